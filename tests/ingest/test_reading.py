"""Text -> title, day, outlet, address, body; and what a text must have to be stored."""

import pytest

from articles.ingest.errors import ReadingError
from articles.ingest.reading import SourceText, Supplement, complete, parse_date, parse_source, read_source

FRONT = "---\ntitle: 題名\npublished: 2025-11-09\noutlet: 例示通信\nurl: https://news.example/1\n---\n本文。\n"


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("2025/11/09 更新: 2025/11/10", "2025-11-09"),
        ("2025年11月9日 14:05", "2025-11-09"),
        ("２０２５年１１月９日", "2025-11-09"),
        ("令和7年11月9日", "2025-11-09"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成28年4月4日", "2016-04-04"),
        ("2025.11.9", "2025-11-09"),
        ("2025-11", "2025-11"),
        ("2025年11月", "2025-11"),
        ("令和7年11月", "2025-11"),
        ("2025", "2025"),
        ("令和7年", "2025"),
        ("2025-02-31", "2025-02"),
        ("2025-13-01", "2025"),
        ("9999年", "9999"),
        ("0001-01-01", None),
        ("題名だけ", None),
        ("", None),
    ],
)
def test_dates_of_headers(line: str, iso: str | None) -> None:
    assert parse_date(line) == iso


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FRONT, SourceText("題名", "2025-11-09", "例示通信", "https://news.example/1", "本文。")),
        (
            "\ufeff" + FRONT.replace("\n", "\r\n"),
            SourceText("題名", "2025-11-09", "例示通信", "https://news.example/1", "本文。"),
        ),
        ("---\ntitle: \"引用 '付き'\"\n---\n本文。", SourceText("引用 '付き'", None, None, None, "本文。")),
        ("題名\n2025/11/09\n\n本文。", SourceText("題名", "2025-11-09", None, None, "本文。")),
        ("\n\n題名\n例示通信\n2025年11月9日 14:05\n本文。", SourceText("題名", "2025-11-09", None, None, "本文。")),
        ("2025年11月9日\n題名\n本文。", SourceText("題名", "2025-11-09", None, None, "本文。")),
        ("2025年11月9日\n米国は6日に発表した。", SourceText("", "2025-11-09", None, None, "米国は6日に発表した。")),
        ("米国は6日に発表した。\n続く。", SourceText("", None, None, None, "米国は6日に発表した。\n続く。")),
        ("題名\n本文は2025年11月9日に書いた。", SourceText("題名", None, None, None, "本文は2025年11月9日に書いた。")),
        ("題名\n" + "あ" * 50 + "2025年11月9日", SourceText("題名", None, None, None, "あ" * 50 + "2025年11月9日")),
    ],
)
def test_parts_of_a_source(text: str, expected: SourceText) -> None:
    assert parse_source(text) == expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("\u3000\n\u3000".encode(), "empty"),
        ("題名だけ".encode(), "empty"),
        ("題名\n2025-11-09\n\n \n".encode(), "empty"),
        (b"---\ntitle: x\npublished: 2025-11-09\n---\n", "empty"),
        (b"x" * 1_001, "too_large"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "binary"),
        (b"\n <HTML>\n<p>x", "binary"),
        (b"\x00" * 100, "binary"),
    ],
)
def test_unreadable_input_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_source(data, max_bytes=1_000)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": ""}, "untitled"),
        ({"title": " \t "}, "untitled"),
        ({"title": "長" * 301}, "untitled"),
        ({"published": None}, "undated"),
        ({"outlet": "媒" * 121}, "field"),
        ({"url": "javascript:alert(1)"}, "field"),
        ({"url": "/relative"}, "field"),
        ({"url": "https://news.example/" + "x" * 1_000}, "field"),
        ({"url": "https://"}, "field"),
    ],
)
def test_what_is_missing_or_wrong_is_named(changes: dict[str, str | None], code: str) -> None:
    values = {"title": "題名", "published": "2025-11-09", "outlet": None, "url": None, "body": "本文。", **changes}
    with pytest.raises(ReadingError) as caught:
        complete(SourceText(**values), Supplement())
    assert caught.value.code == code


def test_the_sender_fills_what_the_text_lacks_and_nothing_else() -> None:
    supplement = Supplement("別の題名", "2024-01-02", "別の媒体", "https://news.example/2")
    bare = complete(SourceText("", None, None, None, "本文。"), supplement)
    assert bare == SourceText("別の題名", "2024-01-02", "別の媒体", "https://news.example/2", "本文。")
    full = parse_source(FRONT)
    assert complete(full, supplement) == full


def test_a_title_becomes_one_clean_line() -> None:
    source = SourceText("題\x07名\t の\x1b[31m続き ", "2025", None, None, "本文。")
    assert complete(source, Supplement()).title == "題 名 の [31m続き"
