"""Edits of an article's front matter that leave everything else in it as its author wrote it.

The places come from the one reader of YAML (`innerwiki.syntax.yaml_marks`). What an edit makes of
the text is read again before it is handed out: it must hold the same fields with the same values,
but for the one that was meant. Where that cannot be had, the author is asked to do it by hand.
"""

import re
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from innerwiki.editing.originals import edited
from innerwiki.editing.yaml_text import scalar
from innerwiki.errors import InnerwikiError
from innerwiki.lint import Edit
from innerwiki.model import ProblemKind, Review, Source, Span
from innerwiki.syntax import schema
from innerwiki.syntax.front_matter import Block, find_block, parse
from innerwiki.syntax.shapes import ScalarShape
from innerwiki.syntax.texts import TextShape
from innerwiki.syntax.yaml_marks import read_mapping
from innerwiki.syntax.yaml_nodes import Mapping, Node, Scalar, Sequence

_COLON = re.compile(r"[ \t]*:")
_WIDTH = 100
_INDENT = "  "


def append_review(source: Source, review: Review, title: str) -> tuple[Edit, ...]:
    """Record one more review, in the style of those that are there.

    Args:
        source: the article's file.
        review: what to record.
        title: the article's title, for a file that has no front matter yet.

    Raises:
        InnerwikiError: the front matter is broken, or written so that only its author can do it.
    """
    name = schema.REVIEWS.name
    matter = _matter(source)
    if matter is not None:
        edits = _append(matter, name, review)
    else:
        lines = f"{name}:\n{_block_item(review, _INDENT)}"
        edits = (_insert(source, 0, f"---\ntitle: {scalar(title)}\n{lines}---\n"),)
    _check_others(source, edits, name)
    reviews = (*_reviews(source), review)
    if _reviews(_with(source, edits)) != reviews:
        raise _by_hand(source, name)
    return edits


def set_field(source: Source, name: str, value: str, title: str) -> tuple[Edit, ...]:
    """Give a field that is neither list nor mapping another value, at its place or below the title.

    Args:
        source: the article's file.
        name: the field's name.
        value: what the author would see of it, without quotation marks.
        title: the article's title, for a file that has no front matter yet.

    Raises:
        InnerwikiError: the front matter is broken, or written so that only its author can do it.
        ValueError: there is no such field.
    """
    shape = next((field.shape for field in schema.ARTICLE.fields if field.name == name), None)
    if not isinstance(shape, ScalarShape):
        raise ValueError(f"`{name}` is no field with a single value")  # noqa: TRY004 - a wrong name
    written = scalar(value) if isinstance(shape, TextShape) else value
    matter = _matter(source)
    if matter is not None:
        edits = _set(matter, name, written)
    else:
        fields = {"title": scalar(title), name: written}
        lines = "".join(f"{field}: {text}\n" for field, text in fields.items())
        edits = (_insert(source, 0, f"---\n{lines}---\n"),)
    _check_others(source, edits, name)
    found = _values(_with(source, edits)).get(name)
    if not isinstance(found, Scalar) or found.text != value:
        raise _by_hand(source, name)
    return edits


# --- the front matter as it stands ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Matter:
    """A front matter that could be read, and its fields."""

    source: Source
    block: Block
    mapping: Mapping

    def field(self, name: str) -> tuple[Scalar, Node] | None:
        """The key and the value of a field."""
        return next((pair for pair in self.mapping.pairs if pair[0].text == name), None)

    @property
    def indent(self) -> str:
        """The white space that each field stands behind."""
        return self.indent_at(self.mapping.pairs[0][0].start) if self.mapping.pairs else ""

    def indent_at(self, offset: int) -> str:
        """The white space that a place stands behind, if nothing else does."""
        before = self.source.text[self.source.text.rfind("\n", 0, offset) + 1 : offset]
        return before if before.isspace() else ""

    @property
    def closing(self) -> int:
        """The offset of the line that closes the block."""
        return self.block.end + (self.source.text[self.block.end] == "\n")

    def colon(self, key: Scalar) -> int:
        """The offset behind a key's colon.

        Raises:
            InnerwikiError: there is none, as a key behind a question mark need not have one.
        """
        found = _COLON.match(self.source.text, key.end)
        if found is None:
            raise _by_hand(self.source, key.text)
        return found.end()

    def below(self, key: Scalar, value: Node) -> int:
        """The offset of the line below a field."""
        is_empty = isinstance(value, Scalar) and not value.raw
        return self.source.text.index("\n", self.colon(key) if is_empty else value.end) + 1


def _matter(source: Source) -> _Matter | None:
    """The front matter; None if there is none.

    Raises:
        InnerwikiError: it is broken.
    """
    block = find_block(source.text)
    if block is None:
        return None
    mapping, problems = read_mapping(source, block.start, block.end)
    broken = [problem.span for problem in problems if problem.kind is ProblemKind.YAML]
    if broken or not block.is_closed:
        line = source.position(broken[0].start).line if broken else 1
        raise InnerwikiError(
            f"{source.path}:{line}: the front matter is broken and is left as it is; mend it first "
            "(`innerwiki check` tells how)"
        )
    return _Matter(source, block, mapping)


# --- what is written --------------------------------------------------------------------------


def _append(matter: _Matter, name: str, review: Review) -> tuple[Edit, ...]:
    source = matter.source
    found = matter.field(name)
    if found is None:
        item = _block_item(review, matter.indent + _INDENT)
        return (_insert(source, matter.closing, f"{matter.indent}{name}:\n{item}"),)
    key, value = found
    if isinstance(value, Sequence) and value.items:
        if source.text.startswith("[", value.start):
            return (_insert(source, value.items[-1].end, f", {_flow_item(review)}"),)
        item = _block_item(review, matter.indent_at(value.start))
        return (_insert(source, matter.below(key, value), item),)
    if isinstance(value, Sequence) or (isinstance(value, Scalar) and value.is_blank):
        item = _block_item(review, matter.indent + _INDENT)
        start = matter.colon(key)
        nothing = Edit(Span(source.path, start, max(value.end, start)), "")
        below = _insert(source, matter.below(key, value), item)
        return (nothing, below) if source.text[start : value.end].strip() else (below,)
    raise _by_hand(source, name)


def _set(matter: _Matter, name: str, written: str) -> tuple[Edit, ...]:
    source = matter.source
    found = matter.field(name)
    if found is None:
        title = matter.field("title")
        at = matter.below(*title) if title else matter.block.start
        return (_insert(source, at, f"{matter.indent}{name}: {written}\n"),)
    key, value = found
    if not isinstance(value, Scalar):
        raise _by_hand(source, name)
    if not value.raw:
        return (_insert(source, matter.colon(key), f" {written}"),)
    return (Edit(Span(source.path, value.start, value.end), written),)


def _insert(source: Source, at: int, text: str) -> Edit:
    return Edit(Span(source.path, at, at), text)


def _block_item(review: Review, indent: str) -> str:
    """A review as an item of a list, a line for each field."""
    fields = _fields(review, in_flow=False)
    lines = [f"{name}: {value}" for name, value in fields.items()]
    if review.blocks:
        width = _WIDTH - len(indent) - 2 * len(_INDENT)
        folded = wrap(" ".join(review.blocks), max(width, 1), break_long_words=False)
        lines += ["blocks: >-", *(_INDENT + line for line in folded)]
    first, *more = lines
    return f"{indent}- {first}\n" + "".join(f"{indent}{_INDENT}{line}\n" for line in more)


def _flow_item(review: Review) -> str:
    """A review on one line, in braces."""
    fields = _fields(review, in_flow=True)
    if review.blocks:
        fields["blocks"] = f'"{" ".join(review.blocks)}"'
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


def _fields(review: Review, *, in_flow: bool) -> dict[str, str]:
    fields = {
        "by": scalar(review.by, in_flow=in_flow),
        "date": review.date.isoformat(),
        "revision": str(review.revision),
        "hash": scalar(review.hash, in_flow=in_flow),
        "scope": f"[{', '.join(scalar(part, in_flow=True) for part in review.scope)}]",
        "outcome": scalar(review.outcome, in_flow=in_flow),
    }
    return {name: value for name, value in fields.items() if value != "[]"}


# --- the edits read again ---------------------------------------------------------------------


def _with(source: Source, edits: tuple[Edit, ...]) -> Source:
    return Source(source.path, edited(source.text, edits))


def _reviews(source: Source) -> tuple[Review, ...]:
    return parse(source, date.max).front_matter.reviews  # today is of no concern


def _values(source: Source) -> dict[str, Node]:
    matter = _matter(source)
    return {key.text: value for key, value in matter.mapping.pairs} if matter else {}


def _check_others(source: Source, edits: tuple[Edit, ...], name: str) -> None:
    """Refuse edits after which any other field, or the body, is not what it was."""
    after = _with(source, edits)
    try:
        before_fields, fields = _values(source), _values(after)
    except InnerwikiError as error:
        raise _by_hand(source, name) from error
    kept = {other: _content(value) for other, value in fields.items() if other != name}
    were = {other: _content(value) for other, value in before_fields.items() if other != name}
    if find_block(source.text) is None:
        kept.pop("title", None)
    if kept != were or _body(after) != _body(source):
        raise _by_hand(source, name)


def _content(node: Node) -> object:
    """What a value says, wherever it stands; line ends behind it count with what follows."""
    if isinstance(node, Scalar):
        return node.text.rstrip(), node.plain
    if isinstance(node, Sequence):
        return [_content(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key.text: _content(value) for key, value in node.pairs}
    return node


def _body(source: Source) -> str:
    block = find_block(source.text)
    return source.text[block.body_start :] if block else source.text


def _by_hand(source: Source, name: str) -> InnerwikiError:
    return InnerwikiError(
        f"{source.path}: `{name}` stands in the front matter in a way that only its author can "
        "change; do it by hand"
    )
