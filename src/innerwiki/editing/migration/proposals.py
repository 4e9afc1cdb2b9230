r"""Makes an entry of a line of references that the library does not have.

Nothing is invented: the entry is `@misc`, whatever the work may be, its fields are those that the
line says for certain, and the line itself is kept in it word for word. The keyword `unconfirmed`
and a comment ask for somebody to hold it against the source.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from string import ascii_lowercase

from innerwiki.bibliography.titles import folded
from innerwiki.editing.migration.reference_text import ReferenceText

UNCONFIRMED = "unconfirmed"
"""The keyword of an entry that nobody has looked at yet."""

_ADDRESS = re.compile(r"https?://[^\s{}\\]+")
_SPECIAL = re.compile(r"[\\{}$~`^%&#_@]|--+|''+")
_ESCAPED = {
    "\\": r"{\textbackslash}",
    "{": r"{\lbrace}",
    "}": r"{\rbrace}",
    "~": r"{\textasciitilde}",
    "^": r"\^{}",
    "`": r"{\textasciigrave}",
    "@": "{@}",
}
_ORDER = ("author", "title", "year", "doi", "eprint", "archiveprefix", "isbn", "url")
_TO_THE_LETTER = frozenset({"doi", "eprint", "archiveprefix", "isbn", "url"})
_SMALL_WORDS = frozenset(
    "a an the on of in and for to der die das le la les el un une ein eine".split()
)
_MAX_KEY = 60


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry that is to be, the file it comes in, and where the line stood."""

    key: str
    text: ReferenceText
    page: str
    line: int

    def bibtex(self) -> str:
        """The file's text."""
        fields = {name: self.text.fields[name] for name in _ORDER if name in self.text.fields}
        fields = {
            name: value if name in _TO_THE_LETTER else value_of(value)
            for name, value in fields.items()
        }
        fields["annotation" if "title" in fields else "note"] = value_of(self.text.line)
        fields["keywords"] = UNCONFIRMED
        width = max(map(len, fields))
        lines = "".join(f"  {name:<{width}} = {{{value}}},\n" for name, value in fields.items())
        where = f"{self.page}:{self.line}".replace("@", "")
        return (
            f"% Proposed by `innerwiki migrate` from {where}. Hold it against the\n"
            f"% source, then take this comment and the keyword `{UNCONFIRMED}` out.\n"
            f"@misc{{{self.key},\n{lines}}}\n"
        )


def value_of(text: str) -> str:
    r"""A text as the value of a field, such that reading it gives the text again.

    >>> print(value_of("50% of {x} -- see https://example.org/a_b"))
    50\% of {\lbrace}x{\rbrace} -{}- see https://example.org/a_b
    """
    pieces, at = [], 0
    for address in _ADDRESS.finditer(text):
        pieces += [_SPECIAL.sub(_escape, text[at : address.start()]), address[0]]
        at = address.end()
    return "".join([*pieces, _SPECIAL.sub(_escape, text[at:])])


def _escape(match: re.Match[str]) -> str:
    sign: str = match[0]
    if sign[0] in "-'":
        return "{}".join(sign)
    return str(_ESCAPED.get(sign, f"\\{sign}"))


def key_for(text: ReferenceText, taken: Collection[str]) -> str:
    """A key that is free: who, when, and the first word of the title that says something.

    Args:
        text: the reference.
        taken: keys that there are, in small letters.

    >>> from innerwiki.editing.migration.reference_text import read
    >>> line = read('R. Clausius, "On heat and its motion," 1865.')
    >>> key_for(line, set()), key_for(line, {"clausius1865heat"})
    ('clausius1865heat', 'clausius1865heatb')
    """
    family = text.fields.get("author", "").partition(",")[0] or _first_word(text.plain)
    title = [_ascii(word) for word in re.findall(r"[^\W\d_]+", text.title)]
    said = next((word for word in title if word and word not in _SMALL_WORDS), "")
    year = text.year or (text.years[0] if text.years else "")
    base = (_ascii(family.split()[-1] if family else "") + year + said)[:_MAX_KEY] or "source"
    if base.isdigit():
        base = "source" + base
    if base not in taken:
        return base
    suffixes = (*ascii_lowercase[1:], *map(str, range(2, len(taken) + 3)))
    joint = "-" if base[-1].isdigit() else ""
    keys = (f"{base}{joint}{one}" for one in suffixes)
    return next(key for key in keys if key not in taken)


def _first_word(text: str) -> str:
    words = re.findall(r"[^\W\d_]{3,}", re.sub(r"https?://(?:www\.)?", "", text))
    return words[0] if words else ""


def _ascii(word: str) -> str:
    """A word in small letters of the Latin alphabet, without accents."""
    decomposed = unicodedata.normalize("NFKD", word.replace("ß", "ss").replace("ø", "o"))
    return "".join(char for char in decomposed.lower() if char.isascii() and char.isalnum())


def same_source(one: ReferenceText, other: ReferenceText) -> bool:
    """Whether two lines, of two pages perhaps, surely name one work."""
    works = [
        {i for i in text.identifiers if not i.startswith("http")} or set(text.identifiers)
        for text in (one, other)
    ]
    if works[0] & works[1]:
        return True
    if works[0] and works[1]:
        return False
    if one.folded == other.folded:
        return True
    parts = ("title", "author", "year")
    return all(
        one.fields.get(part) and folded(one.fields[part]) == folded(other.fields.get(part, ""))
        for part in parts
    )
