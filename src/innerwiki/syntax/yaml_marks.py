"""YAML read with the place of every key and value, and with nothing resolved: text stays text.

PyYAML's parser delivers events; the tree is built of them here, for three reasons. Its resolver
follows YAML 1.1 and turns `1906.01820` into 1906.0182 and `no` into False; its composer recurses as
deep as the text wants; and it gives up at the first error, where a wiki would rather lose one field
than all. So what a scalar means is left to the schema, depth and size are bounded, and after an
error the reading goes on at the next line that begins a field.

Anchors, aliases, merge keys and tags are refused: they make YAML a small programming language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from innerwiki.model import Problem, ProblemKind, Source, Span
from innerwiki.syntax.yaml_errors import (
    FRONT_MATTER,
    QUOTE,
    Slip,
    Wording,
    begins_with,
    explain,
)
from innerwiki.syntax.yaml_nodes import Mapping, Node, Refused, Scalar, Sequence, shorten
from innerwiki.syntax.yaml_usual import read_usual

MAX_LENGTH = 65_536
"""Code points of front matter; what is longer is no front matter and is not read."""
MAX_NODES = 5_000
MAX_DEPTH = 12
MAX_ERRORS = 20
"""Syntax errors after which the reading is given up; it bounds the work to as many passes."""

_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What YAML does not permit in a text, and what it takes for the end of a line where an author sees
# none. `wiki.build` reports control characters for the whole file.
_NOT_YAML = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_FIELD_LINE = re.compile(r"^[A-Za-z_][\w-]*[ \t]*:(?=[ \t\n]|\Z)", re.MULTILINE)
_NAME = re.compile(r"[&*!][^\s,\[\]{}]*")


def read_mapping(
    source: Source, start: int, end: int, wording: Wording = FRONT_MATTER
) -> tuple[Mapping, list[Problem]]:
    """Read the fields in a stretch of a file; what cannot be read is reported and left out."""
    if end - start > MAX_LENGTH:
        problem = Problem(
            ProblemKind.YAML,
            Span(source.path, 0, min(3, len(source.text))),
            f"{wording.what} has {end - start:,} characters; the limit is {MAX_LENGTH:,}",
            wording.close,
        )
        return Mapping((), start, end), [problem]
    text = source.text[start:end]
    if not text.replace(
        "\n", ""
    ).isprintable():  # as most are, and then there is nothing to take out
        text = _NOT_YAML.sub("\ufffd", text)
    usual = read_usual(text, start)
    if usual is not None:
        return Mapping(usual, start, end), []
    composer = _Composer(text, source.path, start, wording)
    return composer.read(), composer.problems


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read; the nodes of a mapping are keys and values in turn."""

    start: int
    is_mapping: bool
    is_flow: bool
    is_refused: bool
    nodes: list[Node] = field(default_factory=list)


class _Stopped(Exception):  # noqa: N818 - it is no error of the program, and never leaves this file
    """The reading cannot go on here."""

    def __init__(self, slip: Slip) -> None:
        super().__init__(slip.message)
        self.slip = slip


class _BadEscape(Exception):  # noqa: N818 - the same
    """An escape beyond Unicode, which PyYAML's Python parser does not look out for."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except ValueError as error:
        raise _BadEscape(max(text.find("\\U"), 0)) from error


class _Composer:
    """Builds the tree of one text. `text` counts from 0; nodes and problems carry file offsets."""

    def __init__(self, text: str, path: str, base: int, wording: Wording) -> None:
        self.text = text
        self.wording = wording
        self.path = path
        self.base = base
        self.problems: list[Problem] = []
        self.count = 0
        self.chunk = 0
        self.stack: list[_Open] = []
        self.outermost: _Open | None = None
        self.lone: Node | None = None
        """What a document consists of that is no collection."""
        self.documents = 0

    def read(self) -> Mapping:
        """All fields; after an error, from the next line on that begins one."""
        found: list[Node] = []
        at: int | None = 0
        for _ in range(MAX_ERRORS):
            if at is None:
                break
            slip = self._read_from(at)
            nodes = self._fields()
            at = None
            if slip is not None:
                if not self._is_told(slip):
                    self._report(slip)
                at = self._resume(nodes, slip)
            found.extend(nodes)
        return Mapping(self._pairs(found), self.base, self.base + len(self.text))

    def _read_from(self, at: int) -> Slip | None:
        """Read from an offset as far as it goes; the slip that ended it, or None."""
        self.chunk, self.stack, self.documents = at, [], 0
        self.outermost, self.lone = None, None
        text = self.text[at:] if at else self.text
        try:
            for event in _events(text):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            begun = _index(error.context_mark) if error.context_mark else None
            slip = explain(text, error.problem or "", _index(error.problem_mark), begun)
        except _BadEscape as error:
            slip = explain(text, "escape", error.at, None)
        except _Stopped as stop:
            return stop.slip
        else:
            return self._not_fields()
        return Slip(slip.start + at, slip.end + at, slip.message, slip.help)

    def _not_fields(self) -> Slip | None:
        """A document that was read to its end and is no mapping, as a slip."""
        if isinstance(self.lone, Scalar | Sequence):
            message = f"{self.wording.what} consists of fields, one a line"
            return _slip(self.lone, self.base, message, self.wording.begin)
        return None

    def _fields(self) -> list[Node]:
        """The keys and values, in turn, of the outermost mapping, as far as it was read."""
        outermost = self.outermost
        if outermost is None or outermost.is_refused or not outermost.is_mapping:
            return []
        return outermost.nodes

    def _resume(self, nodes: list[Node], slip: Slip) -> int | None:
        """Drop the field that the slip is in, and find the line where the next one begins."""
        after = self.chunk
        if len(nodes) % 2:
            after = nodes.pop().start - self.base
        elif nodes:
            after = nodes[-1].end - self.base
            first, last = sorted((after, slip.start))
            if "\n" not in self.text[first:last]:
                nodes.pop()
                after = nodes.pop().start - self.base
        if self.count > MAX_NODES:
            return None
        line = _FIELD_LINE.search(self.text, after + 1)
        return line.start() if line else None

    # --- events ---

    def _take(self, event: yaml.Event) -> None:
        start = self.chunk + _index(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event, start))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event, start)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(self.chunk + _index(event.end_mark))
        elif isinstance(event, yaml.AliasEvent):
            self._add(self._refuse(start))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                message = "a second document begins here"
                raise _Stopped(Slip(start, start + 3, message, "remove `---`"))

    def _scalar(self, event: yaml.ScalarEvent, start: int) -> Node:
        if event.anchor is not None or event.tag is not None:
            return self._refuse(start)
        raw = self.text[start : self.chunk + _index(event.end_mark)].rstrip()
        at = self.base + start
        return Scalar(event.value, at, at + len(raw), raw, not event.style)

    def _open(self, event: yaml.CollectionStartEvent, start: int) -> None:
        if len(self.stack) >= MAX_DEPTH:
            mend = f"{self.wording.what} needs no more than a list of mappings with lists"
            raise _Stopped(Slip(start, start + 1, f"nested more than {MAX_DEPTH} deep", mend))
        is_refused = event.anchor is not None or event.tag is not None
        if is_refused:
            self._refuse(start)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        opened = _Open(start, is_mapping, bool(event.flow_style), is_refused)
        if not self.stack:
            self.outermost = opened
        self.stack.append(opened)

    def _close(self, end: int) -> None:
        closed = self.stack.pop()
        start = self.base + closed.start
        end += self.base
        if not closed.is_flow:  # the mark stands at whatever comes next
            end = closed.nodes[-1].end if closed.nodes else start
        if closed.is_refused:
            self._add(Refused(start, end))
        elif not closed.is_mapping:
            self._add(Sequence(tuple(closed.nodes), start, end))
        elif self.stack:
            self._add(Mapping(self._pairs(closed.nodes), start, end))

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            at = node.start - self.base
            message = f"{self.wording.what} has more than {MAX_NODES:,} values"
            raise _Stopped(Slip(at, at + 1, message, "move what is not a field into the body"))
        if self.stack:
            self.stack[-1].nodes.append(node)
        else:
            self.lone = node

    # --- what is refused ---

    def _refuse(self, start: int) -> Refused:
        """An anchor, alias or tag, which is more often Markdown without its quotation marks."""
        slip = begins_with(start, self.text[start])
        name = _NAME.match(self.text, start)
        end = name.end() if name else slip.end
        if not self._is_told(slip):  # one is enough for a line
            self._report(Slip(start, end, slip.message, slip.help))
        return Refused(self.base + start, self.base + end)

    def _pairs(self, nodes: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        """Keys with their values; a key that is not text, or there already, is reported."""
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                if not isinstance(key, Refused):
                    self._report(_slip(key, self.base, "a field's name must be text", QUOTE))
            elif key.text == "<<" and key.plain:
                if not isinstance(value, Refused):
                    mend = "write the fields out"
                    message = f"{self.wording.what} has no merge keys"
                    self._report(_slip(key, self.base, message, mend))
            elif key.text in pairs:
                message = f"`{shorten(key.text)}` is there already"
                mend = "keep one of the two; the first one counts"
                self._report(_slip(key, self.base, message, mend), ProblemKind.SCHEMA)
            else:
                pairs[key.text] = (key, value)
        return tuple(pairs.values())

    def _report(self, slip: Slip, kind: ProblemKind = ProblemKind.YAML) -> None:
        span = Span(self.path, self.base + slip.start, self.base + min(slip.end, len(self.text)))
        self.problems.append(Problem(kind, span, slip.message, slip.help))

    def _is_told(self, slip: Slip) -> bool:
        """The line's slip was reported already: `*like this* one` is a bad alias and bad syntax."""
        if not self.problems or self.problems[-1].kind is not ProblemKind.YAML:
            return False
        before = self.problems[-1].span.start - self.base
        return before <= slip.start and "\n" not in self.text[before : slip.start]


def _slip(node: Node, base: int, message: str, mend: str) -> Slip:
    return Slip(node.start - base, node.end - base, message, mend)


class _Mark(Protocol):
    index: int


def _index(mark: _Mark | None) -> int:
    """The offset of a mark, in code points; both of PyYAML's parsers give one to every event."""
    return mark.index if mark is not None else 0
