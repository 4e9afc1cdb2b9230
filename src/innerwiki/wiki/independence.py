"""How far an article's sources are independent of one another.

Ten sources by one group of people are one voice. Two works are independent if no author of the one
is an author of the other; the versions of a work are one work. A claim rests on one author alone if
every work that is cited for it is by that author, and on one website alone if all of them are pages
of it. Books and papers are on no website, wherever a copy is kept.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from innerwiki.bibliography.people import responsible_body
from innerwiki.bibliography.titles import folded
from innerwiki.model import Article, Citation, Entry, Name, SourceKind, Span
from innerwiki.wiki.view import PageView

WEB_KINDS = frozenset(
    {
        SourceKind.FORUM,
        SourceKind.BLOG,
        SourceKind.NEWS,
        SourceKind.REFERENCE,
        SourceKind.VIDEO,
        SourceKind.WEB,
    }
)
"""Kinds of sources that are at home on a website."""

Voice = str
"""A person, or a body where nobody is named, folded for comparison."""


def voices(entry: Entry) -> frozenset[Voice]:
    """Who speaks in a work: its authors, else its editors, else the body, else the website.

    The initial stands for the given names: sources write them now out, now short.
    """
    names = entry.authors or entry.editors
    if names:
        return frozenset(map(voice_of, names))
    body = responsible_body(entry) or website(entry)
    return frozenset({f"body:{folded(body)}"} if body else {f"work:{entry.key}"})


def voice_of(name: Name) -> Voice:
    """A person or body, folded for comparison."""
    if name.literal:
        return f"body:{folded(name.literal)}"
    return f"{folded(name.sort_family)},{folded(name.given)[:1]}"


def website(entry: Entry) -> str:
    """The host of a page on the web, without `www.`; nothing for other works."""
    if entry.kind not in WEB_KINDS:
        return ""
    try:
        host = urlsplit(entry.fields.get("url", "")).hostname or ""
    except ValueError:  # brackets that hold no address
        return ""
    return host.removeprefix("www.")


def are_independent(works: Sequence[frozenset[Voice]], number: int) -> bool:
    """Whether there are so many works of which no two have a voice in common.

    >>> a, b, both = frozenset("a"), frozenset("b"), frozenset("ab")
    >>> are_independent([both, a, b], 2), are_independent([both, a, a], 2)
    (True, False)
    """
    return _independent(sorted(set(works), key=lambda one: (len(one), sorted(one))), number)


def _independent(works: Sequence[frozenset[Voice]], number: int) -> bool:
    if number <= 0:
        return True
    for at, work in enumerate(works[: len(works) - number + 1]):
        rest = [other for other in works[at + 1 :] if not other & work]
        if _independent(rest, number - 1):
            return True
    return False


def cited_claims(article: Article, view: PageView) -> list[tuple[Entry, ...]]:
    """The works that each claim with a citation rests on; of a work's versions the weightiest."""
    assessment = view.assessment()
    uncovered = frozenset(assessment.uncovered if assessment else range(len(article.claims)))
    work_of = _Works(view)
    found: list[tuple[Entry, ...]] = []
    for number, claim in enumerate(article.claims):
        if number not in uncovered:
            found.append(work_of.all(claim.citations) or work_of.all(claim.reached[0]))
    return [works for works in found if works]


class _Works:
    """The works of citations; each key is looked up once."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self._found: dict[str, tuple[Entry, ...]] = {}

    def all(self, citations: Iterable[Citation]) -> tuple[Entry, ...]:
        """The works of some citations, each once."""
        works: dict[str, Entry] = {}
        for citation in citations:
            for item in citation.items:
                if item.key not in self._found:
                    self._found[item.key] = tuple(works_of([item.key], self._view))
                works.update((work.key, work) for work in self._found[item.key])
        return tuple(works.values())


def works_of(keys: Iterable[str], view: PageView) -> Iterator[Entry]:
    """The works of some keys, each once, by the weightiest of its versions."""
    entries = (view.entry(key) for key in keys)
    works = (view.versions(entry.key)[0] for entry in entries if entry is not None)
    yield from {work.key: work for work in works}.values()


def title_place(article: Article) -> Span:
    """Where what is said of an article's sources as a whole is said: at its title."""
    return article.front_matter.spans.get("title", Span(article.path, 0, 0))


def weightiest(claims: Iterable[Iterable[frozenset[str]]]) -> tuple[str, int] | None:
    """What most claims rest on alone, and how many do; of equals the first by name.

    Args:
        claims: for each claim, what each of its works is of.
    """
    counts: Counter[str] = Counter()
    for works in claims:
        counts.update(frozenset.intersection(*works))
    return min(counts.items(), key=lambda one: (-one[1], one[0]), default=None)
