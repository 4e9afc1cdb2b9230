r"""What a line of a list of references says for certain: identifiers, and some fields.

    Clausius, R. (1865). "Ueber verschiedene Formen". doi:10.1000/182

Lists of references follow a hundred styles, and most of a line cannot be told apart without
knowing which. So only what no style writes in two meanings is taken: identifiers; the one year; a
title in quotation marks, or behind names and a year in parentheses; names that are all written in
one way from the line's beginning. Everything else stays in the line, and the line is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from innerwiki.bibliography.identifiers import (
    ISBN_SHAPE,
    compact_isbn,
    isbn_check,
    normalise_identifier,
)
from innerwiki.bibliography.titles import folded

_MARKDOWN_LINK = re.compile(
    r"\[([^\[\]]*)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?[^()]*\)"
)
_EMPHASIS = re.compile(
    r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|@$])")

_DOI = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|\bdoi:?\s*)?\b(?P<doi>10\.\d{4,9}/[^\s\"<>\[\]]+)",
    re.IGNORECASE,
)
_ARXIV = re.compile(
    r"\barxiv(?:\s+preprint)?(?:\s+arxiv)?\s*[:.\s]\s*(?P<number>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
    r"|https?://(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html)/(?P<path>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})"
    r"(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*(?P<isbn>[\dX](?:[\s‐-―-]?[\dX]){8,16})", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
_READ_ON = re.compile(
    r"[\[(]?\b(?:accessed|retrieved|visited|abgerufen|consulté|consultado)\b[^.;)\]]*[\])]?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d–—/.-])(1[5-9]\d\d|20\d\d)[a-z]?(?![\d–—/-])")
_YEAR_IN_PARENTHESES = re.compile(
    r"\((?:[^()\d]{0,12}\s)?(1[5-9]\d\d|20\d\d)[a-z]?(?:,[^()]{0,24})?\)"
)
_YEAR_ALONE = re.compile(
    r"(?:(?<=[,.;:])\s+|\(\s*|(?<=[”\"“»])[.,]?\s+)(1[5-9]\d\d|20\d\d)[a-z]?(?=\s*(?:[.,;:)]|$))"
    r"|\s(1[5-9]\d\d|20\d\d)[.)]*\s*$"
)
"""A year between marks, or at the end, as a title's seldom is: `..., 1948.`"""

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PARTICLES = r"(?:(?:van|von|de|der|den|di|da|du|la|le|ten|ter|del|della)\s+)*"
_FAMILY = rf"{_PARTICLES}{_CAPITAL}[\w’'-]+(?:[ ]{_CAPITAL}[\w’'-]+)?"
_INITIALS = rf"{_CAPITAL}\.(?:[ -]?{_CAPITAL}\.)*"
_TURNED = rf"(?P<family>{_FAMILY}),\s+(?P<given>{_INITIALS})"
_STRAIGHT = rf"(?P<given>{_INITIALS})\s+(?P<family>{_FAMILY})"
_OTHERS = r"(?P<others>,?\s+et\s+al\.?)?"
_JOINT = r"(?:,\s*(?:&|and)\s+|,\s+|;\s+|\s+(?:&|and)\s+)"
_NAMES_TURNED = re.compile(
    rf"{re.sub('P<[a-z]+>', ':', _TURNED)}(?:{_JOINT}{re.sub('P<[a-z]+>', ':', _TURNED)})*"
)
_NAMES_STRAIGHT = re.compile(
    rf"{re.sub('P<[a-z]+>', ':', _STRAIGHT)}(?:{_JOINT}{re.sub('P<[a-z]+>', ':', _STRAIGHT)})*"
)
_ET_AL = re.compile(r",?\s+(?:et\s+al\.?|and others)", re.IGNORECASE)
_BEHIND_TURNED = re.compile(
    r"[.,]?\s*\((?:1[5-9]|20)\d\d[a-z]?(?:,[^()]*)?\)[.,:]?\s+|[.,:]?\s+(?=[“\"„«])"
)
_BEHIND_STRAIGHT = re.compile(r",\s+(?=[“\"„«])")
_TITLE = re.compile(r"(?P<title>[^.?!]{8,300}?(?P<end>[.?!]))(?=\s|$)")
_QUOTED = re.compile(r"[“\"„«](?P<title>[^“”\"„«»]{4,400}?)[,.]?[”\"“»][,.]?")
_QUOTES = re.compile(r"[“”\"„«»]")
_MIN_TITLE_WORDS = 2
_SHORT = re.compile(r"\b\w{1,3}\.$")


@dataclass(frozen=True)
class ReferenceText:
    """A line of a list of references, its white space folded, and what it says for certain.

    `fields` are named as in BibTeX; `several` says that it names more than one work.
    """

    line: str
    identifiers: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    years: tuple[str, ...] = ()
    several: bool = False
    likely: tuple[str, ...] = ()
    """The year that it is likely of, if it names any."""

    @property
    def title(self) -> str:
        """The title, where it is certain."""
        return self.fields.get("title", "")

    @property
    def year(self) -> str:
        """The year, where it is certain."""
        return self.fields.get("year", "")

    @cached_property
    def plain(self) -> str:
        """The line without Markdown."""
        return plain(self.line)

    @cached_property
    def folded(self) -> str:
        """The line as titles and names are compared."""
        return folded(self.plain)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the line, folded, without those of addresses."""
        return words_of(_without_identifiers(self.plain))

    @cached_property
    def segments(self) -> frozenset[str]:
        """What stands between punctuation marks, folded: a short title is one of these."""
        pieces = re.split(r"[.,;:?!\"“”„«»()\[\]*_/]+", self.line)
        return frozenset(folded(plain(piece)) for piece in pieces)

    @property
    def is_source(self) -> bool:
        """Whether it names something that can be found, by an identifier or by words and a year."""
        return bool(self.identifiers) or (bool(self.years) and len(self.words) > _MIN_TITLE_WORDS)

    @property
    def is_nothing_else(self) -> bool:
        """Whether it surely is a reference, and no sentence that mentions one."""
        bare = words_of(_without_identifiers(self.plain)) - {"see", "cf", "from", "source", "via"}
        return "author" in self.fields or (bool(self.identifiers) and not bare)


def words_of(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(filter(None, (folded(word) for word in re.findall(r"\w+", text))))


def read(text: str) -> ReferenceText:
    """Read one reference.

    >>> found = read('R. Clausius, "On heat and its motion," *Annalen*, 1865. doi:10.1000/182.')
    >>> found.fields["author"], found.title, found.year, found.identifiers
    ('Clausius, R.', 'On heat and its motion', '1865', ('doi:10.1000/182',))
    """
    line = " ".join(text.split())
    shown = plain(line)
    identifiers, fields, several = _identifiers(shown)
    bare = _READ_ON.sub(" ", _without_identifiers(shown))
    years = tuple(dict.fromkeys(_YEAR.findall(bare)))
    in_parentheses = tuple(dict.fromkeys(_YEAR_IN_PARENTHESES.findall(bare)))
    untitled = _QUOTED.sub('""', bare)
    outside = tuple(dict.fromkeys(_YEAR.findall(untitled)))
    alone = [a or b for a, b in _YEAR_ALONE.findall(untitled)]
    certain = next((one for one in (in_parentheses, years, outside) if len(one) == 1), ())
    if certain:
        fields["year"] = certain[0]
    fields |= _names_and_title(shown)
    return ReferenceText(
        line, identifiers, fields, years, several, (*years[:1], *outside[:1], *alone)[-1:]
    )


def plain(text: str) -> str:
    """A reference without emphasis, tags and escapes; a link shows its text and its address.

    >>> plain("*Life* [here](https://example.org/a_b), <https://example.org>")
    'Life here https://example.org/a_b , https://example.org'
    """
    text = _MARKDOWN_LINK.sub(r"\1 \2 ", text)
    text = re.sub(r"<(https?://[^<>\s]+)>", r"\1", text)
    return " ".join(_ESCAPE.sub(r"\1", _EMPHASIS.sub("", _TAG.sub("", text))).split())


def _without_identifiers(text: str) -> str:
    for pattern in (_ARXIV, _DOI, _ISBN, _URL):
        text = pattern.sub(" ", text)
    return text


def _identifiers(text: str) -> tuple[tuple[str, ...], dict[str, str], bool]:
    """The normalised identifiers, the fields for them, and whether they are of several works."""
    fields: dict[str, str] = {}
    dois: dict[str, None] = {}
    arxivs: dict[str, None] = {}
    for match in _DOI.finditer(text):
        doi = _trimmed(match["doi"])
        normal = normalise_identifier("doi:" + doi)
        (arxivs if normal.startswith("arxiv:") else dois).setdefault(normal)
        if normal.startswith("doi:"):
            fields.setdefault("doi", doi)
    for match in _ARXIV.finditer(text):
        arxivs.setdefault(normalise_identifier("arxiv:" + (match["number"] or match["path"])))
    if arxivs:
        fields["eprint"] = next(iter(arxivs)).removeprefix("arxiv:")
        fields["archiveprefix"] = "arXiv"
    isbns = dict.fromkeys(_isbns(text))
    if isbns:
        fields["isbn"] = next(iter(isbns))
    found = [*dois, *arxivs, *(normalise_identifier("isbn:" + isbn) for isbn in isbns)]
    urls = [_trimmed(match[0]) for match in _URL.finditer(text)]
    urls = [url for url in urls if normalise_identifier(url).startswith("http")]
    if urls:
        fields["url"] = urls[0]
    found += [normalise_identifier(url) for url in urls]
    several = len(dois) > 1 or len(arxivs) > 1
    return tuple(dict.fromkeys(found)), fields, several


def _isbns(text: str) -> Iterator[str]:
    """ISBNs whose check digit is right."""
    for match in _ISBN.finditer(text):
        compact = compact_isbn(match["isbn"])
        for length in (13, 10):
            isbn = compact[:length]
            if len(isbn) == length and ISBN_SHAPE.fullmatch(isbn) and isbn_check(isbn) == isbn[-1]:
                yield isbn
                break


def _trimmed(identifier: str) -> str:
    """An identifier without the punctuation of the sentence around it.

    >>> _trimmed("10.1000/x(1)."), _trimmed("https://example.org/a).")
    ('10.1000/x(1)', 'https://example.org/a')
    """
    while identifier:
        last = identifier[-1]
        unopened = last in ")}]" and identifier.count(last) > identifier.count(_OPENS[last])
        if last not in ".,;:!?'’”*_" and not unopened:
            break
        identifier = identifier[:-1]
    return identifier


_OPENS = {")": "(", "}": "{", "]": "["}


def _names_and_title(text: str) -> dict[str, str]:
    """Authors and title, as far as they are certain."""
    quoted = [m["title"].strip(" ,.") for m in _QUOTED.finditer(text)]
    title = quoted[0] if len(quoted) == 1 and len(_QUOTES.findall(text)) == 2 else ""  # noqa: PLR2004 - one opens, one closes
    for names, single, behind in (
        (_NAMES_TURNED, _TURNED, _BEHIND_TURNED),
        (_NAMES_STRAIGHT, _STRAIGHT, _BEHIND_STRAIGHT),
    ):
        match = names.match(text)
        if match is None:
            continue
        others = _ET_AL.match(text, match.end())
        end = behind.match(text, others.end() if others else match.end())
        if end is None:
            continue
        found = [f"{m['family']}, {m['given']}" for m in re.finditer(single, match[0])]
        author = " and ".join([*found, *(["others"] if others else [])])
        if not quoted and behind is _BEHIND_TURNED:
            title = _title_at(text, end.end())
        return {"author": author} | _titled(title)
    return _titled(title)


def _titled(title: str) -> dict[str, str]:
    return {"title": title} if len(title.split()) >= _MIN_TITLE_WORDS else {}


def _title_at(text: str, at: int) -> str:
    """The sentence behind names and year, if it ends where a sentence must."""
    match = _TITLE.match(text, at)
    if match is None or _SHORT.search(match["title"]) or "http" in match["title"]:
        return ""
    return match["title"].removesuffix(".")
