"""Which encoding a file is in, and what is no text."""

import codecs

import pytest

from articles.ingest.decoding import decode
from articles.ingest.errors import ReadingError

TEXT = "中央アジア5か国、米国と首脳会議\n2025年11月9日\n\nトカエフ大統領は6日、「協力を深めたい」と述べた。㈱①〜―\n"
PLAIN = TEXT.replace("㈱①〜―", "")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("euc_jis_2004"),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16", "utf-16be bom", "utf-16le", "utf-16be", "utf-32", "euc-jis-2004"],
)
def test_every_unicode_form_is_read(data: bytes) -> None:
    assert decode(data) == TEXT


@pytest.mark.parametrize("encoding", ["cp932", "shift_jis", "euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "日米首脳会談\n2025/11/09\n本文です。",
        "東京\n2025年11月9日\n外相は会談した。",
        "カタカナノミ\n2025-11-09\nテキスト。" * 3,
    ],
)
def test_japanese_encodings_are_told_apart(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_windows_characters_are_read() -> None:
    text = "㈱例示①の本文です。髙市首相は述べた。"
    assert decode(text.encode("cp932")) == text


def test_half_width_katakana_of_shift_jis_stays() -> None:
    text = "ﾄｶｴﾌ大統領は米国の大統領と会談し、協力を深めることで一致した。"
    assert decode(text.encode("cp932")) == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "binary"),
        (b"PK\x03\x04\x14\x00", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x7fELF\x02\x01\x01\x00", "binary"),
        (b"title\x00\n" + "本文です。".encode() * 100, "nul"),
        ("題名\n\x01\x02\x03\x04\x05\x06".encode(), "binary"),
        ("café à la crème ".encode("latin-1"), "encoding"),
        ("本文です。".encode() + b"\xff\xfe\xfd", "encoding"),
        ("本文です。".encode("cp932")[:-1] + b"\xff", "encoding"),
        (codecs.BOM_UTF8 + b"\xff", "encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as caught:
        decode(data)
    assert caught.value.code == code
    assert str(caught.value)
