"""Computes of an article what may not be claimed: sources, coverage, gaps, status; pure."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, cached_property, partial
from itertools import compress
from operator import not_
from typing import NamedTuple, TypeVar

from innerwiki.bibliography.identifiers import find_entry, meant_items
from innerwiki.bibliography.manifestations import standing
from innerwiki.config import Policy
from innerwiki.model import (
    Article,
    Aside,
    Assessment,
    Citation,
    Claim,
    Entry,
    Gap,
    GapReason,
    Gaps,
    Library,
    MarkKind,
    Mode,
    Reference,
    SourceKind,
    Span,
    Status,
)
from innerwiki.syntax.claims import cited, coverage, covered
from innerwiki.wiki.review import computed_status, effective_status, review_state

_BAD = ("retracted", "withdrawn")


class Named(NamedTuple):
    """The entries that the keys of an article lead to, by their own keys, in reading order."""

    entries: Mapping[str, Entry]
    all_known: bool
    """Each key leads to some entry."""


class Assessor:
    """Assesses articles; what it needs of the library is looked up once for all of them.

    Args of the constructor: the sources, what the wiki asks of its articles, and the date (UTC). An
    article's own policy comes before the wiki's.
    """

    def __init__(self, library: Library, policy: Policy, today: date) -> None:
        self._library = library
        self._policy = policy
        self._today = today
        self._find: Find = cache(partial(find_entry, library))
        self._withdrawn = frozenset(entry.key for entry in library if is_withdrawn(entry))

    def named_by(self, article: Article) -> Named:
        """The entries that an article cites, inline or as general sources, each key looked up."""
        keys = [item.key for citation in article.citations for item in citation.items]
        keys += [source.key for source in article.front_matter.citations]
        each = dict.fromkeys(keys)
        by_key = self._library.entries
        if each.keys() <= by_key.keys():  # nearly always
            return Named({key: by_key[key] for key in each}, all_known=True)
        found = list(map(self._find, each))
        return Named({one.key: one for one in found if one is not None}, all_known=all(found))

    def assess(self, article: Article, named: Named) -> Assessment:
        """The assessment of an article, not of one about the wiki itself, from what it names."""
        facts = _Facts(article, named, self._library, self._find)
        matter = article.front_matter
        minimum = matter.min_coverage
        minimum = self._policy.min_coverage if minimum is None else minimum
        gaps = facts.gaps(minimum)
        interval = self._policy.review_interval_days
        review = review_state(article, self._library, self._today, interval)
        bad = tuple(filter(self._withdrawn.__contains__, named.entries))
        computed = computed_status(review, needs_citations=bool(gaps), has_bad_source=bool(bad))
        return Assessment(
            sources=tuple(facts.works),
            kinds=facts.kinds(),
            citations=facts.citations(),
            coverage=facts.coverage,
            uncovered=facts.uncovered,
            min_coverage=minimum,
            gaps=gaps,
            claimed=matter.status,
            computed=computed,
            status=effective_status(matter.status, computed),
            review=review,
            bad_sources=bad,
        )

    def with_gaps(self, assessment: Assessment, article: Article) -> Assessment:
        """An assessment that another process has made, with a way to find the gaps again."""
        minimum = assessment.min_coverage

        def find() -> Sequence[Gap]:
            facts = _Facts(article, self.named_by(article), self._library, self._find)
            return facts.found_gaps(minimum)

        return replace(assessment, gaps=Gaps(len(assessment.gaps), find))


Find = Callable[[str], Entry | None]
"""From a key or an identifier to its entry."""


def is_withdrawn(entry: Entry) -> bool:
    """Whether a work was retracted or withdrawn: by `pubstate`, or by a keyword of that name."""
    said = f"{entry.fields.get('pubstate', '')},{entry.fields.get('keywords', '')}".lower()
    return any(word.strip() in _BAD for word in said.replace(";", ",").split(","))


class _Facts:
    """What can be counted of one article.

    Where all of its keys lead to an entry, as nearly always, no citation is asked for the keys that
    it names.
    """

    def __init__(self, article: Article, named: Named, library: Library, find: Find) -> None:
        self.article = article
        self.find = find
        self.entries, self.all_known = named
        several = library.works.keys() & self.entries.keys()
        self.work_of = {key: library.works[key] for key in several}
        self.works = _one_of_each_work(self.entries, self.work_of)
        self.covered = (
            cited(article.claims)
            if self.all_known
            else [covered(claim, self.is_known) for claim in article.claims]
        )
        self.coverage = coverage(self.covered)
        self.uncovered = tuple(compress(range(len(self.covered)), map(not_, self.covered)))

    def is_known(self, citation: Citation) -> bool:
        """Whether some key of a citation is in the library."""
        return any(self.find(item.key) for item in citation.items)

    def citations(self) -> int:
        """How many marks the page shows; `@handle` that is no key is just text."""
        citations = self.article.citations
        if self.all_known:
            return len(citations)
        return sum(one.mode is Mode.PARENTHETICAL or self.is_known(one) for one in citations)

    def kinds(self) -> dict[SourceKind, int]:
        """How many works are of each kind: that of the weightiest version, if several are cited."""
        kind_of = {key: work.kind for key, work in self.works.items()}
        if self.work_of:
            shown = {self.work_of[key]: key for key in kind_of if key in self.work_of}
            versions = [entry for key, entry in self.entries.items() if key in self.work_of]
            for entry in sorted(versions, key=standing, reverse=True):
                kind_of[shown[self.work_of[entry.key]]] = entry.kind
        kinds = list(kind_of.values())
        return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}

    def gaps(self, min_coverage: float) -> Sequence[Gap]:
        """What must be mended before the article counts as sourced, in reading order.

        Where only claims without a citation are to be told of, they are counted.
        """
        if self.article.front_matter.status is Status.RETIRED:
            return ()
        if self.all_known and self.entries and not self.article.marks:
            if not self._lacks(min_coverage):
                return ()
            return Gaps(len(self.uncovered), partial(self.found_gaps, min_coverage))
        found = self.found_gaps(min_coverage)
        return Gaps(len(found), lambda: found) if found else ()

    def found_gaps(self, min_coverage: float) -> tuple[Gap, ...]:
        """The gaps of an article that is not retired, all of them looked for."""
        found = [*self._marked(), *self._unknown(), *self._uncited(min_coverage)]
        # Of several that start at one place the first is the weightiest, so it comes last.
        by_start = {gap.span.start: gap for gap in reversed(found)}
        if not by_start and not self.entries:
            matter = self.article.front_matter
            span = matter.spans.get("title", Span(self.article.path, 0, 0))
            return (Gap(GapReason.NO_SOURCES, self.article.title, span),)
        return tuple([by_start[start] for start in sorted(by_start)])

    def _marked(self) -> Iterator[Gap]:
        """Places that the editors have marked."""
        for mark in self.article.marks:
            if mark.kind is MarkKind.NEEDS_CITATION:
                text, span = self._around(mark)
                yield Gap(GapReason.MARKED, text, span, mark.since, mark.reason)

    def _uncited(self, min_coverage: float) -> list[Gap]:
        """Claims without a citation, where there are too many."""
        if not self._lacks(min_coverage):
            return []
        uncited = GapReason.UNCITED
        claims = map(self.article.claims.__getitem__, self.uncovered)
        return [Gap(uncited, claim.text, claim.span) for claim in claims]

    def _lacks(self, min_coverage: float) -> bool:
        """Whether too many claims lack a citation."""
        share = self.coverage.share
        return share is not None and share < min_coverage

    def _unknown(self) -> Iterator[Gap]:
        """Citations, and general sources, that name a key which is not there."""
        if self.all_known:
            return
        for citation in self.article.citations:
            if all(self.find(item.key) for item in citation.items):
                continue
            keys = tuple(i.key for i in meant_items(citation) if self.find(i.key) is None)
            if keys and not self.article.is_link(citation):
                text, span = self._around(citation)
                yield Gap(GapReason.UNKNOWN_KEY, text, span, keys=keys)
        for source in self.article.front_matter.citations:
            if self.find(source.key) is None:
                title = self.article.title
                yield Gap(GapReason.UNKNOWN_KEY, title, source.span, keys=(source.key,))

    @cached_property
    def _claim_of(self) -> dict[int, Claim]:
        """The claim of each citation and mark, which are told apart by where they stand."""
        return {
            id(one): claim
            for claim in self.article.claims
            for one in (*claim.citations, claim.mark)
        }

    def _around(self, reference: Reference) -> tuple[str, Span]:
        """The sentence that a reference belongs to; else its heading, its row, or its line."""
        at = reference.span.start
        claim = self._claim_of.get(id(reference)) or _at(self.article.claims, at)
        sentence = claim or _at(self.article.asides, at)
        if sentence is not None:
            return sentence.text, sentence.span
        for heading in self.article.headings:
            if heading.span.start <= at < heading.span.end:
                return heading.text, heading.span
        for row in self.article.front_matter.infobox:
            if any(reference is one for one in row.value.references):
                return row.label, reference.span
        return _line(self.article.text, reference.span), reference.span


Said = TypeVar("Said", Claim, Aside)


def _at(said: Sequence[Said], at: int) -> Said | None:
    """The one in whose stretch of the file an offset lies."""
    number = bisect_right(said, at, key=lambda one: one.span.start) - 1
    return said[number] if number >= 0 and at < said[number].span.end else None


def _line(text: str, span: Span) -> str:
    """What else stands on the line of a reference: of what no sentence holds."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    rest = text[start : span.start] + text[span.end : end if end >= 0 else None]
    return " ".join(rest.strip(" \t>|:!?=#*-").split()) or "a line by itself"


def _one_of_each_work(
    entries: Mapping[str, Entry], work_of: Mapping[str, int]
) -> Mapping[str, Entry]:
    """Of entries that are versions of one work, the first."""
    if not work_of:
        return entries
    first: dict[int | str, Entry] = {}
    for key, entry in entries.items():
        first.setdefault(work_of.get(key, key), entry)
    return {entry.key: entry for entry in first.values()}
