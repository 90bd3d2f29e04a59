"""PDF -> text, read in a process of its own with bounds of time and memory: any byte of it may be hostile."""

import json
import re
import subprocess
import sys
from typing import Any

from django.utils.translation import gettext_noop as _

from articles.imports.formats import pdf_process
from articles.imports.formats.document import Document, plain
from articles.imports.formats.limits import PDF_MEMORY, PDF_PAGES, PDF_SECONDS
from articles.imports.remarks import Remark
from articles.ingest.errors import ReadingError

_CLOSED = re.compile(r"[。.!?！？」』)）】:：]\s*$")
_OPENS = re.compile(r"^(?:[\u3000 ・●○◆◇■□※▽▼(（【「『]|\d{1,2}[.．、)）]|第\d)")
_WIDE = re.compile(r"[^\x00-\x7f]")
_LARGER = 1.15
"""A line this much larger than most of the page is its title."""


def read_pdf(data: bytes) -> Document:
    """Lines joined to paragraphs; the largest words of the first page are the title."""
    told = _read_apart(data)
    paragraphs = [p for page in told["pages"] for p in _paragraphs(page)]
    text = "\n".join(paragraphs)
    if not text.strip():
        raise ReadingError(
            "empty", _("PDFに文字がありません。画像だけのPDFは、文字認識(OCR)をしてから渡してください。")
        )
    if text.count("(cid:") > len(text) / 200:
        raise ReadingError(
            "encoding", _("PDFの文字を取り出せません(文字の対応表がないフォントです)。本文を貼り付けてください。")
        )
    title = _title(told["pages"][0]) if told["pages"] else ""
    remarks = []
    if told["more"]:
        remarks.append(Remark(_("PDFのはじめの%(count)sページだけを読みました。"), {"count": PDF_PAGES}))
    return plain(text, title=title, remarks=tuple(remarks))


def _read_apart(data: bytes) -> Any:
    """What :mod:`.pdf_process` says of the file."""
    command = [sys.executable, "-I", pdf_process.__file__, str(PDF_PAGES), str(PDF_MEMORY), str(PDF_SECONDS)]
    try:
        done = subprocess.run(  # noqa: S603 — our own program
            command, input=data, capture_output=True, timeout=PDF_SECONDS + 5, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _broken() from error
    told = json.loads(done.stdout) if done.returncode == 0 and done.stdout else {"fault": "broken"}
    if told.get("fault") == "encrypted":
        raise ReadingError("encrypted", _("PDFにパスワードがかかっています。外してから渡してください。"))
    if "fault" in told:
        raise _broken()
    return told


def _broken() -> ReadingError:
    return ReadingError("broken", _("PDFが壊れているか、時間内に読めません。開けるか確かめ、保存し直してください。"))


def _paragraphs(boxes: list[list[list[Any]]]) -> list[str]:
    """The lines of each box, those of one sentence joined: a PDF breaks a line where the paper ends."""
    paragraphs: list[str] = []
    for box in boxes:
        for at, (line, size) in enumerate(box):
            words = line.strip()
            if not words:
                continue
            whole = at > 0 and not _ends(box[at - 1][0]) and not _OPENS.match(line) and abs(size - box[at - 1][1]) < 1
            if whole and paragraphs:
                glue = "" if _WIDE.search(paragraphs[-1][-1:] + words[0]) else " "
                paragraphs[-1] += glue + words
            else:
                paragraphs.append(words)
    return paragraphs


def _ends(line: str) -> bool:
    return not line.strip() or bool(_CLOSED.search(line))


def _title(boxes: list[list[list[Any]]]) -> str:
    """The first run of lines in the largest letters, if they are larger than the text's."""
    lines = [(line.strip(), size) for box in boxes for line, size in box if line.strip()]
    if len(lines) < 2:
        return ""
    largest = max(size for _line, size in lines)
    usual = sorted(size for line, size in lines for _ in range(len(line)))
    if largest < _LARGER * usual[len(usual) // 2]:
        return ""
    start = next(at for at, (_line, size) in enumerate(lines) if size >= largest - 0.5)
    end = start
    while end < len(lines) and lines[end][1] >= largest - 0.5 and end - start < 4:
        end += 1
    return "".join(line for line, _size in lines[start:end])[:300]
