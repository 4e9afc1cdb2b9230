"""The fields of a table of articles: what each may hold, and what to say where it does not.

Every name that an author may write is an enumeration's value, so the messages can tell which one
was meant.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from innerwiki.model import ArticleType, Column, Filter, Importance, Status
from innerwiki.nearest import nearest
from innerwiki.syntax import yaml_nodes as yaml
from innerwiki.syntax.scalars import Integer
from innerwiki.syntax.shapes import Reading
from innerwiki.syntax.texts import Text
from innerwiki.syntax.yaml_nodes import Node, Scalar, shorten

Values = dict[str, Any]
"""Arguments of `Listing`."""


def read_fields(mapping: yaml.Mapping, reading: Reading) -> Values:
    """The fields of a block, as far as they are right, as arguments of `Listing`."""
    values: Values = {}
    for key, node in mapping.pairs:
        read = _FIELDS.get(key.text)
        if read is None:
            _refuse_field(key, reading)
        elif not (isinstance(node, Scalar) and node.is_blank):
            values.update(read(node, reading))
    return values


def _refuse_field(key: Scalar, reading: Reading) -> None:
    if key.text in _FILTERS:
        message = f"`{key.text}` is a filter, not a field of its own"
        reading.refuse(key, message, f"write it under `where:`, as in `where: {{{key.text}: ...}}`")
    else:
        _refuse_word(key, key.text, "unknown field", tuple(_FIELDS), reading)


# --- which articles ---------------------------------------------------------------------------


def _where(node: Node, reading: Reading) -> Values:
    found: list[tuple[Filter, tuple[str, ...]]] = []
    if isinstance(node, yaml.Mapping):
        for key, value in node.pairs:
            known = _FILTERS.get(key.text)
            if known is None:
                _refuse_word(key, key.text, "unknown filter", tuple(_FILTERS), reading)
            else:
                words = _words(value, f"`{key.text}`", f"`{key.text}` cannot be", known, reading)
                found.append((Filter(key.text), tuple(word for word, _ in words)))
    elif not isinstance(node, yaml.Refused):
        mend = "write `where: {status: draft}`"
        reading.refuse(node, "`where` must be a mapping of filters", mend)
    return {"where": tuple(found)}


# --- what of them, in which order -------------------------------------------------------------

_COLUMNS = tuple(column.value for column in Column)
_UNKNOWN_COLUMN = "unknown column"


def _columns(node: Node, reading: Reading) -> Values:
    columns: dict[Column, None] = {}
    for word, scalar in _words(node, "`columns`", _UNKNOWN_COLUMN, _COLUMNS, reading):
        column = Column(word)
        if column in columns:
            reading.refuse(scalar, f"column `{word}` is there already", "keep one of the two")
        columns[column] = None
    return {"columns": tuple(columns)}


def _sort(node: Node, reading: Reading) -> Values:
    if isinstance(node, yaml.Refused):
        return {}
    if not isinstance(node, Scalar):
        mend = "write one of them, as in `sort: -words`"
        reading.refuse(node, "`sort` must be a column's name", mend)
        return {}
    written = node.text.strip()
    name = written.removeprefix("-").strip()
    if name not in _COLUMNS:
        _refuse_word(node, name, _UNKNOWN_COLUMN, _COLUMNS, reading)
        return {}
    return {"sort": Column(name), "descending": written.startswith("-")}


def _limit(node: Node, reading: Reading) -> Values:
    return {"limit": Integer(minimum=1).read(node, "`limit`", reading)}


def _caption(node: Node, reading: Reading) -> Values:
    caption = Text().read(node, "`caption`", reading)
    return {"caption": caption.text.strip() if caption is not None else None}


_FIELDS: dict[str, Callable[[Node, Reading], Values]] = {
    "where": _where,
    "columns": _columns,
    "sort": _sort,
    "limit": _limit,
    "caption": _caption,
}

# The values of each filter; none for those that take any text. Pages of type `meta` are about the
# wiki, and no table lists them.
_FILTERS: dict[str, tuple[str, ...]] = {
    Filter.STATUS.value: tuple(status.value for status in Status),
    Filter.TYPE.value: tuple(kind.value for kind in ArticleType if kind is not ArticleType.META),
    Filter.IMPORTANCE.value: tuple(importance.value for importance in Importance),
    Filter.TAG.value: (),
    Filter.NEEDS_CITATIONS.value: ("true", "false"),
}


# --- words ------------------------------------------------------------------------------------


def _words(
    node: Node, what: str, complaint: str, names: Sequence[str], reading: Reading
) -> Iterable[tuple[str, Scalar]]:
    """One word, or a list of them, each with its node; the others are reported.

    Args:
        node: the value.
        what: how messages call the value.
        complaint: how the message on an unknown word begins.
        names: the words there are; none if any will do.
        reading: where problems are reported.
    """
    items = node.items if isinstance(node, yaml.Sequence) else (node,)
    if not items:
        reading.refuse(node, f"{what} names nothing", "name something, or leave it out")
    for item in items:
        if isinstance(item, Scalar) and not item.is_blank:
            word = item.text.strip()
            if not names or word in names:
                yield word, item
            else:
                _refuse_word(item, word, complaint, names, reading)
        elif not isinstance(item, yaml.Refused):
            example = names[0] if names else "logic"
            mend = f"write `{example}`, or a list such as `[{example}, ...]`"
            reading.refuse(item, f"{what} must be a word or a list of words", mend)


def _refuse_word(
    scalar: Scalar, word: str, complaint: str, names: Sequence[str], reading: Reading
) -> None:
    near = nearest(word, names)
    listed = ", ".join(f"`{name}`" for name in names)
    mend = f"did you mean `{near}`?" if near else f"write one of {listed}"
    reading.refuse(scalar, f"{complaint} `{shorten(word)}`", mend)
