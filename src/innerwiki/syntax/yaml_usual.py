r"""Reads the YAML that front matter mostly is, without a parser of YAML.

    title: Inner alignment
    tags: [foundations, "goals"]
    infobox:
      - {label: Named by, value: "Evan Hubinger [@hubinger2019risks]"}
    reviews:
      - by: github:anna
        scope: [citations]

Fields one a line; text that needs no quotation marks, or has them at both ends of its line; lists
and mappings in brackets on one line; lists whose items are any of these, or fields. What such a
text means is beyond doubt, and the reading costs a fraction of PyYAML's events. Of any other text
nothing is said: it is left to `innerwiki.syntax.yaml_marks`, which gives the same nodes for these.
"""

import re
from collections.abc import Iterator

from innerwiki.syntax.yaml_nodes import Mapping, Node, Scalar, Sequence

MAX_LENGTH = 6_000
"""Code points; a longer text may hold more values than front matter may."""

_KEY = r"([A-Za-z_][A-Za-z0-9_-]*):"
_FIELD = re.compile(rf"{_KEY}(?: +|$)")
_ITEM = re.compile(r"( +)- +")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What begins an unquoted text with any of these may be something else."""
_QUOTED = re.compile(r"\"[^\"\\]*\"|'[^']*'")
_FLOW_KEY = re.compile(rf" *{_KEY} +")
_FLOW_TEXT = re.compile(rf"{_QUOTED.pattern}|[^\s\-?:,\[\]{{}}#&*!|>'\"%@`][^,\[\]{{}}:#?]*")
_FLOW_END = re.compile(r" *([,\]}]) *")

Pairs = tuple[tuple[Scalar, Node], ...]


class _UnusualError(Exception):
    """The text is none of the usual ones."""


def read_usual(text: str, base: int) -> Pairs | None:
    """The fields of a text that stands at `base` in its file; None if it is not a usual one.

    >>> [(key.text, value) for key, value in read_usual("a: b", 4)]
    [('a', Scalar(text='b', start=7, end=8, raw='b', plain=True))]
    >>> read_usual("a: b: c", 4) is read_usual("a: *b", 4) is None
    True
    """
    if len(text) > MAX_LENGTH or "\t" in text:
        return None
    try:
        return _unique(_Lines(text, base).fields())
    except _UnusualError:
        return None


def _unique(pairs: list[tuple[Scalar, Node]]) -> Pairs:
    if len({key.text for key, _ in pairs}) < len(pairs):
        raise _UnusualError
    return tuple(pairs)


class _Lines:
    """Reads the lines of a text, one after the other; what is left blank is passed over."""

    def __init__(self, text: str, base: int) -> None:
        self._rest = _lines(text, base)
        self._next()

    def _next(self) -> None:
        self.at, self.line = next(self._rest, (0, ""))

    def fields(self) -> list[tuple[Scalar, Node]]:
        """The fields of the whole text."""
        found = []
        while self.line:
            at = self.at
            match = _matched(_FIELD, self.line, 0)
            key, begin = _plain(match[1], at), match.end()
            written = self.line[begin:]
            self._next()
            if written:
                found.append((key, _value(written, at + begin)))
            elif self.line.startswith(" "):
                found.append((key, self._indented()))
            else:
                found.append((key, _plain("", key.end + 1)))
        return found

    def _indented(self) -> Node:
        """What stands below a field: a list, or fields."""
        first = _ITEM.match(self.line)
        if first is not None:
            found: Node = self._items(first[1])
        else:
            found = self._inner(len(self.line) - len(self.line.lstrip(" ")))
        if self.line.startswith(" "):
            raise _UnusualError
        return found

    def _items(self, indent: str) -> Sequence:
        """The items of a list, one a line, or more where an item has fields."""
        items: list[Node] = []
        start = self.at + len(indent)
        while self.line.startswith(indent + "-"):
            match = _matched(_ITEM, self.line, 0)
            if _FIELD.match(self.line, match.end()) is not None:
                items.append(self._inner(match.end()))
            else:
                items.append(_value(self.line[match.end() :], self.at + match.end()))
                self._next()
        return Sequence(tuple(items), start, items[-1].end)

    def _inner(self, indent: int) -> Mapping:
        """Fields at an indentation; those of an item, of which the first stands behind its dash."""
        found: list[tuple[Scalar, Node]] = []
        start = self.at + indent
        while (match := _FIELD.match(self.line, indent)) is not None:
            written = self.line[match.end() :]
            if not written:
                raise _UnusualError
            key = _plain(match[1], self.at + indent)
            found.append((key, _value(written, self.at + match.end())))
            self._next()
            if not self.line.startswith(" " * indent):
                break
        if not found:
            raise _UnusualError
        return Mapping(_unique(found), start, found[-1][1].end)


def _lines(text: str, at: int) -> Iterator[tuple[int, str]]:
    """The lines of a text that are not blank, without spaces at their ends, and their places."""
    for line in text.split("\n"):
        if written := line.rstrip(" "):
            yield at, written
        at += len(line) + 1


def _plain(text: str, at: int) -> Scalar:
    return Scalar(text, at, at + len(text), text, plain=True)


def _scalar(text: str, at: int) -> Scalar:
    """A text, with quotation marks around it or without."""
    if text[0] in "\"'":
        return Scalar(text[1:-1], at, at + len(text), text, plain=False)
    text = text.rstrip(" ")
    if text[-1].isspace():  # a space of another kind: what it is depends on who is asked
        raise _UnusualError
    return _plain(text, at)


def _value(text: str, at: int) -> Node:
    """What stands behind a colon or a dash, up to the end of its line."""
    sign = text[0]
    if sign in "[{":
        node, end = _flow(text, 0, at)
        if end < len(text):
            raise _UnusualError
        return node
    if sign in _INDICATORS:
        if _QUOTED.fullmatch(text) is None:
            raise _UnusualError
    elif ": " in text or text[-1] == ":" or " #" in text:
        raise _UnusualError
    return _scalar(text, at)


def _flow(text: str, begin: int, at: int) -> tuple[Node, int]:
    """A list or a mapping in brackets, which open at `begin`, and the offset after them.

    A mapping may hold lists, a list nothing but texts.
    """
    if text.startswith("[]", begin):
        return Sequence((), at + begin, at + begin + 2), begin + 2
    is_mapping = text[begin] == "{"
    item: Node
    items: list[Node] = []
    keys: list[Scalar] = []
    here, sign = begin + 1, ","
    while sign == ",":
        if is_mapping:
            match = _matched(_FLOW_KEY, text, here)
            keys.append(_plain(match[1], at + match.start(1)))
            here = match.end()
        if is_mapping and text.startswith("[", here):
            item, here = _flow(text, here, at)
        else:
            match = _matched(_FLOW_TEXT, text, here)
            item, here = _scalar(match[0], at + here), match.end()
        items.append(item)
        match = _matched(_FLOW_END, text, here)
        here, sign, last = match.end(), match[1], at + match.end(1)
    if sign != ("}" if is_mapping else "]"):
        raise _UnusualError
    if is_mapping:
        return Mapping(_unique(list(zip(keys, items, strict=True))), at + begin, last), here
    return Sequence(tuple(items), at + begin, last), here


def _matched(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    match = pattern.match(text, at)
    if match is None:
        raise _UnusualError
    return match
