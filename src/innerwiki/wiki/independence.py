"""How far an article's sources are independent of one another.

Ten sources by one group of people are one voice. Two works are independent if no author of the one
is an author of the other; the versions of a work are one work. A claim rests on one author alone if
every work that is cited for it is by that author, and on one website alone if all of them are pages
of it. Books and papers are on no website, wherever a copy is kept.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import compress
from urllib.parse import urlsplit

from innerwiki.bibliography.people import responsible_body
from innerwiki.bibliography.titles import folded
from innerwiki.model import Article, Citation, Claim, Entry, Name, SourceKind, Span
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


Footing = list[tuple[tuple[Entry, ...], int]]
"""Works, and how many claims rest on just these."""


def footing(article: Article, view: PageView) -> Footing:
    """What the claims with a citation rest on; of a work's versions the weightiest stands for it.

    Rules take it by `view.once(footing, article)`. First are counted those that name the same keys:
    most name a single one, and one that another has named before.
    """
    assessment = view.assessment()
    if assessment is None:
        return []
    is_covered = [True] * len(article.claims)
    for number in assessment.uncovered:
        is_covered[number] = False
    work_of = view.once(works_by_key, article)
    all_known = len(work_of) == len(view.once(entries_by_key, article))
    claims = compress(article.claims, is_covered)
    resting = (
        [claim.citations or claim.reached[0] for claim in claims]
        if all_known
        else [_that_lead_on(claim, work_of) for claim in claims]
    )
    named = [
        one[0].items[0].key if len(one) == 1 and len(one[0].items) == 1 else _keys(one)
        for one in resting
    ]
    counts: dict[Named, int] = {}
    for keys, number in Counter(named).items():
        if works := _works(keys, work_of):
            counts[works] = counts.get(works, 0) + number
    by_key = {work.key: work for work in work_of.values()}
    return [
        ((by_key[works],) if isinstance(works, str) else tuple(map(by_key.__getitem__, works)), n)
        for works, n in counts.items()
    ]


Named = str | tuple[str, ...]
"""One key by itself, as most claims have it, or none or several."""


def _that_lead_on(claim: Claim, work_of: Mapping[str, Entry]) -> Sequence[Citation]:
    """The citations of a claim; those that reach it where its own lead to no source."""
    own = claim.citations
    if not claim.reached or any(item.key in work_of for one in own for item in one.items):
        return own
    return claim.reached[0]


def _keys(citations: Sequence[Citation]) -> tuple[str, ...]:
    return tuple([item.key for citation in citations for item in citation.items])


def _works(keys: Named, work_of: Mapping[str, Entry]) -> Named:
    """The keys of the works that some keys lead to, each once."""
    if isinstance(keys, str):
        return work_of[keys].key if keys in work_of else ()
    works = tuple(dict.fromkeys([work_of[key].key for key in keys if key in work_of]))
    return works[0] if len(works) == 1 else works


def sources(article: Article, view: PageView) -> list[Entry]:
    """The works that an article cites, each once, by the weightiest of their versions.

    Rules take them by `view.once(sources, article)`.
    """
    works = view.once(works_by_key, article).values()
    return list({work.key: work for work in works}.values())


def title_place(article: Article) -> Span:
    """Where what is said of an article's sources as a whole is said: at its title."""
    return article.front_matter.spans.get("title", Span(article.path, 0, 0))


def weightiest(
    claims: Footing, of: Callable[[Sequence[Entry]], Sequence[frozenset[str]]]
) -> tuple[str, int] | None:
    """What most claims rest on alone, and how many do; of equals the first by name.

    Args:
        claims: the works, and how many claims rest on them.
        of: what each of some works is of, such as its authors.
    """
    counts: dict[str, int] = {}
    for (works, number), alike in zip(claims, of([works[0] for works, _ in claims]), strict=True):
        of_all = alike.intersection(*of(works[1:])) if len(works) > 1 else alike
        for one in of_all:
            counts[one] = counts.get(one, 0) + number
    return heaviest(counts)


def heaviest(counts: Mapping[str, int]) -> tuple[str, int] | None:
    """What is counted most, and how often; of equals the first by name."""
    most = max(counts.values(), default=0)
    return (min(one for one, number in counts.items() if number == most), most) if most else None
