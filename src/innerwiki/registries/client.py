"""The one client through which registries are asked: polite, patient for a while, and careful.

Polite: it says who asks, and asks no host more often than it may. Patient: a server that is busy or
out of order is asked again, later each time, or when it says so itself by `Retry-After`. Careful:
it speaks only http and https, and only to public addresses, at every redirect anew; it takes in no
more than so much, and waits no longer than so long.

Proxies that the environment names are not used: a proxy would resolve the name again, and so undo
the check of the address.
"""

import os
import re
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Protocol
from urllib.parse import quote, urljoin, urlsplit

from innerwiki.registries.addresses import resolve
from innerwiki.registries.errors import Failure, RegistryError
from innerwiki.registries.transport import Reply, Target, ask

MAX_REDIRECTS = 8
ATTEMPTS = 3
SECONDS = 30.0
"""How long one answer may take, from the first byte sent to the last one read."""
LONGEST_WAIT = 30.0
"""A server that wants more than these seconds between two questions is not waited for."""

_BUSY = frozenset({429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_OK = 200
_PAUSE = 1.0
_UNSAFE = re.compile(r"[\x00-\x20\x7f]")
_PATH_SIGNS = "/:@!$&'()*+,;=-._~%"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: the address that it came from in the end, its type and its bytes."""

    url: str
    content_type: str
    charset: str
    body: bytes


class Clock(Protocol):
    """What the client needs of time; tests have one of their own."""

    def monotonic(self) -> float:
        """Seconds that only grow."""

    def sleep(self, seconds: float, /) -> None:
        """Wait."""


@dataclass(slots=True)
class Client:
    """Asks registries.

    Args:
        user_agent: who asks, with a contact.
        allowed: addresses with ports that may be asked although they are not public.
        clock: the time.
        seconds: how long one answer may take.
    """

    user_agent: str
    allowed: Collection[str] = ()
    clock: Clock = time
    seconds: float = SECONDS
    _last: dict[str, float] = field(default_factory=dict)

    def get(
        self, url: str, accept: str, types: Collection[str], *, pause: float = _PAUSE
    ) -> Answer:
        """Ask for an address.

        Args:
            url: the address.
            accept: the `Accept` header.
            types: the content types that will do.
            pause: the seconds to leave between two questions to the host.

        Raises:
            RegistryError: there is no answer of use.
        """
        seen: list[str] = []
        for _ in range(MAX_REDIRECTS + 1):
            if url in seen:
                raise RegistryError(Failure.UNUSABLE, f"{_short(seen[0])} redirects in a circle")
            seen.append(url)
            target = self._target(url, seen[0])
            reply = self._patiently(target, accept, pause)
            if reply.status not in _REDIRECTS or "location" not in reply.headers:
                return _checked(url, target.name, reply, types)
            try:
                url = urljoin(url, reply.headers["location"].strip())
            except ValueError as error:  # an unclosed `[`
                message = f"{_short(seen[0])} redirects to what is no web address"
                raise RegistryError(Failure.REFUSED, message) from error
        raise RegistryError(
            Failure.UNUSABLE, f"{_short(seen[0])} redirects more than {MAX_REDIRECTS} times"
        )

    def _target(self, url: str, first: str) -> Target:
        """Where an address leads to, if one may go there."""
        try:
            return self._allowed(url)
        except RegistryError as error:
            if url == first:
                raise
            message = f"{_short(first)} redirects to where nobody is asked: {error}"
            raise RegistryError(error.failure, message) from error

    def _allowed(self, url: str) -> Target:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
            if not host.isascii():
                host = host.encode("idna").decode("ascii")
        except ValueError as error:  # no number for a port, an unclosed `[`, a name that is none
            raise RegistryError(Failure.REFUSED, f"{_short(url)} is no web address") from error
        if parts.scheme not in ("http", "https"):
            scheme = parts.scheme or "without a scheme"
            raise RegistryError(
                Failure.REFUSED, f"{_short(url)} is not asked: only http and https, not {scheme}"
            )
        if not host or _UNSAFE.search(host):
            raise RegistryError(Failure.REFUSED, f"{_short(url)} is no web address")
        if "@" in parts.netloc:
            raise RegistryError(
                Failure.REFUSED, f"{host} is not asked: its address holds a name or password"
            )
        port = port or {"http": 80, "https": 443}[parts.scheme]
        path = quote(parts.path or "/", safe=_PATH_SIGNS)
        query = f"?{quote(parts.query, safe=_PATH_SIGNS + '?')}" if parts.query else ""
        addresses = tuple(resolve(host, port, self.allowed))
        return Target(parts.scheme, host, addresses, port, path + query)

    def _patiently(self, target: Target, accept: str, pause: float) -> Reply:
        """Ask until there is an answer, or patience is at its end."""
        trouble = ""
        for attempt in range(ATTEMPTS):
            wait = float(2**attempt)
            try:
                reply = self._once(target, accept, pause)
            except TimeoutError:
                trouble = f"{target.name} takes too long (more than {self.seconds:.0f} seconds)"
                break  # whoever is so slow is not made faster by a second question
            except (OSError, HTTPException) as error:
                trouble = f"{target.name} cannot be reached: {_reason(error)}"
            else:
                if reply.status not in _BUSY:
                    return reply
                trouble = _busy(target.name, reply.status)
                wait = _wanted(reply.headers.get("retry-after", ""), wait)
                if wait > LONGEST_WAIT:
                    trouble += f", and asks to come back in {wait:.0f} seconds"
                    break
            if attempt < ATTEMPTS - 1:
                self.clock.sleep(wait)
        raise RegistryError(Failure.NO_ANSWER, f"{trouble}; nothing is known, try again later")

    def _once(self, target: Target, accept: str, pause: float) -> Reply:
        now = self.clock.monotonic()
        since = now - self._last.get(target.name, now - pause)
        if since < pause:
            self.clock.sleep(pause - since)
        headers = {"User-Agent": self.user_agent, "Accept": accept, "Accept-Encoding": "gzip"}
        try:
            return ask(target, {**headers, "Connection": "close"}, time.monotonic() + self.seconds)
        finally:
            self._last[target.name] = self.clock.monotonic()


def _checked(url: str, name: str, reply: Reply, types: Collection[str]) -> Answer:
    """The answer of a reply, if it is one of use."""
    if reply.status in _GONE:
        raise RegistryError(Failure.NOT_FOUND, f"{name} knows no such work ({reply.status})")
    if reply.status != _OK:
        raise RegistryError(Failure.NO_ANSWER, _busy(name, reply.status) + "; nothing is known")
    header = Message()
    header["Content-Type"] = reply.headers.get("content-type", "")
    content_type = header.get_content_type() if reply.headers.get("content-type") else "no type"
    if content_type not in types:
        wanted = " or ".join(sorted(types)[:2])
        raise RegistryError(
            Failure.UNUSABLE, f"{name} answers with {content_type[:60]} instead of {wanted}"
        )
    return Answer(url, content_type, header.get_content_charset() or "", reply.body)


def _busy(name: str, status: int) -> str:
    told = {
        401: "wants a password",
        403: "does not let us in",
        429: "has been asked too often",
    }.get(status)
    if told is None:
        told = "is out of order" if status >= 500 else "gives no answer of use"  # noqa: PLR2004
    return f"{name} {told} ({status})"


def _wanted(retry_after: str, usual: float) -> float:
    """The seconds that a server wants us to wait: a number of them, or until a date."""
    if retry_after.strip().isdecimal():
        return float(retry_after[:9])
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return usual
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max((until - datetime.now(tz=UTC)).total_seconds(), 0.0)


def _reason(error: Exception) -> str:
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    proxies = [name for name in os.environ if name.lower() in ("http_proxy", "https_proxy")]
    hint = f" (the proxy in {proxies[0]} is not used)" if proxies else ""
    return f"{' '.join(said.split())[:200]}{hint}"


def _short(url: str) -> str:
    return url if len(url) <= 100 else url[:97] + "..."  # noqa: PLR2004 - what a line can hold
