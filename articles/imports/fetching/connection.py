"""Connections of httpcore that go to checked addresses only, and end when the time of the whole request is over."""

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore
from django.utils.translation import gettext_noop as _

from articles.imports.fetching.addresses import resolve
from articles.ingest.errors import ReadingError


def too_slow() -> ReadingError:
    """The time is over."""
    return ReadingError("slow", _("サーバーの応答が遅すぎるか、終わりません。あとで試すか、本文を貼り付けてください。"))


class Deadline:
    """The moment at which a request must be over, with everything that belongs to it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that remain. Raises :class:`ReadingError` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise too_slow()
        return left


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves a host once, checks every address that it has, and connects to one of these."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        fault: Exception | None = None
        for address in resolve(host, port):
            try:
                stream = self._plain.connect_tcp(address, port, self._deadline.left(), local_address, socket_options)
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
        raise fault or httpcore.ConnectError(host)

    def connect_unix_socket(self, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("no sockets of this machine")


class _TimedStream(httpcore.NetworkStream):
    """A stream on which every wait ends with the deadline: a byte a second does not hold a worker for ever."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
