"""Which addresses may be asked: http and https, on hosts of the public internet alone.

The server stands in a network that an editor's browser does not reach: a page fetched from there on somebody's word
would tell what is inside (server-side request forgery). So private, loopback, link-local and reserved ones are refused.
"""

import ipaddress
import socket
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.translation import gettext_noop as _

from articles.ingest.errors import ReadingError

IPAddress: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SAFE = "/%:@!$&'()*+,;=-._~"


@dataclass(frozen=True, slots=True)
class Target:
    """An address fit to be asked."""

    scheme: str
    host: str
    """In ASCII, as DNS knows it."""
    port: int
    path: str
    """With the query."""

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def target_of(url: str) -> Target:
    """The parts of an address, cleaned. Raises :class:`ReadingError` for what is not to be asked."""
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, (parts.hostname or "").rstrip(".")
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise _wrong() from error
    if parts.scheme not in PORTS or not host or "%" in host or any(c <= " " for c in url.strip()):
        raise _wrong()
    if parts.username is not None or parts.password is not None:
        raise ReadingError("address", _("名前やパスワードを含むURLは取得しません。"))
    query = f"?{quote(parts.query, safe=_SAFE + '?')}" if parts.query else ""
    return Target(parts.scheme, host, port or PORTS[parts.scheme], (quote(parts.path, safe=_SAFE) or "/") + query)


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, all of them checked: one that is not public refuses the host.

    The connection is made to one of these, not to the name again: an answer that changes between the look and the
    connection (DNS rebinding) changes nothing. Raises :class:`ReadingError`.
    """
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadingError("unreachable", _("サーバーが見つかりません: %(host)s"), host=host[:100]) from error
    found = list(dict.fromkeys(str(row[4][0]) for row in rows))
    if not is_allowed(host, port) and not all(is_public(address) for address in found):
        raise private()
    return found


def is_allowed(host: str, port: int) -> bool:
    """Whether the operator lets this host be asked wherever it stands (``FETCH_ALLOWED_HOSTS``)."""
    return host in settings.FETCH_ALLOWED_HOSTS or f"{host}:{port}" in settings.FETCH_ALLOWED_HOSTS


def is_public(text: str) -> bool:
    """Whether an IP address belongs to the public internet, an IPv4 address inside an IPv6 one included."""
    try:
        address: IPAddress = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if (inner := _inside(address)) is not None:
            return is_public(str(inner))
        if address.is_site_local:  # private, and given up in 2004: the register that ``is_global`` follows lacks it
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a mapped, 6to4, Teredo or NAT64 address leads to."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def private() -> ReadingError:
    """The refusal of an address inside a network."""
    return ReadingError(
        "private", _("内部ネットワークのアドレスは取得しません。公開されているページのURLを渡してください。")
    )


def _wrong() -> ReadingError:
    return ReadingError("address", _("URLが正しくありません。http:// か https:// で始めてください。"))
