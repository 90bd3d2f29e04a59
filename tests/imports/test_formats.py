"""Every form of document: what is read of it, and what bad ones get."""

import time
from typing import Any

import pytest

from articles.imports.formats.door import is_container, members_of, open_document
from articles.ingest.errors import ReadingError
from tests.imports import making
from tests.imports.making import BODY, PAGE, SENTENCES, TEXT, TITLE

FORMS = {
    "text.txt": TEXT.encode,
    "sjis.txt": lambda: TEXT.encode("cp932"),
    "euc.txt": lambda: TEXT.encode("euc_jp"),
    "utf16.txt": lambda: TEXT.encode("utf-16"),
    "page.html": PAGE.encode,
    "sjis.html": lambda: PAGE.replace("utf-8", "Shift_JIS").encode("cp932"),
    "unnamed": PAGE.encode,
    "paper.pdf": making.pdf,
    "report.docx": making.docx,
    "letter.eml": making.mail,
    "letter-html.eml": lambda: making.mail(html=True),
    "note.md": making.MARKDOWN.encode,
    "misnamed.txt": making.pdf,
}


@pytest.mark.parametrize("name", FORMS)
def test_title_day_and_words_are_found_in_every_form(name: str) -> None:
    source = open_document(FORMS[name](), name=name).source
    assert (source.title, source.published) == (TITLE, "2025-11-09")
    assert SENTENCES[0] in source.body
    assert TITLE not in source.body
    assert "alert" not in source.body
    assert "人気の記事" not in source.body


@pytest.mark.parametrize(("name", "outlet"), [("page.html", "例示新聞"), ("letter.eml", "例示通信")])
def test_the_outlet_is_found_where_the_form_has_one(name: str, outlet: str) -> None:
    assert open_document(FORMS[name](), name=name).source.outlet == outlet


def test_lines_of_a_pdf_become_sentences_again() -> None:
    assert open_document(making.pdf(), name="a.pdf").source.body == "".join(SENTENCES)


def test_markdown_loses_its_marks_and_addresses() -> None:
    body = open_document(making.MARKDOWN.encode(), name="a.md").source.body
    assert "両国" in body
    assert "https" not in body
    assert "*" not in body


def test_a_table_of_a_word_document_is_kept() -> None:
    assert open_document(making.docx(), name="a.docx").source.body == f"{BODY}\n総額\t10億ドル"


def test_front_matter_counts_in_markdown_and_text() -> None:
    text = f"---\ntitle: 題\npublished: 2025-11-09\nurl: https://news.example/1\n---\n{BODY}\n"
    for name in ("a.md", "a.txt"):
        source = open_document(text.encode(), name=name).source
        assert (source.title, source.url, source.published) == ("題", "https://news.example/1", "2025-11-09")


def test_scripts_and_attachments_are_left_out_and_said() -> None:
    assert "スクリプト" in str(open_document(PAGE.encode(), name="a.html").remarks[0])
    mail = open_document(making.mail(attachment=True), name="a.eml")
    assert "資料.pdf" in str(mail.remarks[0])


def test_an_undated_page_has_no_day_guessed() -> None:
    page = PAGE.replace("2025-11-09T14:05:00+09:00", "")
    assert open_document(page.encode(), name="a.html").source.published is None


def test_lines_and_archives_hold_several_documents() -> None:
    data = making.lines("題一", "題二") + b"\n{broken\n"
    assert is_container(data, "a.jsonl")
    members = list(members_of(data, "a.jsonl"))
    assert [member.name for member in members] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]
    source = open_document(members[1].data, name=members[1].name).source
    assert (source.title, source.published, source.outlet, source.body) == ("題二", "2025-11-09", "例示通信", BODY)
    with pytest.raises(ReadingError, match="JSON"):
        open_document(members[2].data, name=members[2].name)


def test_a_zip_gives_its_files_and_says_what_it_does_not_open() -> None:
    bad = making.archive(
        {
            "記事/一.txt": TEXT.encode(),
            "../../etc/passwd": b"x",
            "/root.txt": b"x",
            "C:\\x.txt": b"x",
            "inner.zip": b"PK",
            "inner.txt": making.archive({"a.txt": TEXT.encode()}),
            "report.docx": making.docx(),
            ".hidden": b"x",
            "__MACOSX/._a": b"x",
        }
    )
    members = {member.name: member for member in members_of(bad, "a.zip")}
    outside = {"../../etc/passwd", "/root.txt", "C:\\x.txt"}
    assert set(members) == {"記事/一.txt", "report.docx", "inner.zip", "inner.txt", *outside}
    assert members["記事/一.txt"].data == TEXT.encode()
    faults = {name: str(member.fault) for name, member in members.items() if member.fault}
    assert set(faults) == {"inner.zip", "inner.txt", *outside}
    assert all("フォルダーの外" in faults[name] for name in outside)
    assert "ZIPの中のZIP" in faults["inner.zip"]
    assert "ZIPの中のZIP" in faults["inner.txt"]


def test_names_of_a_japanese_windows_zip_are_read() -> None:
    data = making.archive({"XXXX.txt": TEXT.encode()}).replace(b"XXXX", "記事".encode("cp932"))
    assert [member.name for member in members_of(data, "a.zip")] == ["記事.txt"]


def encrypted_zip() -> bytes:
    data = bytearray(making.archive({"a.txt": TEXT.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def test_an_encrypted_or_damaged_member_is_a_fault_of_its_own() -> None:
    (member,) = members_of(encrypted_zip(), "a.zip")
    assert "パスワード" in str(member.fault)
    data = bytearray(making.archive({"a.txt": TEXT.encode()}))
    data[40:60] = b"\x00" * 20
    (member,) = members_of(bytes(data), "a.zip")
    assert "壊れて" in str(member.fault)


BAD: dict[str, tuple[str, Any, str]] = {
    "empty": ("a.txt", lambda: b"", "空です"),
    "blank": ("a.txt", lambda: b" \n\n", "空です"),
    "wrong encoding": ("a.txt", lambda: b"\xff\xfe\xfd\xfc\xfb", "文字コード"),
    "no pdf": ("a.pdf", lambda: b"hello", "中身が違うか壊れて"),
    "broken pdf": ("a.pdf", lambda: making.pdf()[:300], "壊れて"),
    "encrypted pdf": ("a.pdf", lambda: making.pdf(password="geheim"), "パスワード"),
    "pdf of pictures": ("a.pdf", lambda: making.pdf(image_only=True), "OCR"),
    "broken docx": ("a.docx", lambda: making.docx()[:2000], "壊れて"),
    "old office": ("a.doc", lambda: b"\xd0\xcf\x11\xe0" + b"x" * 99, ".docx"),
    "spreadsheet": ("a.xlsx", lambda: making.archive({"[Content_Types].xml": b"x"}), "この形式"),
    "rtf": ("a.rtf", lambda: b"{\\rtf1 x}", "RTF"),
    "page without article": ("a.html", lambda: b"<html><body><nav><a href=x>x</a></nav></body></html>", "本文"),
    "mail without text": ("a.eml", lambda: b"Subject: x\n\n", "本文がありません"),
    "binary": ("a.bin", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "テキスト"),
    "too large": ("a.txt", lambda: "あ".encode() * 700_000, "ARTICLE_MAX_BYTES"),
    "far too large": ("a.pdf", lambda: b"%PDF-" + b"x" * 30_000_001, "IMPORT_MAX_BYTES"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_document_gets_a_message_that_says_what_to_do(case: str) -> None:
    name, make, said = BAD[case]
    with pytest.raises(ReadingError, match=said):
        open_document(make(), name=name)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: making.archive({}), "ファイルがありません"),
        (lambda: b"PK\x03\x04 and nothing more", "壊れて"),
        (lambda: making.archive({"bomb.txt": b"0" * 50_000_000}), "ZIP爆弾"),
        (lambda: making.archive({f"{n}.txt": b"0" * 900_000 for n in range(350)}), "大きすぎます"),
        (lambda: making.archive({f"{n}.txt": b"" for n in range(5_001)}), "多すぎます"),
    ],
    ids=["empty", "broken", "bomb", "large in all", "many"],
)
def test_a_bad_archive_is_refused_as_a_whole(make: Any, said: str) -> None:
    data = make()
    began = time.monotonic()
    with pytest.raises(ReadingError, match=said):
        list(members_of(data, "a.zip"))
    assert time.monotonic() - began < 2


def test_a_word_document_that_is_a_bomb_is_not_unpacked() -> None:
    data = making.archive({"[Content_Types].xml": b"x", "word/document.xml": b" " * 60_000_000})
    with pytest.raises(ReadingError, match="ZIP爆弾"):
        open_document(data, name="a.docx")


def test_a_deeply_nested_page_does_no_harm() -> None:
    page = f"<html><body>{'<div>' * 50_000}<p>{SENTENCES[0]}</p>"
    with pytest.raises(ReadingError):
        open_document(page.encode(), name="a.html")
