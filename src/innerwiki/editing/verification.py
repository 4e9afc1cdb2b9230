"""Compares what the wiki says of a source with what a registry knows of it.

Only what would mislead a reader is a difference: letters, words, numbers. How something is written
is not: upper and lower case, LaTeX, typography, an initial for a name, a journal's abbreviation.
And only like is compared with like: the year and journal of a paper are not those of its preprint.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from innerwiki.bibliography.identifiers import (
    ARXIV_NUMBER,
    arxiv_of,
    doi_of,
    isbns_of,
    normalise_identifier,
)
from innerwiki.bibliography.titles import folded
from innerwiki.editing.bibtex_entry import names_value, title_value, value_of
from innerwiki.model import Entry, Name
from innerwiki.registries.metadata import Metadata, Standing
from innerwiki.wiki.assess import is_withdrawn

_VENUES = ("journal", "journaltitle", "booktitle")
_PREPRINTS = frozenset({"misc", "unpublished", "online", "electronic"})
_MAIN_TITLE = re.compile(r"[:.?!–—]\s")
_WORD = re.compile(r"[^\W_]+")
_LINK_WORDS = frozenset("a an the of and on in for der die das und et de la le les des du".split())


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of an entry that differs from what a registry says.

    `value` is what the field would be, as BibTeX; empty where that is for people to decide.
    """

    field: str
    ours: str
    theirs: str
    value: str = ""


def questions(entry: Entry) -> list[str]:
    """The identifiers by which registries can be asked for an entry, the most telling first."""
    found = []
    if doi := doi_of(entry.fields):
        found.append(normalise_identifier(f"doi:{doi}"))
    arxiv = arxiv_of(entry.fields) or ""
    if ARXIV_NUMBER.fullmatch(arxiv):
        found.append(f"arxiv:{arxiv}")
    if not found and entry.type in ("book", "collection", "proceedings"):
        found += [normalise_identifier(f"isbn:{isbn}") for isbn in isbns_of(entry.fields)[:1]]
    return [one for one in dict.fromkeys(found) if one.startswith(("doi:10", "arxiv:", "isbn:"))]


def compare(entry: Entry, known: Metadata) -> list[Difference]:
    """The differences, in the order in which a reference is read."""
    return [*_who_and_what(entry, known), *_when_and_where(entry, known), *_standing(entry, known)]


def _who_and_what(entry: Entry, known: Metadata) -> Iterator[Difference]:
    ours = (entry.fields.get("title", ""), entry.fields.get("subtitle", ""))
    if known.title and not _is_same_title(ours, known.title):
        whole = ": ".join(filter(None, ours))
        value = "" if ours[1] else title_value(known.title)  # which part is which is not told
        yield Difference("title", whole, known.title, value)
    if known.authors and not _are_same(entry.authors, known.authors, cut=entry.and_others):
        yield Difference(
            "author",
            _listed(entry.authors, others=entry.and_others),
            _listed(known.authors),
            names_value(known.authors),
        )


def _when_and_where(entry: Entry, known: Metadata) -> Iterator[Difference]:
    if known.arxiv and not (entry.type in _PREPRINTS and doi_of(entry.fields) is None):
        return  # the preprint of a paper has a year of its own, and no journal
    if known.year and known.year != entry.year:
        for name in [name for name in ("year", "date") if name in entry.fields] or ["year"]:
            ours = entry.fields.get(name, "")
            if not ours.startswith(known.year):
                yield Difference(name, ours, known.year, known.year)
    name = next((name for name in _VENUES if entry.fields.get(name)), "")
    venue = entry.fields.get(name, "")
    if known.venue and name and not is_same_venue(venue, known.venue):
        yield Difference(name, venue, known.venue, value_of(name, known.venue))


def _standing(entry: Entry, known: Metadata) -> Iterator[Difference]:
    if known.standing is not Standing.GOOD and not is_withdrawn(entry):
        theirs = f"{known.standing} ({known.notice})" if known.notice else str(known.standing)
        yield Difference("pubstate", entry.fields.get("pubstate", ""), theirs, known.standing.value)
    published = known.published
    is_told = doi_of(entry.fields) or entry.type not in _PREPRINTS
    if published and not is_told:
        yield Difference("published", "", published)


def _is_same_title(ours: tuple[str, str], theirs: str) -> bool:
    """Whether two titles are one; a registry often has no subtitle."""
    title = folded("".join(ours))
    return title == folded(theirs) or (
        _MAIN_TITLE.search(theirs) is None
        and folded(_MAIN_TITLE.split(ours[0], maxsplit=1)[0]) == folded(theirs)
    )


def _are_same(ours: Sequence[Name], theirs: Sequence[Name], *, cut: bool) -> bool:
    """Whether two lists name the same people; with `and others`, ours may be shorter."""
    if len(ours) > len(theirs) or (len(ours) < len(theirs) and not cut):
        return False
    pairs = zip_longest(ours, theirs[: len(ours)])
    return all(_is_same_name(one, other) for one, other in pairs)


def _is_same_name(ours: Name, theirs: Name) -> bool:
    if ours.literal or theirs.literal:
        return folded(_whole(ours)) == folded(_whole(theirs))
    families = {folded(ours.family), folded(ours.sort_family)}
    if not families & {folded(theirs.family), folded(theirs.sort_family)}:
        return False
    one, other = (_WORD.findall(unicodedata.normalize("NFC", n.given)) for n in (ours, theirs))
    return all(_fits(a, b) for a, b in zip(one, other, strict=False))


def _fits(one: str, other: str) -> bool:
    """Whether one name is the other's beginning, as an initial is."""
    a, b = folded(one), folded(other)
    return a.startswith(b) or b.startswith(a)


def is_same_venue(ours: str, theirs: str) -> bool:
    """Whether two journals are one, one of them perhaps abbreviated.

    >>> is_same_venue("Ann. Phys.", "Annalen der Physik"), is_same_venue("Nature", "Science")
    (True, False)
    >>> is_same_venue("Annals of Physics", "Annalen der Physik")
    False
    """
    if folded(ours) == folded(theirs):
        return True
    one, other = (
        [word for word in map(folded, _WORD.findall(text)) if word not in _LINK_WORDS]
        for text in (ours, theirs)
    )
    is_short = "." in ours + theirs
    return is_short and len(one) == len(other) and all(map(_fits, one, other))


def _whole(name: Name) -> str:
    return name.literal or " ".join(filter(None, (name.given, name.particle, name.family)))


def _listed(names: Sequence[Name], *, others: bool = False) -> str:
    return ", ".join([*map(_whole, names), *(["and others"] if others else [])])
