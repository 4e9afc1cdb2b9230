r"""An entry such that every program reads it, for files that are handed on.

Programs that meet one entry which they cannot read may refuse the whole file, as Pandoc does. So an
entry is handed on as it stands only where all agree on what it says; else it is written anew from
what was read. All agree on less than is allowed: `@misc(a, year = 1948)` is good BibTeX that Pandoc
refuses, and a brace behind a backslash is a brace to BibTeX and a sign to most others.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from innerwiki.bibliography.decoded import LITERAL_FIELDS, literal
from innerwiki.bibliography.escaping import escape_literal
from innerwiki.bibliography.fields import cut_entry
from innerwiki.bibliography.parts import Cut, Field
from innerwiki.bibliography.places import HEAD
from innerwiki.bibliography.plain import plain_entry
from innerwiki.bibliography.values import MONTHS, join_value, read_piece, skip_space
from innerwiki.model import Entry

NAME = re.compile(r"[^\W\d_][\w:+-]*")
"""A field or an abbreviation whose name every program takes."""

UNFIT_FOR_KEY = re.compile(r"[^\w.:;?!`'()$/*@+\[\]&-]+")
"""What some program does not read in a key."""

_HEAD = re.compile(r"@[A-Za-z]+[ \t]*\{")
_NUMBER = re.compile(r"[0-9]+")
_UNFIT_FOR_NAME = re.compile(r"[^\w:+-]+")
_SIGN = re.compile(r"\\.|[{}]|\\\Z", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_BRACE_OR_ESCAPED = re.compile(r"\\[{}]|[{}]")
_SIMPLE = re.compile(
    r"(?:[^{}\\]|\\[^{}\\])*+(?:\{(?:[^{}\\]|\\[^{}\\])*+\}(?:[^{}\\]|\\[^{}\\])*+)*+"
)
_ENDS_IN_MACRO = re.compile(r"\\[A-Za-z]+\Z")
_ESCAPED = {"\\{": r"\textbraceleft{}", "\\}": r"\textbraceright{}"}


@lru_cache(maxsize=16_384)
def is_portable(raw: str) -> bool:
    """Whether every program reads an entry as it stands, whatever its key is."""
    plain = plain_entry(raw, 0, len(raw))
    if plain is not None and len(plain.raw) == len(raw):
        return all(_value_holds(plain.fields[name]) for name in plain.joined)
    head = _HEAD.match(raw)
    if head is None:
        return False
    cut = cut_entry(raw, head.end())
    return not cut.faults and cut.end == len(raw) and _is_fit(raw, cut)


def handed_on(entry: Entry) -> str:
    """The text of one entry, for people to copy; abbreviations stay as they are."""
    return entry.raw if is_portable(entry.raw) else written_anew(entry.raw, MONTHS)


def written_anew(raw: str, meant: Mapping[str, str]) -> str:
    """An entry from what was read of it; of a value that holds, nothing is changed.

    Args:
        raw: the entry as it stands in its file.
        meant: what the abbreviations stand for, names in lower case.

    >>> print(written_anew('@misc{x, title = {A}, note = "A "q" x"}', {}))
    @misc{x,
      title = {A},
      note = "A ",
    }
    """
    head = HEAD.match(raw)
    cut = cut_entry(raw, head.end()) if head is not None else Cut()
    kind = re.sub(r"[@\s{(]", "", head[0]) if head is not None else ""
    kind = kind if kind.isascii() and kind.isalpha() else "misc"
    lines = [f"  {name} = {value},\n" for name, value in _fields(cut, meant)]
    return f"@{kind}{{{cut.key},\n{''.join(lines)}}}"


def balanced(value: str) -> str:
    r"""A value such that its braces have partners, however a program reads them; LaTeX is kept.

    >>> balanced(r"{A} \{ b} c\\{d}"), balanced("C:\\papers\\")
    ('{A} \\textbraceleft{} b c\\\\ {d}', 'C:\\papers')
    """
    signs = list(_SIGN.finditer(value))
    alone = _without_partner([sign[0] for sign in signs])
    made, done = "", 0
    for number, sign in enumerate(signs):
        made += value[done : sign.start()]
        if number not in alone:
            made += _ESCAPED.get(sign[0], sign[0])
        elif sign[0] in "{}" and _ENDS_IN_MACRO.search(made):
            made += " "  # `\emph{x` is not `\emphx`
        done = sign.end()
        if sign[0] == "\\\\" and value.startswith(("{", "}"), done):
            made += " "
    return made + value[done:]


def _without_partner(signs: list[str]) -> set[int]:
    """Which of some signs are braces without a partner, or a backslash with nothing behind it."""
    opened: list[int] = []
    alone: set[int] = set()
    for number, sign in enumerate(signs):
        if sign == "{":
            opened.append(number)
        elif sign == "}" and opened:
            opened.pop()
        elif sign in ("}", "\\"):
            alone.add(number)
    return alone.union(opened)


def holds(value: str) -> bool:
    r"""Whether the braces of a value have partners, and every program sees the same ones.

    >>> holds("{GPT}-3"), holds(r"\{A\}"), holds(r"\{"), holds("a } b {"), holds("a\\")
    (True, True, False, False, False)
    """
    if _SIMPLE.fullmatch(value):
        return True
    ends_alone = (len(value) - len(value.rstrip("\\"))) % 2 == 1
    readings = (_SIGN, _BRACE, _BRACE_OR_ESCAPED)
    return not ends_alone and all(_has_partners(reading, value) for reading in readings)


def _has_partners(reading: re.Pattern[str], value: str) -> bool:
    depth = 0
    for sign in reading.findall(value):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


def _is_fit(raw: str, cut: Cut) -> bool:
    """Whether every program reads the key, the names and the values of an entry without faults."""
    behind = cut.key_at + len(cut.key)
    names = [field.name.lower() for field in cut.fields]
    return (
        raw[behind:].lstrip().startswith(",")
        and len(set(names)) == len(names)
        and all(map(NAME.fullmatch, names))
        and all(_value_holds(field.text) for field in cut.fields)
    )


def _value_holds(text: str) -> bool:
    at = 0
    while (piece := read_piece(text, at)) is not None:
        if text[at] in '{"':
            fits = piece.unclosed is None and holds(piece.text)
        else:
            fits = bool(_NUMBER.fullmatch(piece.text) or NAME.fullmatch(piece.text))
        if not fits:
            return False
        at = skip_space(text, piece.end)
        if not text.startswith("#", at):
            return at == len(text)
        at = skip_space(text, at + 1)
    return False


def _fields(cut: Cut, meant: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The fields that were read, each once; a value that holds stays as it is."""
    done: set[str] = set()
    for field in cut.fields:
        name = _UNFIT_FOR_NAME.sub("-", field.name)
        name = name if NAME.fullmatch(name) else f"field-{name}"
        if name.lower() not in done:
            done.add(name.lower())
            yield name, field.text if _value_holds(field.text) else _anew(field, meant)


def _anew(field: Field, meant: Mapping[str, str]) -> str:
    value, _ = join_value(field.name, field.text, meant)
    if field.name.lower() in LITERAL_FIELDS:
        return f"{{{escape_literal(literal(value))}}}"
    return f"{{{balanced(value)}}}"
