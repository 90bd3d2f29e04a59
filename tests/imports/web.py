"""A small web on this machine: pages, redirects, and servers that behave badly."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

from tests.imports.making import PAGE, TITLE

FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>例示通信の新着</title>
{entries}</channel></rss>"""
ENTRY = """<item><title>{title}</title><link>{link}</link><guid>{link}</guid>
<pubDate>Sat, 08 Nov 2025 16:00:00 GMT</pubDate></item>"""


class Web:
    """What the server answers, and what it was asked."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.host = f"127.0.0.1:{server.server_address[1]}"
        self.url = f"http://{self.host}"
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.entries = ["/page?1"]

    def feed(self) -> bytes:
        links = [f"{self.url}{path}" for path in self.entries]
        items = "".join(ENTRY.format(title=f"{TITLE} {n}", link=link) for n, link in enumerate(links))
        return FEED.format(entries=items).encode()


class Handler(BaseHTTPRequestHandler):
    web: Web

    def log_message(self, *args: Any) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        self.web.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
        name, _mark, rest = self.path.strip("/").partition("?")
        with suppress(OSError):
            getattr(self, name, self.page)(rest)

    def _send(self, data: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def page(self, rest: str) -> None:
        self._send(PAGE.replace("協力", f"協力{rest}").replace(TITLE, f"{TITLE}{rest}").encode())

    def zipped(self, rest: str) -> None:
        self._send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def bomb(self, rest: str) -> None:
        self._send(gzip.compress(b"0" * 40_000_000), Content_Encoding="gzip")

    def to(self, rest: str) -> None:
        self._send(b"", status=302, Location=unquote(rest))

    def loop(self, rest: str) -> None:
        self._send(b"", status=302, Location="/loop")

    def picture(self, rest: str) -> None:
        self._send(b"\x89PNG", "image/png")

    def gone(self, rest: str) -> None:
        self._send(b"", status=410)

    def slow(self, rest: str) -> None:
        """One byte of the header after the other."""
        for char in "HTTP/1.1 200 OK\r\nX-Drip: " + "x" * 1000:
            self.wfile.write(char.encode())
            time.sleep(0.1)

    def endless(self, rest: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>" + b"x" * 50_000)

    def feed(self, rest: str) -> None:
        if self.headers.get("If-None-Match") == '"1"' and len(self.web.entries) == 1:
            self.send_response(304)
            self.end_headers()
        else:
            self._send(self.web.feed(), "application/rss+xml", ETag='"1"')


@contextmanager
def served() -> Iterator[Web]:
    """A web while the context lasts."""
    handler = type("Handler", (Handler,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        handler.web = Web(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield handler.web
        server.shutdown()
