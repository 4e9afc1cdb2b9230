"""How far an article's sources are independent of one another.

Ten sources by one group of people are one voice. Two works are independent if no author of the one
is an author of the other; the versions of a work are one work. A claim rests on one author alone if
every work that is cited for it is by that author, and on one website alone if all of them are pages
of it. Books and papers are on no website, wherever a copy is kept.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
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
    resting = _Resting(view.once(works_by_key, article))
    counts: dict[Works, int] = {}
    for claim in compress(article.claims, is_covered):
        works = resting.on(claim.citations)
        if not works and claim.reached:
            works = resting.on(claim.reached[0])
        if works:
            counts[works] = counts.get(works, 0) + 1
    return [(resting.entries(works), count) for works, count in counts.items()]


Works = tuple[str, ...]
"""The keys of works, each once."""


class _Resting:
    """What citations rest on: the works that they cite.

    Args of the constructor: each key that leads to an entry -> the work that it is of.
    """

    def __init__(self, work_of: Mapping[str, Entry]) -> None:
        self._work_of = work_of
        self._alone: dict[str, Works] = {key: (work.key,) for key, work in work_of.items()}

    def on(self, citations: Sequence[Citation]) -> Works:
        """The works of some citations."""
        if len(citations) == 1 and len(citations[0].items) == 1:  # as most claims are cited
            return self._alone.get(citations[0].items[0].key, ())
        keys = (item.key for citation in citations for item in citation.items)
        return tuple(dict.fromkeys(self._work_of[key].key for key in keys if key in self._work_of))

    def entries(self, works: Works) -> tuple[Entry, ...]:
        """The works by their keys."""
        return tuple([self._by_key[key] for key in works])

    @cached_property
    def _by_key(self) -> dict[str, Entry]:
        return {work.key: work for work in self._work_of.values()}


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
    return heaviest(counts)


def heaviest(counts: Mapping[str, int]) -> tuple[str, int] | None:
    """What is counted most, and how often; of equals the first by name."""
    most = max(counts.values(), default=0)
    return (min(one for one, number in counts.items() if number == most), most) if most else None
