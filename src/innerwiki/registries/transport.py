"""One question to one address that was checked, with an end to its patience and to its appetite.

`http.client` speaks the protocol; what it lacks is seen to here. It would resolve the name anew, so
it is handed a connection to the address. Its time limit starts again with each byte, so a server
that drips could hold it for hours: here every step gets what is left of one allowance. And it would
take in, and unpack, whatever comes: here an answer is cut off at its limit, packed and unpacked.
"""

import io
import socket
import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from time import monotonic
from typing import Any

from innerwiki.registries.errors import Failure, RegistryError

MAX_BYTES = 5_000_000
"""An answer is not longer than this, neither packed nor unpacked."""

_CONNECT_SECONDS = 10.0
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Target:
    """Where to ask: the scheme, the name that the server goes by, its address, port and path."""

    scheme: str
    host: str
    addresses: tuple[str, ...]
    port: int
    path: str

    @property
    def name(self) -> str:
        """Host and port, as a message names them."""
        usual = {"http": 80, "https": 443}[self.scheme]
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == usual else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server has sent; header names are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(target: Target, headers: Mapping[str, str], deadline: float) -> Reply:
    """Ask, and wait for the whole answer.

    Args:
        target: where; its addresses have been checked.
        headers: what to send.
        deadline: when to give up, by the monotonic clock.

    Raises:
        OSError: no connection, or it broke or took too long.
        HTTPException: the answer is no HTTP.
        RegistryError: the answer is too long, or packed in an unknown way.
    """
    connection = _Connection(target, deadline)
    try:
        connection.request("GET", target.path, headers=dict(headers))
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Reply(response.status, found, _body(response, found, target.name))
    finally:
        connection.end()


class _Connection(HTTPConnection):
    """A connection to the addresses that were checked, whatever the name means by now."""

    def __init__(self, target: Target, deadline: float) -> None:
        super().__init__(target.name)
        self._target = target
        self._deadline = deadline
        self._plain: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the first address that answers, and agree on a key where one is used."""
        self._plain = self._first()
        if self._target.scheme == "https":
            self._plain.settimeout(_left(self._deadline))
            context = ssl.create_default_context()
            self._plain = context.wrap_socket(self._plain, server_hostname=self._target.host)
        self.sock = _TimedSocket(self._plain, self._deadline)

    def end(self) -> None:
        """Close the connection; until then, the rest of an answer can be read."""
        self.close()
        if self._plain is not None:
            self._plain.close()

    def _first(self) -> socket.socket:
        trouble: OSError | None = None
        for address in self._target.addresses:
            seconds = min(_left(self._deadline), _CONNECT_SECONDS)
            try:
                return socket.create_connection((address, self._target.port), seconds)
            except OSError as error:
                trouble = error
        raise trouble or OSError("there is no address")


class _TimedSocket:
    """A socket whose every step has to end by one deadline."""

    def __init__(self, inner: socket.socket, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def sendall(self, content: bytes) -> None:
        self._inner.settimeout(_left(self._deadline))
        self._inner.sendall(content)

    def makefile(self, mode: str) -> io.BufferedReader:
        del mode  # it is only ever read
        return io.BufferedReader(_TimedStream(self._inner, self._deadline))

    def close(self) -> None:
        """Leave it open: `http.client` lets go of it before the answer is read."""


class _TimedStream(io.RawIOBase):
    """What comes in from a socket."""

    def __init__(self, inner: socket.socket, deadline: float) -> None:
        super().__init__()
        self._inner = inner
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        self._inner.settimeout(_left(self._deadline))
        return self._inner.recv_into(into)


def _left(deadline: float) -> float:
    """The seconds that are left."""
    seconds = deadline - monotonic()
    if seconds <= 0:
        raise TimeoutError("the time is up")
    return seconds


def _body(response: HTTPResponse, headers: Mapping[str, str], name: str) -> bytes:
    packing = headers.get("content-encoding", "identity").strip().lower()
    unpack = _unpacker(packing, name)
    too_long = RegistryError(
        Failure.UNUSABLE, f"{name} answers with more than {MAX_BYTES:,} bytes, which is refused"
    )
    taken = 0
    whole = bytearray()
    while piece := response.read1(_CHUNK):
        taken += len(piece)
        try:
            whole += unpack.decompress(piece, MAX_BYTES + 1 - len(whole)) if unpack else piece
        except zlib.error as error:
            raise RegistryError(
                Failure.UNUSABLE, f"{name} answers with what cannot be unpacked ({packing})"
            ) from error
        if max(taken, len(whole)) > MAX_BYTES:
            raise too_long
    if response.length:  # the server had promised more
        raise HTTPException("the answer breaks off")
    if unpack and whole and not unpack.eof:
        raise HTTPException("the packed answer breaks off")
    return bytes(whole)


def _unpacker(packing: str, name: str) -> Any:
    """What unpacks, piece by piece; None for what is not packed."""
    if packing in ("identity", ""):
        return None
    if packing in ("gzip", "x-gzip"):
        return zlib.decompressobj(zlib.MAX_WBITS | 16)
    raise RegistryError(
        Failure.UNUSABLE, f"{name} packs its answer by `{packing[:40]}`, which was not asked for"
    )
