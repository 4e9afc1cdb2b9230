"""A BibTeX file of some entries that means the same by itself: what a page offers for download.

The entries are left as they stand in their files, but for one that some program cannot read: it is
written anew from what was read (`portable`). What they lean on comes with them: the
abbreviations (`@string`) that they use, as one file's own definitions go before another's, and the
entries that they inherit from (`crossref`, `xdata`). Abbreviations come first and parents last, the
order that BibTeX asks for. A key with a space does not stay: BibTeX would stop there and lose the
entry, so it gets hyphens, and whoever names it names it so; the same with other such signs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from innerwiki.bibliography.places import find_value, key_offset
from innerwiki.bibliography.portable import (
    NAME,
    UNFIT_FOR_KEY,
    balanced,
    holds,
    is_portable,
    written_anew,
)
from innerwiki.bibliography.values import FIELD_NAME, MONTHS, read_piece, skip_space
from innerwiki.model import Entry, Library

_WORD = re.compile(r"[^\s{}()\"#=,]+")
_FIELD = re.compile(rf"[\s,]*{FIELD_NAME.pattern}\s*=\s*")
_BY_COMMA = re.compile(r"\s*,\s*")
_MAX_ANCESTORS = 10
"""An entry inherits from no more; see `entries`."""


def bibtex_of(library: Library, keys: Iterable[str]) -> str:
    """The entries of some keys as a BibTeX file, sorted by key, with all that they need.

    Read by itself it gives equal entries, but for the spaces in keys. A key that the library does
    not have is passed over.
    """
    entries = _in_order(library, keys)
    strings, texts = _with_abbreviations(library, entries)
    if renamed := _other_keys(library, entries):
        texts = [_with_names(*pair, renamed) for pair in zip(entries, texts, strict=True)]
    defined = [f"@string{{{name} = {_quoted(strings[name])}}}" for name in sorted(strings)]
    return "\n\n".join([*(["\n".join(defined)] if defined else []), *texts]) + "\n" * bool(texts)


# --- which entries ----------------------------------------------------------------------------


def _in_order(library: Library, keys: Iterable[str]) -> list[Entry]:
    """The entries and all that they inherit from, children before their parents, then by key."""
    depth: dict[str, int] = {}
    waiting = [(key, 0) for key in keys if key in library.entries]
    while waiting:
        key, level = waiting.pop()
        if depth.get(key, -1) < level <= _MAX_ANCESTORS:  # they may lead in a circle
            depth[key] = level
            waiting += [(parent, level + 1) for parent in _parents(library, key)]
    return [library.entries[key] for key in sorted(depth, key=lambda key: (depth[key], key))]


def _parents(library: Library, key: str) -> Iterator[str]:
    fields = library.entries[key].fields
    named = (fields.get("crossref", ""), *_BY_COMMA.split(fields.get("xdata", "").strip()))
    return (parent for parent in named if parent in library.entries)


# --- by which keys ----------------------------------------------------------------------------


def _other_keys(library: Library, entries: Iterable[Entry]) -> dict[str, str]:
    """The keys that some program does not read, each with a free one that all do."""
    renamed: dict[str, str] = {}
    for entry in entries:
        if UNFIT_FOR_KEY.search(entry.key):
            name = UNFIT_FOR_KEY.sub("-", entry.key)
            while name in library.entries or name in renamed.values():
                name += "-"
            renamed[entry.key] = name
    return renamed


def _with_names(entry: Entry, text: str, renamed: Mapping[str, str]) -> str:
    """An entry's text with other keys, its own and those that it inherits from."""
    for field in ("crossref", "xdata"):
        if (place := find_value(text, field)) is not None:
            written = text[slice(*place)]
            parts = _BY_COMMA.split(written) if field == "xdata" else [written]
            named = ", ".join(renamed.get(part, part) for part in parts)
            if any(part in renamed for part in parts):
                text = text[: place[0]] + named + text[place[1] :]
    if (name := renamed.get(entry.key)) is None or (at := key_offset(text)) is None:
        return text
    return text[:at] + name + text[at + entry.span.end - entry.span.start :]


# --- what their abbreviations stand for -------------------------------------------------------


def _with_abbreviations(
    library: Library, entries: Iterable[Entry]
) -> tuple[dict[str, str], list[str]]:
    """The abbreviations to define, and the entries' texts.

    Where two files mean different things by one abbreviation, the second entry that uses it gets
    the words themselves.
    """
    shared: dict[str, str] = {}
    for path in sorted(library.strings):
        for name, value in library.strings[path].items():
            shared.setdefault(name, value)
    chosen: dict[str, str] = {}
    texts = []
    for entry in entries:
        meant = {**shared, **library.strings.get(entry.span.path, {})} if shared else shared
        raw = entry.raw
        if not is_portable(raw):
            raw = written_anew(raw, {**MONTHS, **meant})
        if not shared:
            texts.append(raw)
            continue
        used = {name for word in _WORD.findall(raw) if (name := word.lower()) in meant}
        used = {name for name in used if NAME.fullmatch(name)}
        clash = any(chosen.get(name, meant[name]) != meant[name] for name in used)
        if clash:
            texts.append(_spelled_out(raw, {**MONTHS, **meant}))
        else:
            chosen |= {name: meant[name] for name in used}
            texts.append(raw)
    return chosen, texts


def _spelled_out(raw: str, meant: Mapping[str, str]) -> str:
    """An entry's text with the words in the place of the abbreviations."""
    made, done = "", 0
    at = raw.find(",")
    while at >= 0 and (field := _FIELD.match(raw, at)) is not None:
        at = field.end()
        while (piece := read_piece(raw, at)) is not None:
            if raw[at] not in '{"' and (value := meant.get(piece.text.lower())) is not None:
                made, done = made + raw[done:at] + _quoted(value), piece.end
            at = piece.end
            sign = skip_space(raw, at)
            if not raw.startswith("#", sign):
                break
            at = skip_space(raw, sign + 1)
    return made + raw[done:]


def _quoted(value: str) -> str:
    """A value between braces, its own braces with partners."""
    return f"{{{value if holds(value) else balanced(value)}}}"
