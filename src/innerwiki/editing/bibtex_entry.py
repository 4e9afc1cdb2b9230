r"""Writes a BibTeX entry: plain text becomes what BibTeX reads as that text, and nothing else.

`%`, `&` and their like are escaped (`bibliography.escaping`), names are written such that they fall
into the same parts again, and of a title what must keep its capitals stands in braces: BibTeX's
styles put the rest in small letters. Addresses and identifiers are written to the letter, as
`innerwiki.bibliography` reads them.
"""

import re
from collections.abc import Iterable, Mapping

from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat, write

from innerwiki.bibliography.decoded import LITERAL_FIELDS
from innerwiki.bibliography.escaping import escape, escape_literal
from innerwiki.bibliography.names import parse_names
from innerwiki.model import Name

_WORD = re.compile(r"\S+")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_SHORT_WORD = 3
_IN_ADDRESS = str.maketrans({" ": "%20", '"': "%22", "<": "%3C", ">": "%3E"})


def _format() -> BibtexFormat:
    """How the files of a wiki look: two spaces, the values in a column, a comma behind each."""
    form = BibtexFormat()  # type: ignore[no-untyped-call]  # the library has no type there
    form.indent, form.value_column, form.trailing_comma = "  ", 16, True
    form.block_separator = ""
    return form


_FORMAT = _format()


def entry_text(entry_type: str, key: str, fields: Mapping[str, str]) -> str:
    """An entry, as the files of a wiki have it; the values are BibTeX already.

    >>> print(entry_text("book", "hooke1678", {"title": "Lectures", "year": "1678"}), end="")
    @book{hooke1678,
      title         = {Lectures},
      year          = {1678},
    }
    """
    filled = [Field(name, f"{{{value}}}") for name, value in fields.items() if value]
    text: str = write(Library([Entry(entry_type, key, filled)]), _FORMAT)
    return text


def value_of(name: str, text: str) -> str:
    r"""A plain text as the value of a field.

    >>> value_of("journal", "Q&A_1"), value_of("url", "https://a.example/b c_d")
    ('Q\\&A\\_1', 'https://a.example/b%20c_d')
    """
    if name in LITERAL_FIELDS:
        value = escape_literal(text)
        return value.translate(_IN_ADDRESS) if name == "url" else value
    return title_value(text) if name in ("title", "booktitle") else escape(text)


def title_value(text: str) -> str:
    """A title, in which words with capitals that must stay are in braces.

    In a title whose words are mostly small, a capital at a word's beginning is a name's, and stays;
    where most words have one, only those stay that stand inside a word.

    >>> title_value("Scaling GPT-3 and McDonald in the iPhone era")
    'Scaling {GPT-3} and {McDonald} in the {iPhone} era'
    >>> title_value("What Noether saw in the early papers of Hooke, and what was missed")
    'What {Noether} saw in the early papers of {Hooke}, and what was missed'
    """
    words = _WORD.findall(text)
    long = [word for word in words[1:] if len(word) > _SHORT_WORD]
    large = sum(_begins_large(word) for word in long)
    in_sentence_case = 2 * large < len(long)
    opens = True

    def write(match: re.Match[str]) -> str:
        nonlocal opens
        word, at_start = match[0], opens
        opens = word.endswith((":", "?", "!", "."))
        stays = _holds_capital(word) or (in_sentence_case and not at_start and _begins_large(word))
        bare = word.rstrip(":;,.?!)”’\"'")
        if not stays or not bare:
            return escape(word)
        lead = len(bare) - len(bare.lstrip("(“‘\"'"))
        inner = bare[lead:]
        return f"{escape(word[:lead])}{{{escape(inner)}}}{escape(word[lead + len(inner) :])}"

    return _WORD.sub(write, " ".join(text.split()))


def _holds_capital(word: str) -> bool:
    """Whether there is a capital behind the first letter."""
    first = _FIRST_LETTER.search(word)
    return first is not None and any(map(str.isupper, word[first.end() :]))


def _begins_large(word: str) -> bool:
    first = _FIRST_LETTER.search(word)
    return first is not None and first[0].isupper()


def names_value(names: Iterable[Name], *, and_others: bool = False) -> str:
    """Names, each so that it falls into the same parts again.

    >>> names_value([Name("Merwijk", "Chris", "van"), Name(literal="Barnes and Noble")])
    'van Merwijk, Chris and {Barnes and Noble}'
    """
    written = [_name_value(name) for name in names]
    return " and ".join(filter(None, [*written, "others" if and_others else ""]))


def _name_value(name: Name) -> str:
    """The first way of writing a name that is read as it; at worst it stays whole, in braces."""
    particle, family, given = map(escape, (name.particle, name.family, name.given))
    suffix = f"{escape(name.suffix)}, " if name.suffix else ""
    whole = " ".join(filter(None, (particle, family)))
    ways = [
        f"{whole}, {suffix}{given}".strip(" ,") if given or suffix else whole,
        f"{particle} {{{family}}}, {suffix}{{{given}}}".strip(),
        f"{whole}, {suffix}{{{given}}}",
    ]
    if not name.literal:
        for way in ways:
            found = parse_names(way)
            if found.names == (name,) and not found.and_others and not found.unclear:
                return way
    literal = name.literal or " ".join(filter(None, (name.given, name.particle, name.family)))
    return f"{{{escape(literal)}}}" if literal else ""
