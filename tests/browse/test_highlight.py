"""Marks in source text: every character once, escaped, whatever the marks."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from articles.browse.highlight import LAYERS, Mark, emphasised, paragraphs_of

HOSTILE = "<script>alert('&\"')</script>\u202eあ\u202c👩‍👩‍👧𠮷&amp;\n\n<b>改行</b>"


def text_of(fragment: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", fragment))


def test_escapes_hostile_text() -> None:
    marks = [Mark(0, 8, "statement"), Mark(4, 20, "person", '"><script>')]
    page = "\n".join(line.html for line in paragraphs_of(HOSTILE, marks))
    assert "<script" not in page
    assert "<b>" not in page
    assert text_of(page) == HOSTILE


def test_counts_code_points_not_utf16_units() -> None:
    body = "𠮷野氏は👩‍👩‍👧と語った"
    start = body.index("と語")
    [line] = paragraphs_of(body, [Mark(start, start + 3, "date")])
    assert '<span class="m date" data-c="9-12" id="c9-12">と語っ</span>' in line.html


def test_nests_what_lies_inside() -> None:
    [line] = paragraphs_of("米国のトランプ大統領は", [Mark(0, 10, "person"), Mark(0, 2, "country")])
    assert re.sub(r' (id|data-c)="[^"]*"', "", line.html) == (
        '<span class="m person"><span class="m country">米国</span>のトランプ大統領</span>は'
    )


def test_splits_what_overlaps() -> None:
    [line] = paragraphs_of("あいうえお", [Mark(0, 3, "statement"), Mark(2, 5, "event")])
    assert line.html.count('class="m statement"') == 1
    assert line.html.count('class="m event"') == 2
    assert text_of(line.html) == "あいうえお"


def test_gives_an_anchor_once_even_across_lines() -> None:
    lines = paragraphs_of("一行目\n二行目", [Mark(1, 6, "statement"), Mark(1, 6, "link")])
    page = "".join(line.html for line in lines)
    assert page.count('id="c1-6"') == 1
    assert page.count('class="m statement"') == 2
    assert [line.start for line in lines] == [0, 4]


@given(st.data())
def test_keeps_every_character(data: st.DataObject) -> None:
    body = data.draw(st.text(alphabet="あ<&\n𠮷\"' ", min_size=1, max_size=40))
    places = st.integers(0, len(body) - 1).flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, len(body)), st.sampled_from(LAYERS))
    )
    marks = {Mark(*place) for place in data.draw(st.lists(places, max_size=8))}
    lines = paragraphs_of(body, marks)
    assert "\n".join(text_of(line.html) for line in lines) == body
    for line in lines:
        assert line.html.count("<span") == line.html.count("</span>")


def test_emphasises_ranges() -> None:
    assert emphasised("<関税>と関税", [(1, 3), (5, 7)]) == "&lt;<mark>関税</mark>&gt;と<mark>関税</mark>"
