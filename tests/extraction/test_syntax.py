"""The parser's subjects, and that it is loaded only when asked."""

import subprocess
import sys

import pytest

from articles.extraction.findings import Span
from articles.extraction.parsing import read
from articles.extraction.syntax import Syntax

SUBJECTS = [
    (
        "ロシアのラブロフ外相は27日、国連での会見で、制裁は「法的に無効だと考える」と主張した。",
        "主張",
        "ロシアのラブロフ外相",
    ),
    ("カーニー氏は前日にトランプ氏と協議しており、会見で「失うわけにはいかない」と説明した。", "説明", "カーニー氏"),
    ("これに対し、マルコス大統領から、石破総理大臣の訪問を歓迎する旨述べました。", "述べ", "マルコス大統領"),
    ("外相は「行く。必ず行くと約束する」と述べた。\n\n首相は「来る」と語った。", "語っ", "首相"),
]


@pytest.mark.model
@pytest.mark.parametrize(("body", "predicate", "subject"), SUBJECTS)
def test_subject(body: str, predicate: str, subject: str) -> None:
    span = Syntax(read(body)).subject_of(body.index(predicate))
    assert isinstance(span, Span)
    assert span.of(body) == subject


@pytest.mark.model
@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("「首相は行くと述べた」と語った。", "述べ"),
        ("【東京共同】首相は述べた。", "東京"),
        ("首相は" + "行き、" * 1000 + "述べた。", "述べた"),
        ("述べた。", "述べた"),
    ],
)
def test_no_subject(body: str, word: str) -> None:
    assert Syntax(read(body)).subject_of(body.index(word)) is None


@pytest.mark.model
def test_sentences_are_parsed_in_one_go() -> None:
    body = "首相は述べた。外相も述べた。\n\n大統領は述べた。"
    syntax = Syntax(read(body))
    syntax.prepare(i for i in range(len(body)) if body.startswith("述べ", i))
    found = [syntax.subject_of(i) for i in range(len(body)) if body.startswith("述べ", i)]
    assert [s.of(body) if s else "" for s in found] == ["首相", "外相", "大統領"]


def test_rules_alone_load_no_model() -> None:
    code = (
        "import sys; from articles.extraction import extract; extract('首相は「行く」と述べた。', syntax=False);"
        "sys.exit('spacy' in sys.modules or 'ginza' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
