"""A web server for tests that does what a real one does: it compresses text and knows its types.

A site is served at `/`, or below a folder as project pages of a forge are; an address that is not
there is answered by the site's own 404.html. It listens on this machine alone, at a free port.
"""

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import unquote, urlsplit

TEXTS = ("text/", "application/json", "application/javascript", "application/xml", "image/svg")
TYPES = {".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml"}


@contextmanager
def serving(site: Path, below: str = "/") -> Iterator[str]:
    """Serve a site; the value is the address of its home page.

    Args:
        site: the folder that was built.
        below: the path at which the site stands, with slashes at both ends.
    """

    class Handler(_Handler):
        folder = site
        prefix = below

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{below}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder: ClassVar[Path]
    prefix: ClassVar[str]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._file(path)
        if file is None and self._file(path + "/") is not None:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", urlsplit(self.path).path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif file is None:
            self._send(self.folder / "404.html", HTTPStatus.NOT_FOUND)
        else:
            self._send(file, HTTPStatus.OK)

    def _file(self, path: str) -> Path | None:
        """The file of an address, if the site has one."""
        if not path.startswith(self.prefix):
            return None
        file = self.folder / path.removeprefix(self.prefix)
        if path.endswith("/"):
            file /= "index.html"
        inside = file.resolve().is_relative_to(self.folder.resolve())
        return file if inside and file.is_file() else None

    def _send(self, file: Path, status: HTTPStatus) -> None:
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "text/plain"
        is_text = kind.startswith(TEXTS)
        body = _compressed(file) if is_text else file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(body)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: tests read the browser's log."""


@cache
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0)
