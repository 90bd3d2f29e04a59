"""Word documents (.docx) -> text: paragraphs and tables in their order."""

import io
import zipfile
from typing import Any

from django.utils.translation import gettext_noop as _

from articles.imports.formats.document import Document, plain
from articles.imports.formats.limits import DOCX_BYTES
from articles.imports.formats.packing import check_sizes
from articles.ingest.errors import ReadingError

_TITLES = ("Title", "Heading 1")


def read_docx(data: bytes) -> Document:
    """A paragraph in the style of titles is the title, else the first line. Macros and pictures are not looked at."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            check_sizes(package.infolist(), DOCX_BYTES)
        import docx

        blocks = list(_blocks(docx.Document(io.BytesIO(data))))
    except ReadingError:
        raise
    except Exception as error:  # python-docx raises whatever broken structure leads it to
        raise ReadingError(
            "broken", _("Word文書が壊れているか、暗号化されています。開けるか確かめ、保存し直してください。")
        ) from error
    title = next((words for style, words in blocks[:8] if style in _TITLES), "")
    text = "\n".join(words for style, words in blocks if not (title and style in _TITLES and words == title))
    return plain(text, title=title.strip())


def _blocks(document: Any) -> Any:
    """Style and words of each paragraph; a row of a table is one line."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "", "\t".join(cell.text.replace("\n", " ").strip() for cell in row.cells)
        else:
            yield (block.style.name if block.style is not None else ""), block.text
