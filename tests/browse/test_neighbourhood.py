"""The sentences around a span."""

import pytest

from articles.browse.neighbourhood import around

BODY = "前の前だ。前の文だ。\n\n氏は「来る」と述べた。後の文だ。さらに後だ。"


def test_gives_one_sentence_on_either_side() -> None:
    found = around(BODY, BODY.index("来る"), BODY.index("来る") + 2)
    assert (found.before, found.lead, found.exact, found.tail, found.after) == (
        "前の文だ。\n\n", "氏は「", "来る", "」と述べた。", "後の文だ。"
    )  # fmt: skip


def test_joins_to_an_unbroken_stretch() -> None:
    for start in range(len(BODY)):
        for end in range(start + 1, len(BODY) + 1):
            found = around(BODY, start, end)
            whole = found.before + found.lead + found.exact + found.tail + found.after
            assert whole in BODY
            assert found.exact == BODY[start:end]


@pytest.mark.parametrize("body", ["語", "語。", "\n語\n", "「語」"])
def test_small_texts(body: str) -> None:
    at = body.index("語")
    assert around(body, at, at + 1).exact == "語"
