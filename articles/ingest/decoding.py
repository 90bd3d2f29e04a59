"""Bytes -> text: which encoding a file is in, and what is no text at all.

The order is our own, since detectors by statistics err on short Japanese: a mark at the beginning, then UTF-8, then the
Japanese encodings that accept the bytes, of which the one wins whose text looks most like Japanese prose.
"""

import codecs
import re

from django.utils.translation import gettext_noop as _

from articles.ingest.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "Office"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "ELF"),
)
_LEGACY = ("cp932", "euc_jp", "euc_jis_2004")
_WIDE = ("utf-16-le", "utf-16-be")
_PROSE = re.compile(r"[ぁ-んァ-ヶー一-龥、。「」・々]")
_ODD = re.compile(r"[\uff61-\uff9f\ue000-\uf8ff\ufffd\x80-\x9f]")
"""Half-width katakana, private use and C1 controls: what EUC-JP or UTF-16 shows when read as something else."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_PLAUSIBLE = 0.5
"""Least share of Japanese prose in a text whose encoding only its looks can tell."""


def decode(data: bytes) -> str:
    """The text of a file. Raises :class:`ReadingError` for what is binary or in an encoding that cannot be told."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ReadingError("binary", _("テキストではなく%(kind)sです。本文をテキストで渡してください。"), kind=kind)
    text = _decoded(data)
    if "\x00" in text:
        raise ReadingError("nul", _("NUL文字を含んでいます。テキストとして保存し直してください。"))
    if len(_CONTROLS.findall(text)) > len(text) // 200:
        raise ReadingError("binary", _("テキストではありません。本文をテキストで渡してください。"))
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding) or _refuse()
    if b"\x00" in data:
        wide = _most_japanese(data, _WIDE)
        if wide is None and (text := _strict(data, "utf-8")) is not None and data.count(0) <= len(data) // 100:
            return text
        return wide if wide is not None else _refuse_binary()
    if (text := _strict(data, "utf-8")) is not None and b"\x1b$" not in data:
        return text
    if b"\x1b$" in data and (text := _strict(data, "iso2022_jp_ext")) is not None:
        return text
    legacy = _most_japanese(data, _LEGACY)
    return legacy if legacy is not None else _refuse()


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _most_japanese(data: bytes, encodings: tuple[str, ...]) -> str | None:
    """The reading that looks most like Japanese prose, if one does at all."""
    texts = [text for encoding in encodings if (text := _strict(data, encoding)) is not None]
    best = max(texts, key=_japanese, default=None)
    return best if best is not None and _japanese(best) >= _PLAUSIBLE else None


def _japanese(text: str) -> float:
    """Share of Japanese prose among what is not ASCII, less what only a wrong reading shows."""
    sample = text[:20_000]
    wide = sum(ord(char) > 0x7F for char in sample)
    if not wide:
        return 1.0 if sample.isprintable() or not _CONTROLS.search(sample) else 0.0
    return (len(_PROSE.findall(sample)) - 2 * len(_ODD.findall(sample)) - 2 * len(_CONTROLS.findall(sample))) / wide


def _refuse() -> str:
    raise ReadingError("encoding", _("文字コードを判別できません。UTF-8で保存し直してください。"))


def _refuse_binary() -> str:
    raise ReadingError("binary", _("テキストではありません。本文をテキストで渡してください。"))
