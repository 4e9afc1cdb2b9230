"""How far an article's sources are independent of one another.

Ten sources by one group of people are one voice. Two works are independent if no author of the one
is an author of the other; the versions of a work are one work. A claim rests on one author alone if
every work that is cited for it is by that author, and on one website alone if all of them are pages
of it. Books and papers are on no website, wherever a copy is kept.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from urllib.parse import urlsplit

from innerwiki.bibliography.people import responsible_body
from innerwiki.bibliography.titles import folded
from innerwiki.model import Article, Assessment, Citation, Claim, Entry, Name, SourceKind, Span
from innerwiki.wiki.cited import entries_by_key, works_by_key
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
        rest = [other for other in works[at + 1 :] if other.isdisjoint(work)]
        if _independent(rest, number - 1):
            return True
    return False


Named = str | tuple[str, ...]
"""The key of one work by itself, as most claims have it, or those of several."""


class Footing:
    """What the claims with a citation rest on; of a work's versions the weightiest stands for it.

    Rules take it by `view.once(Footing, article)`. First are counted those that name the same keys:
    most name a single one, and one that another has named before.
    """

    def __init__(self, article: Article, view: PageView) -> None:
        work_of = view.once(works_by_key, article)
        entries = view.once(entries_by_key, article)
        claims = _covered(article, view.assessment())
        all_known = len(work_of) == len(entries)
        resting = (
            [claim.citations or claim.reached[0] for claim in claims]
            if all_known
            else [_that_lead_on(claim, work_of) for claim in claims]
        )
        named = Counter(
            [
                one[0].items[0].key if len(one) == 1 and len(one[0].items) == 1 else _keys(one)
                for one in resting
            ]
        )
        self.claims: Mapping[Named, int] = named if work_of is entries else _by_work(named, work_of)
        """The works that claims rest on -> how many rest on just these."""
        self.total = sum(self.claims.values())
        """How many claims rest on any."""

    def alone(self) -> dict[str, int]:
        """How many claims rest on each source and no other."""
        return {one: number for one, number in self.claims.items() if isinstance(one, str)}

    def shared(self, of: Mapping[str, frozenset[str]]) -> dict[str, int]:
        """How many claims rest alone on what is of something, such as of an author.

        Args:
            of: what each work is of, by its key.
        """
        counts: dict[str, int] = {}
        for works, number in self.claims.items():
            of_all = (
                of[works]
                if isinstance(works, str)
                else frozenset.intersection(*map(of.__getitem__, works))
            )
            for one in of_all:
                counts[one] = counts.get(one, 0) + number
        return counts


def _covered(article: Article, assessment: Assessment | None) -> Iterable[Claim]:
    """The claims that a citation covers; none of pages about the wiki."""
    if assessment is None:
        return ()
    is_covered = [True] * len(article.claims)
    for number in assessment.uncovered:
        is_covered[number] = False
    return compress(article.claims, is_covered)


def _that_lead_on(claim: Claim, work_of: Mapping[str, Entry]) -> Sequence[Citation]:
    """The citations of a claim; those that reach it where its own lead to no source."""
    own = claim.citations
    if not claim.reached or any(item.key in work_of for one in own for item in one.items):
        return own
    return claim.reached[0]


def _keys(citations: Sequence[Citation]) -> Named:
    """The keys that some citations name, each once."""
    return _each_once([item.key for citation in citations for item in citation.items])


def _each_once(keys: Iterable[str]) -> Named:
    several = tuple(dict.fromkeys(keys))
    return several[0] if len(several) == 1 else several


def _by_work(named: Mapping[Named, int], work_of: Mapping[str, Entry]) -> dict[Named, int]:
    """How often works are meant, by how often keys are named that lead to them."""
    counts: dict[Named, int] = {}
    for keys, number in named.items():
        each = (keys,) if isinstance(keys, str) else keys
        if works := _each_once(work_of[key].key for key in each if key in work_of):
            counts[works] = counts.get(works, 0) + number
    return counts


def sources(article: Article, view: PageView) -> list[Entry]:
    """The works that an article cites, each once, by the weightiest of their versions.

    Rules take them by `view.once(sources, article)`.
    """
    works = view.once(works_by_key, article)
    if works is not view.once(entries_by_key, article):
        works = {work.key: work for work in works.values()}
    return list(works.values())


def title_place(article: Article) -> Span:
    """Where what is said of an article's sources as a whole is said: at its title."""
    return article.front_matter.spans.get("title", Span(article.path, 0, 0))


def heaviest(counts: Mapping[str, int], limit: float) -> tuple[str, int] | None:
    """What is counted most, and how often, if that is more often than allowed; the first by name.

    >>> heaviest({"b": 2, "a": 2, "c": 1}, 1), heaviest({"b": 2}, 2)
    (('a', 2), None)
    """
    most = max(counts.values(), default=0)
    if most <= limit:
        return None
    return min(one for one, number in counts.items() if number == most), most
