"""ZIP -> its files. Nothing is written to disk; a name inside is only shown, never used as a path."""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from zipfile import ZipInfo

from django.utils.translation import gettext_noop as _

from articles.imports.formats.document import Member
from articles.imports.formats.kinds import SUFFIXES, Kind, kind_of
from articles.imports.formats.limits import ARCHIVE_BYTES, ARCHIVE_FILES
from articles.imports.formats.packing import check_sizes
from articles.ingest.errors import ReadingError

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")
_UNSEEN = re.compile(r"(?:^|/)(?:\.(?![./])|__MACOSX/|Thumbs\.db$|desktop\.ini$)")


def members_of_zip(data: bytes, *, most_bytes: int) -> Iterator[Member]:
    """Its files in their order, each with its bytes or its fault; ``most_bytes`` bounds one file.

    Raises :class:`ReadingError` for an archive that is none, is empty or is a bomb.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ReadingError("broken", _("ZIPが壊れています。作り直してください。")) from error
    with archive:
        members = [m for m in archive.infolist() if not m.is_dir() and not _UNSEEN.search(m.filename)]
        if not members:
            raise ReadingError("empty", _("ZIPにファイルがありません。"))
        if len(members) > ARCHIVE_FILES:
            raise ReadingError(
                "bomb", _("ZIPのファイルが多すぎます(上限%(limit)s)。分けて渡してください。"), limit=ARCHIVE_FILES
            )
        check_sizes(members, ARCHIVE_BYTES)
        for member in members:
            yield _member(archive, member, most_bytes)


def _member(archive: zipfile.ZipFile, member: ZipInfo, most_bytes: int) -> Member:
    name = _name(member)
    try:
        _check(member, name, most_bytes)
        data = archive.read(member)
        if _is_zip(data, name):  # whatever its name says: one that holds itself would be unpacked without end
            raise _nested()
        return Member(name, data)
    except ReadingError as error:
        return Member(name, b"", error)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        return Member(name, b"", ReadingError("broken", _("ZIPの中のファイルが壊れています。")))


def _check(member: ZipInfo, name: str, most_bytes: int) -> None:
    if _OUTSIDE.search(name):
        raise ReadingError("path", _("ZIPの中の名前がフォルダーの外を指しています。名前を変えて作り直してください。"))
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ReadingError("path", _("ZIPの中のリンクは読みません。ファイルそのものを入れてください。"))
    if member.flag_bits & _ENCRYPTED:
        raise ReadingError("encrypted", _("ZIPにパスワードがかかっています。外してから渡してください。"))
    if SUFFIXES.get(f".{name.rpartition('.')[2].lower()}") == Kind.ZIP:
        raise _nested()
    if member.file_size > most_bytes:
        raise ReadingError(
            "too_large",
            _("大きすぎます。上限は%(limit)sバイトです(設定 IMPORT_MAX_BYTES)。"),
            limit=f"{most_bytes:,}",
        )


def _is_zip(data: bytes, name: str) -> bool:
    with suppress(ReadingError):  # a form that is known and not read says so when it is opened
        return kind_of(data, name) == Kind.ZIP
    return False


def _nested() -> ReadingError:
    return ReadingError("kind", _("ZIPの中のZIPは開きません。取り出して渡してください。"))


def _name(member: ZipInfo) -> str:
    """The name as its maker wrote it: Windows in Japan writes Shift_JIS and does not say so."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename
