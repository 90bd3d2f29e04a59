"""One address -> its bytes, within bounds of time and size, redirects followed and checked one by one."""

import ssl
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import certifi
import httpcore
from django.conf import settings
from django.utils.translation import gettext_noop as _

from articles.imports.fetching.addresses import Target, target_of
from articles.imports.fetching.connection import Deadline, GuardedBackend, too_slow
from articles.imports.formats.kinds import CONTENT_TYPES
from articles.ingest.errors import ReadingError

REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
_UNNAMED = frozenset({"", "application/octet-stream", "binary/octet-stream"})
"""Types by which a server says nothing; the bytes tell."""
PAGES = frozenset(CONTENT_TYPES) | _UNNAMED
_NETWORK_FAULTS = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol)
_AGENT = "GeoEvents (reads articles on behalf of an editor)"


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered."""

    data: bytes
    address: str
    """Where it came from in the end."""
    content_type: str
    headers: dict[str, str] = field(default_factory=dict)
    unchanged: bool = False
    """The server says that it has nothing new (304)."""

    @property
    def name(self) -> str:
        """The last part of the address's path."""
        return unquote(PurePosixPath(urlsplit(self.address).path).name)[-255:]


def fetch(url: str, *, accepts: Iterable[str] = PAGES, headers: Mapping[str, str] | None = None) -> Page:
    """Ask ``url``. Raises :class:`ReadingError` for what is refused, away, slow, too large or of another kind."""
    deadline = Deadline(settings.FETCH_SECONDS)
    target = target_of(url)
    for _step in range(REDIRECTS + 1):
        answer = _ask(target, deadline, frozenset(accepts), headers or {})
        if isinstance(answer, Page):
            return answer
        target = target_of(urljoin(target.url, answer))
    raise ReadingError("redirects", _("転送が多すぎます。最後に開くページのURLを渡してください。"))


def _ask(target: Target, deadline: Deadline, accepts: frozenset[str], headers: Mapping[str, str]) -> Page | str:
    """One request; a page, or where the server says to go."""
    context = ssl.create_default_context(cafile=certifi.where())
    sent = {"User-Agent": _AGENT, "Accept": "*/*", "Accept-Encoding": "gzip", "Accept-Language": "ja,en;q=0.5"}
    try:
        with (
            httpcore.ConnectionPool(ssl_context=context, network_backend=GuardedBackend(deadline)) as pool,
            pool.stream("GET", target.url, headers=[*sent.items(), *headers.items()]) as response,
        ):
            told = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in response.headers}
            if response.status in _MOVED and told.get("location"):
                return told["location"]
            return _page(target, response, told, accepts)
    except (httpcore.TimeoutException, TimeoutError) as error:
        raise too_slow() from error
    except (*_NETWORK_FAULTS, OSError) as error:
        raise ReadingError(
            "unreachable", _("サーバーに接続できません(%(why)s)。"), why=str(error)[:100] or type(error).__name__
        ) from error


def _page(target: Target, response: httpcore.Response, told: dict[str, str], accepts: frozenset[str]) -> Page:
    if response.status == NOT_MODIFIED:
        return Page(b"", target.url, "", told, unchanged=True)
    if response.status != 200:
        raise ReadingError("status", _("ページを取得できません(HTTP %(status)s)。"), status=response.status)
    content_type = told.get("content-type", "")
    if content_type.partition(";")[0].strip().lower() not in accepts:
        raise ReadingError("kind", _("記事のページではありません(%(kind)s)。"), kind=content_type[:60])
    most = settings.IMPORT_MAX_BYTES
    if told.get("content-length", "").isdigit() and int(told["content-length"]) > most:
        raise _too_large(most)
    data = bytearray()
    for piece in _decoded(response.iter_stream(), told.get("content-encoding", ""), most):
        data += piece
        if len(data) > most:
            raise _too_large(most)
    return Page(bytes(data), target.url, content_type, told)


def _decoded(pieces: Iterable[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """The pieces unpacked; never more than one over ``most`` at once, so that a bomb does not fill the memory."""
    if encoding.lower() not in ("gzip", "x-gzip", "deflate"):
        yield from pieces
        return
    unpacker = zlib.decompressobj(wbits=47)  # gzip or zlib, as the first bytes say
    try:
        for piece in pieces:
            rest = piece
            while rest:
                yield unpacker.decompress(rest, most + 1)
                rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise ReadingError("broken", _("応答の圧縮が壊れています。")) from error


def _too_large(most: int) -> ReadingError:
    return ReadingError(
        "too_large", _("大きすぎます。上限は%(limit)sバイトです(設定 IMPORT_MAX_BYTES)。"), limit=f"{most:,}"
    )
