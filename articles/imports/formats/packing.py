"""Bounds of what a ZIP may unpack to, told from its table of contents before anything is unpacked.

The table may lie; ``zipfile`` never unpacks more of a file than the table says, so a lie only cuts the file short,
which its checksum then tells.
"""

from collections.abc import Sequence
from zipfile import ZipInfo

from django.utils.translation import gettext_noop as _

from articles.imports.formats.limits import ARCHIVE_RATIO, RATIO_COUNTS_FROM
from articles.ingest.errors import ReadingError


def check_sizes(members: Sequence[ZipInfo], most_bytes: int) -> None:
    """Raises :class:`ReadingError` for a bomb: too much in all, or far too much for its size."""
    if sum(member.file_size for member in members) > most_bytes:
        raise ReadingError(
            "bomb", _("展開すると大きすぎます(上限%(limit)sバイト)。分けて渡してください。"), limit=f"{most_bytes:,}"
        )
    for member in members:
        if member.file_size > max(RATIO_COUNTS_FROM, ARCHIVE_RATIO * member.compress_size):
            raise ReadingError("bomb", _("圧縮率が異常です(いわゆるZIP爆弾)。展開しませんでした。"))
