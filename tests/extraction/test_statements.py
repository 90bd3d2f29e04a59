"""Statements: tables of what must be found and what must not."""

import pytest

from articles.extraction import Findings, extract


def said(findings: Findings, body: str) -> list[tuple[str, str, str]]:
    """Kind, words and speakers' names of each statement."""
    names = {x.id: x.name for x in (*findings.leaders, *findings.organizations)}
    return [
        (s.kind.value, s.span.of(body), "・".join(names.get(r, r) for r in s.speakers)) for s in findings.statements
    ]


def read(body: str) -> list[tuple[str, str, str]]:
    return said(extract(body, published="2025-11-09", syntax=False), body)


FOUND = [
    pytest.param(
        "カザフスタンのトカエフ大統領は6日、「関係は新たな段階に入った」と述べた。",
        [("direct", "関係は新たな段階に入った", "トカエフ")],
        id="in-sentence",
    ),
    pytest.param(
        "フランスのマクロン大統領は会見で、停戦後に部隊を派遣すると発表した。",
        [("indirect", "停戦後に部隊を派遣する", "マクロン")],
        id="clause",
    ),
    pytest.param(
        "ロシアのラブロフ外相は27日、国連での記者会見で、制裁の復活は「法的に無効だ」と主張。",
        [("direct", "法的に無効だ", "ラブロフ")],
        id="fragment-with-topic",
    ),
]


@pytest.mark.parametrize(("body", "expected"), FOUND)
def test_finds(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(body) == expected


NOT_FOUND = [
    pytest.param("両国は「C5+1」と呼ばれる枠組みで協力する。", id="name"),
    pytest.param("地域情勢に詳しい大学教授は「競争は続く」と話す。", id="private person"),
]


@pytest.mark.parametrize("body", NOT_FOUND)
def test_leaves_alone(body: str) -> None:
    assert read(body) == []
