"""A web server that answers as registries do, and misbehaves in every way that they may.

It listens on this machine alone. Answers lie in `answers/`, each in the shape that the service's
documentation describes, of works that stand in this repository as neutral examples.
"""

import gzip
import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import unquote

ANSWERS = Path(__file__).parent / "answers"
CSL = "application/vnd.citationstyles.csl+json"
JSON = "application/json"
ATOM = "application/atom+xml"
HTML = "text/html; charset=utf-8"


class Asked(NamedTuple):
    """One question that came in."""

    path: str
    headers: dict[str, str]
    at: float


Handler = Callable[["_Handler"], None]


@dataclass
class Server:
    """The server: what it does at which path, and what it was asked."""

    port: int
    handlers: dict[str, list[Handler]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address, with a slash at the end."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def allowed(self) -> tuple[str, ...]:
        """What a client must be told to be let in."""
        return (f"127.0.0.1 {self.port}",)

    def on(self, path: str, *handlers: Handler) -> None:
        """What to do at a path, the first time, the second, and from the last one on."""
        self.handlers[path] = list(handlers)

    def paths(self) -> list[str]:
        """The paths that were asked for."""
        return [one.path for one in self.asked]


def send(body: bytes | str, kind: str = JSON, status: int = 200, **headers: str) -> Handler:
    """Answer so."""
    content = body.encode() if isinstance(body, str) else body

    def handle(request: "_Handler") -> None:
        request.send_response(status)
        if kind:
            request.send_header("Content-Type", kind)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    return handle


def send_file(name: str, kind: str) -> Handler:
    """Answer with a file of `answers/`."""
    return send((ANSWERS / name).read_bytes(), kind)


def send_json(value: Any, kind: str = CSL) -> Handler:
    """Answer with JSON."""
    return send(json.dumps(value), kind)


def fail(status: int, **headers: str) -> Handler:
    """Answer with an error, and an HTML page as servers do."""
    return send("<h1>No</h1>", HTML, status, **headers)


def redirect(to: str, status: int = 302) -> Handler:
    """Lead elsewhere."""
    return send("", HTML, status, Location=to)


def cut(request: "_Handler") -> None:
    """Break off in the middle of the body."""
    request.send_response(200)
    request.send_header("Content-Type", CSL)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b'{"title": "Half')
    request.wfile.flush()
    request.connection.shutdown(socket.SHUT_RDWR)


def hang_up(request: "_Handler") -> None:
    """Say nothing, and close."""
    request.connection.shutdown(socket.SHUT_RDWR)


def say(content: bytes) -> Handler:
    """Send bytes as they are, be they HTTP or not."""

    def handle(request: "_Handler") -> None:
        request.wfile.write(content)

    return handle


def drip(request: "_Handler") -> None:
    """Send a byte now and then, for longer than anybody should wait."""
    request.send_response(200)
    request.send_header("Content-Type", CSL)
    request.end_headers()
    _drip(request)


def drip_header(request: "_Handler") -> None:
    """Drip in the header already."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _drip(request)


def _drip(request: "_Handler") -> None:
    try:
        for _ in range(100):
            request.wfile.write(b" ")
            request.wfile.flush()
            time.sleep(0.05)
    except OSError:
        return  # the client has gone, which is the point


def endless(request: "_Handler") -> None:
    """Send for ever, without saying how much."""
    request.send_response(200)
    request.send_header("Content-Type", CSL)
    request.end_headers()
    try:
        while True:
            request.wfile.write(b" " * 65536)
    except OSError:
        return


_BOMB = gzip.compress(b" " * 20_000_000, 1)


def bomb(request: "_Handler") -> None:
    """Little that unpacks to very much."""
    send(_BOMB, CSL, Content_Encoding="gzip")(request)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    home: Server

    def do_GET(self) -> None:
        self.close_connection = True
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.home.asked.append(Asked(self.path, headers, time.monotonic()))
        handlers = self.home.handlers.get(unquote(self.path)) or [fail(404)]
        handler = handlers[0]
        if len(handlers) > 1:
            handlers.pop(0)
        handler(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    """A server at a free port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    home = Server(server.server_port)

    class Handler(_Handler):
        pass

    Handler.home = home
    server.RequestHandlerClass = Handler
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # a client that goes away is no fault
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield home
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
