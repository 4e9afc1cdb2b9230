"""The checks of single values: what TOML gave in, what the option means out, or `WrongValue`."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from ipaddress import ip_address
from string import Formatter
from typing import TypeVar
from urllib.parse import urlsplit

from innerwiki.config.places import OptionPath
from innerwiki.nearest import allowed, nearest

T = TypeVar("T")
K = TypeVar("K", int, str)
Check = Callable[[object], T]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_RULE = re.compile(r"[A-Z]{3}[0-9]{3}")
_CONTACT = re.compile(r"[^\s@()<>]+@[^\s@()<>]+\.[^\s@()<>]+|https?://[^\s()<>]+")
_PREFIX = re.compile(r"[A-Z]{1,3}|[A-Z]{3}[0-9]{1,3}")


class WrongValue(Exception):  # noqa: N818 - it never leaves this package
    """A value cannot be used. `faults` says why; each path leads from the option to the part."""

    def __init__(self, message: str, *, faults: Sequence[tuple[OptionPath, str]] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(faults) or (((), message),)


def any_text(value: object) -> str:
    """Text on one line, perhaps empty."""
    if not isinstance(value, str):
        raise WrongValue(f"must be text in quotation marks, not {kind(value)}")
    if _CONTROL.search(value):
        raise WrongValue("holds a line break or a control character; write it on one line")
    return value.strip()


def text(value: object) -> str:
    """Text on one line, not empty."""
    found = any_text(value)
    if not found:
        raise WrongValue("is empty; write some text")
    return found


STYLES = ("numeric", "author-date")
"""The citation styles that are built in."""


def citation_style(value: object) -> str:
    """A style that is built in, or the path of a CSL file."""
    found = text(value)
    if found in STYLES or found.lower().endswith(".csl"):
        return found
    mend = meant(found, STYLES)
    if mend is None:
        mend = 'write "numeric", "author-date", or the path of a CSL file, "citations/apa.csl"'
    raise WrongValue(f"cannot be {shown(found)}; {mend}")


def language(value: object) -> str:
    """A language tag (https://www.rfc-editor.org/info/bcp47)."""
    found = text(value)
    if not _LANGUAGE.fullmatch(found):
        raise WrongValue(f'cannot be "{found}"; write a language tag such as "en" or "pt-BR"')
    return found


def site_address(value: object) -> str:
    """The address of the site with its closing slash, or nothing while it is not known."""
    found = any_text(value)
    if not found:
        return ""
    _web_address(found, "https://wiki.example/")
    if "?" in found or "#" in found:
        raise WrongValue("may not hold `?` or `#`; write the address of the site's first page")
    return found.rstrip("/") + "/"


def web_address(value: object) -> str:
    """Any address on the web, or nothing."""
    found = any_text(value)
    if found:
        _web_address(found, "https://licence.example/")
    return found


def _web_address(found: str, example: str) -> None:
    try:
        parts = urlsplit(found)
        is_right = parts.scheme in ("http", "https") and bool(parts.hostname)
        is_right = is_right and parts.port != 0
    except ValueError:  # an unclosed `[` of an IPv6 address, or no number for a port
        is_right = False
    if not is_right or re.search(r"[\s<>\"\\]", found):
        raise WrongValue(
            f'cannot be "{found}"; write a whole address, as in "{example}", or leave it out'
        )


def service(value: object) -> str:
    """The address of a service, with its closing slash."""
    found = text(value)
    _web_address(found, "https://doi.org/")
    parts = urlsplit(found)
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise WrongValue("may hold neither `?`, `#` nor a password; write where the service begins")
    return found.rstrip("/") + "/"


def contact(value: object) -> str:
    """A mail address or the address of a page, in plain ASCII; or nothing."""
    found = any_text(value)
    if found and not (_CONTACT.fullmatch(found) and found.isascii()):
        raise WrongValue(
            f'cannot be {shown(found)}; write a mail address, "ada@wiki.example", or a web address'
        )
    return found


def citation_key(value: object) -> str:
    """The template of citation keys, `{family}{year}{word}`; other signs are those of a key."""
    found = text(value)
    plain = re.sub(r"\{(?:family|year|word)\}", "", found)
    if plain == found or not re.fullmatch(r"[\w:.+-]*", plain) or found.startswith((":", ".", "+")):
        raise WrongValue(
            f"cannot be {shown(found)}; write placeholders of {{family}}, {{year}} and {{word}}, "
            "and between them letters, digits and `-`, `_`, `:`, `.`, `+`"
        )
    return found


def endpoints(value: object) -> tuple[str, ...]:
    """Addresses with their ports, as `127.0.0.1:8080` or `[::1]:8080`."""
    if not isinstance(value, list):
        raise WrongValue(f'must be a list, as in ["127.0.0.1:8080"], not {kind(value)}')
    return tuple(_each(enumerate(value), _endpoint, "holds what is no address with a port"))


def _endpoint(_: int, item: object) -> str:
    try:
        host, port = str(item).rpartition(":")[::2]
        address = ip_address(host.strip("[]"))
        return f"{address} {_port(port)}"
    except ValueError:
        raise WrongValue(
            f'holds {shown(item)}; write address and port, as in "127.0.0.1:8080"'
        ) from None


def _port(text: str) -> int:
    port = int(text)
    if not 0 < port < 1 << 16:
        raise ValueError(text)
    return port


def template(*placeholders: str) -> Check[str]:
    """The check of an address with placeholders, `{path}`; it may be empty."""

    def check(value: object) -> str:
        found = any_text(value)
        if not found:
            return ""
        _web_address(found, "https://forge.example/edit/main/{path}")
        try:
            parts = list(Formatter().parse(found))
        except ValueError:
            raise WrongValue("has a brace without its other half; write `{path}`") from None
        listed = ", ".join(f"{{{one}}}" for one in placeholders)
        faults: list[tuple[OptionPath, str]] = []
        for _, name, form, conversion in parts:
            if form or conversion:
                message = f"formats the placeholder `{{{name}}}`; write it alone, `{{{name}}}`"
                faults.append(((), message))
            elif name is not None and name not in placeholders:
                mend = meant(name, placeholders) or f"there are {listed}"
                faults.append(((), f"has the unknown placeholder `{{{name[:60]}}}`; {mend}"))
        if faults:
            raise WrongValue("has placeholders that cannot be filled", faults=faults)
        return found

    return check


def whole_number(minimum: int, maximum: int | None = None) -> Check[int]:
    """The check of a whole number, perhaps not above a maximum."""

    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise WrongValue(f"must be a whole number, not {kind(value)}")
        if value < minimum:
            raise WrongValue(f"is {value}; write {minimum} or more")
        if maximum is not None and value > maximum:
            raise WrongValue(f"is {value}; write {maximum} or less")
        return value

    return check


def share(value: object) -> float:
    """A number from 0 to 1."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise WrongValue(f"must be a number from 0 to 1, not {kind(value)}")
    if math.isnan(value) or not 0 <= value <= 1:
        raise WrongValue(f"is {value}; write a number from 0 to 1, such as 0.8")
    return float(value)


def one_of(choices: Sequence[T]) -> Check[T]:
    """The check of a value that is one of a few words."""

    def check(value: object) -> T:
        for choice in choices:
            if value == choice and isinstance(value, str):
                return choice
        listed = ", ".join(f'"{choice}"' for choice in choices)
        raise WrongValue(f"cannot be {shown(value)}; write one of {listed}")

    return check


def rule_prefixes(value: object) -> tuple[str, ...]:
    """Codes of rules, or how they begin: `CIT`, `CLM101`."""
    if not isinstance(value, list):
        raise WrongValue(f'must be a list, as in ["CIT", "CLM101"], not {kind(value)}')
    return tuple(_each(enumerate(value), _rule_prefix, "holds what is no code"))


def _rule_prefix(_: int, item: object) -> str:
    if not isinstance(item, str) or not _PREFIX.fullmatch(item):
        mend = 'write a code or its beginning, as in "CLM101" or "CIT"'
        raise WrongValue(f"holds {shown(item)}; {mend}")
    return item


def by_rule(choices: Sequence[T]) -> Check[Mapping[str, T]]:
    """The check of a table from a rule's code to one of a few words."""
    choose = one_of(choices)

    def check(value: object) -> Mapping[str, T]:
        if not isinstance(value, dict):
            raise WrongValue(f"must be a table of codes, not {kind(value)}")
        return dict(_each(value.items(), one, "holds what is no severity"))

    def one(code: str, word: object) -> tuple[str, T]:
        if not _RULE.fullmatch(code):
            raise WrongValue(f"has the key {shown(code)}; write a rule's code, as in CIT001")
        return code, _of(code, choose, word)

    return check


def words(value: object) -> tuple[str, ...]:
    """A list of words or short phrases, each once, in lower case."""
    if not isinstance(value, list):
        raise WrongValue(f'must be a list, as in ["clearly", "of course"], not {kind(value)}')
    return tuple(dict.fromkeys(_each(enumerate(value), _word, "holds what is no word")))


def _word(_: int, item: object) -> str:
    try:
        return " ".join(text(item).lower().split())
    except WrongValue as wrong:
        raise WrongValue(f"holds an entry that {wrong}") from None


def numbers_by(names: Sequence[str], number: Check[int]) -> Check[Mapping[str, int]]:
    """The check of a table from some of a few names to numbers."""

    def check(value: object) -> Mapping[str, int]:
        if not isinstance(value, dict):
            raise WrongValue(f"must be a table of numbers, as in {{top = 3}}, not {kind(value)}")
        return dict(_each(value.items(), one, "holds what cannot be used"))

    def one(name: str, written: object) -> tuple[str, int]:
        if name not in names:
            mend = meant(name, names) or f"there are {', '.join(names)}"
            raise WrongValue(f"has the key {shown(name)}; {mend}")
        return name, _of(name, number, written)

    return check


def _of(name: str, check: Check[T], value: object) -> T:
    """The value of a key of a table; what is wrong with it is told with the key."""
    try:
        return check(value)
    except WrongValue as wrong:
        raise WrongValue(f"of {name} {wrong}") from None


def _each(
    items: Iterable[tuple[K, object]], take: Callable[[K, object], T], message: str
) -> list[T]:
    """What all items of a list or table come to; every fault is told, each at its own item."""
    faults: list[tuple[OptionPath, str]] = []
    found = []
    for place, item in items:
        try:
            found.append(take(place, item))
        except WrongValue as wrong:
            faults.append(((place,), str(wrong)))
    if faults:
        raise WrongValue(message, faults=faults)
    return found


def meant(word: str, words: Sequence[str]) -> str | None:
    """A question after the nearest of some words, None where none is near."""
    # Options are few, so one slip more misleads nobody; of a short word enough must be left.
    near = nearest(word, words, min(allowed(word) + 1, len(word) // 2))
    return f"did you mean `{near}`?" if near else None


def kind(value: object) -> str:
    """What TOML calls a value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    names = {str: "text", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return names.get(type(value), "a date or time")


def shown(value: object) -> str:
    """A value as a message may quote it."""
    if isinstance(value, str):
        return f'"{value[:60]}"' if value.isprintable() else "text with control characters"
    return str(value) if type(value) in (int, float) else kind(value)
