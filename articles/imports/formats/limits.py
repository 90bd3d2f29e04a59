"""How much of a document is opened. What is larger is refused with a message that names the bound."""

ARCHIVE_FILES = 5_000
"""Files in one ZIP."""
ARCHIVE_BYTES = 300_000_000
"""Of all files of a ZIP together, unpacked."""
ARCHIVE_RATIO = 200
"""Unpacked bytes per packed byte; prose shrinks to a third, a bomb to a thousandth."""
RATIO_COUNTS_FROM = 1_000_000
"""Smaller files may shrink as they like: a short file of blanks is no bomb."""
DOCX_BYTES = 100_000_000
"""Of all parts of a Word document, unpacked."""
HTML_BYTES = 5_000_000
"""Of a page; finding the article in one takes three seconds for each million."""
PDF_PAGES = 300
PDF_SECONDS = 60
PDF_MEMORY = 1_500_000_000
"""Bytes of address space of the process that reads a PDF."""
LINES = 10_000
"""Articles in one file of JSON Lines."""
MAIL_PARTS = 200
