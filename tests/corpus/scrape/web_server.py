"""A web of several sites on loopback: one port, sites told apart by ``Host``, everything that is asked written down.

Sites are ``<name>.localhost``. The log is the server's own: spacing and counts are asserted on it, not on the client.
"""

from __future__ import annotations

import contextlib
import email.utils
import gzip
import hashlib
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_MODIFIED = 1_700_000_000


@dataclass
class Reply:
    """What a path answers. ``behaviour``: plain, slow, endless, flood, truncated, bomb."""

    body: bytes = b""
    status: int = 200
    media_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    validators: str = "both"  # both, etag, modified, none
    behaviour: str = "plain"
    times: int | None = None  # answers so many times with ``status``, then with 200

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it; ``at`` in seconds on a steady clock."""

    at: float
    host: str
    path: str
    headers: Mapping[str, str]
    status: int


class SmallWeb:
    """Sites by host name, each a mapping from path to reply; may be changed while it runs."""

    def __init__(self) -> None:
        self.sites: dict[str, dict[str, Reply]] = {}
        self.log: list[Asked] = []
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.web = self
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def url(self, host: str, path: str = "/") -> str:
        return f"http://{host}.localhost:{self.port}{path}"

    def asked(self, host: str | None = None, *, status: int | None = None) -> list[Asked]:
        with self._lock:
            return [
                entry for entry in self.log if host in (None, entry.host) and (status is None or entry.status == status)
            ]

    def forget(self) -> None:
        with self._lock:
            self.log.clear()

    def note(self, entry: Asked) -> None:
        with self._lock:
            self.log.append(entry)

    def start(self, tls: ssl.SSLContext | None = None) -> None:
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    web: SmallWeb

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up in the middle is what some tests want."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").partition(".")[0].partition(":")[0]
        site = self.server.web.sites.get(host, {})
        reply = site.get(self.path) or site.get(self.path.partition("#")[0])
        if reply is None:
            reply = Reply(b"<html><body><h1>Page introuvable</h1></body></html>", 404, validators="none")
        status = reply.status
        if reply.times is not None:
            reply.times -= 1
            status = reply.status if reply.times >= 0 else 200
        if status == 200 and self._unchanged(reply):
            status = 304
        entry = Asked(time.monotonic(), host, self.path, dict(self.headers.items()), status)
        self.server.web.note(entry)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self._answer(reply, status)

    def _unchanged(self, reply: Reply) -> bool:
        if reply.validators in ("both", "etag") and self.headers.get("If-None-Match") == reply.etag:
            return True
        since = self.headers.get("If-Modified-Since")
        return reply.validators == "modified" and since == email.utils.formatdate(_MODIFIED, usegmt=True)

    def _answer(self, reply: Reply, status: int) -> None:
        body = reply.body if status != 304 else b""
        self.send_response(status)
        if status == 200 or status == 304:
            if reply.validators in ("both", "etag"):
                self.send_header("ETag", reply.etag)
            if reply.validators in ("both", "modified"):
                self.send_header("Last-Modified", email.utils.formatdate(_MODIFIED, usegmt=True))
        self.send_header("Set-Cookie", "visiteur=42; Path=/")
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Type", reply.media_type)
        getattr(self, f"_{reply.behaviour}")(body)

    def _plain(self, body: bytes) -> None:
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _slow(self, body: bytes) -> None:
        time.sleep(10)
        self._plain(body)

    def _endless(self, body: bytes) -> None:
        """A drop now and then, for ever: what the time limit is for."""
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        for _ in range(200):
            self.wfile.write(b"%PDF-1.4 ")
            time.sleep(0.1)

    def _flood(self, body: bytes) -> None:
        """More and more bytes, as fast as they go: what the size limit is for."""
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        for _ in range(4096):
            self.wfile.write(b"%PDF-1.4 " * 8192)

    def _truncated(self, body: bytes) -> None:
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        self.wfile.write(body[: len(body) // 2])

    def _bomb(self, body: bytes) -> None:
        packed = gzip.compress(b"\0" * (64 * 1024 * 1024), 9)
        self.send_header("Content-Encoding", "gzip")
        self._plain(packed)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the log is ``SmallWeb.log``."""


@contextlib.contextmanager
def serving(sites: Mapping[str, dict[str, Reply]]) -> Iterator[SmallWeb]:
    """Serve the sites while the block runs."""
    web = SmallWeb()
    web.sites.update(sites)
    web.start()
    try:
        yield web
    finally:
        web.stop()
