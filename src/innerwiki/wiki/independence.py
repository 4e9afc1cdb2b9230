"""How far an article's sources are independent of one another.

Ten sources by one group of people are one voice. Two works are independent if no author of the one
is an author of the other; the versions of a work are one work. A claim rests on one author alone if
every work that is cited for it is by that author, and on one website alone if all of them are pages
of it. Books and papers are on no website, wherever a copy is kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress
from urllib.parse import urlsplit

from innerwiki.bibliography.people import responsible_body
from innerwiki.bibliography.titles import folded
from innerwiki.model import Article, Citation, Entry, Name, SourceKind, Span
from innerwiki.wiki.cited import works_by_key
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
    return _independent(sorted(set(works), key=len), number)


def _independent(works: Sequence[frozenset[Voice]], number: int) -> bool:
    if number <= 0:
        return True
    for at, work in enumerate(works[: len(works) - number + 1]):
        rest = [other for other in works[at + 1 :] if not other & work]
        if _independent(rest, number - 1):
            return True
    return False


Footing = list[tuple[tuple[Entry, ...], int]]
"""Works, and how many claims rest on just these."""


def footing(article: Article, view: PageView) -> Footing:
    """What the claims with a citation rest on; of a work's versions the weightiest stands for it.

    Rules take it by `view.once(footing, article)`.
    """
    assessment = view.assessment()
    if assessment is None:
        return []
    is_covered = [True] * len(article.claims)
    for number in assessment.uncovered:
        is_covered[number] = False
    work_of = view.once(works_by_key, article)
    works: dict[tuple[int, ...], tuple[Entry, ...]] = {}
    counts: dict[tuple[int, ...], int] = {}
    for claim in compress(article.claims, is_covered):
        for citations in (claim.citations, *claim.reached[:1]):
            if citations:
                these = tuple(map(id, citations))
                if these not in works:
                    works[these], counts[these] = _works(citations, work_of), 0
                if works[these]:
                    counts[these] += 1
                    break
    return [(works[these], count) for these, count in counts.items() if count]


def _works(citations: Iterable[Citation], work_of: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """The works of some citations, each once."""
    works: dict[str, Entry] = {}
    for citation in citations:
        for item in citation.items:
            if (work := work_of.get(item.key)) is not None:
                works[work.key] = work
    return tuple(works.values())


def sources(article: Article, view: PageView) -> list[Entry]:
    """The works that an article cites, each once, by the weightiest of their versions.

    Rules take them by `view.once(sources, article)`.
    """
    works = view.once(works_by_key, article).values()
    return list({work.key: work for work in works}.values())


def title_place(article: Article) -> Span:
    """Where what is said of an article's sources as a whole is said: at its title."""
    return article.front_matter.spans.get("title", Span(article.path, 0, 0))


def weightiest(claims: Footing, of: Callable[[Entry], frozenset[str]]) -> tuple[str, int] | None:
    """What most claims rest on alone, and how many do; of equals the first by name.

    Args:
        claims: the works, and how many claims rest on them.
        of: what a work is of, such as its authors.
    """
    counts: dict[str, int] = {}
    for works, number in claims:
        alike = of(works[0]) if len(works) == 1 else frozenset.intersection(*map(of, works))
        for one in alike:
            counts[one] = counts.get(one, 0) + number
    most = max(counts.values(), default=0)
    return (min(one for one, number in counts.items() if number == most), most) if most else None
