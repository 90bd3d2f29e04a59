"""The process that reads one PDF: ``python pdf_process.py PAGES BYTES SECONDS``, the file on standard input.

Prints JSON: ``{"pages": [[[[line, size], …], …], …], "more": bool}``, pages of boxes of lines, or ``{"fault": …}``. It
is a program of its own and imports nothing of ours: a file that fills the memory or never ends takes down this process
alone.
"""

import io
import json
import sys
from collections.abc import Iterator
from typing import Any


def main(pages: int, memory: int, seconds: int) -> dict[str, Any]:
    """Read standard input."""
    _bound(memory, seconds)
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    try:
        found = list(_pages(sys.stdin.buffer.read(), pages + 1))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        return {"fault": "encrypted"}
    except Exception:  # pdfminer raises whatever broken structure leads it to
        return {"fault": "broken"}
    return {"pages": found[:pages], "more": len(found) > pages} if found else {"fault": "broken"}


def _bound(memory: int, seconds: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _pages(data: bytes, most: int) -> Iterator[list[list[tuple[str, float]]]]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTTextContainer, LTTextLine

    vertical = LAParams(detect_vertical=True)
    for page in extract_pages(io.BytesIO(data), maxpages=most, laparams=vertical):
        boxes = [box for box in page if isinstance(box, LTTextContainer)]
        yield [[(line.get_text(), _size(line)) for line in box if isinstance(line, LTTextLine)] for box in boxes]


def _size(line: Any) -> float:
    from pdfminer.layout import LTChar

    sizes = [char.size for char in line if isinstance(char, LTChar)]
    return round(max(sizes), 1) if sizes else 0.0


if __name__ == "__main__":
    told = main(*(int(argument) for argument in sys.argv[1:4]))
    sys.stdout.write(json.dumps(told))
