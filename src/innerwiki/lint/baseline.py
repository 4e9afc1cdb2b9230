"""The baseline: what was found when a wiki adopted the check, and may only become less.

An entry holds the findings of one rule on one page, by their fingerprints. What counts is their
number: a paragraph that was reworded is no new finding. Where there are more than the entry holds,
those that it does not know are reported; where there are fewer, the entry is stale, and whoever has
mended something takes it out (`innerwiki baseline prune`), so that nothing of it can come back.

Some findings stand for others: of an article that cites no source, nothing is said of its single
claims. Whoever adds the first source has mended something and is not to be told off for what shows
then: the entry still holds it, and when it is pruned, what it stood for takes its place.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from innerwiki.lint import Diagnostic, Severity, Surplus
from innerwiki.model import Source, Span

PageOf = Callable[[str], str]
"""From a file's path to the page that its findings are counted on: an article's id, or the path."""

STANDS_FOR = {"CLM001": ("CLM003", "CLM004", "CLM006", "CLM011", "IND")}
"""The code of a rule -> how the codes of those begin that are silent as long as it speaks."""

Key = tuple[str, str]
"""A page, and the code of a rule."""


@dataclass(frozen=True, slots=True)
class Held:
    """The findings of a rule on a page that the baseline holds; `span` is where it says so."""

    rule: str
    page: str
    fingerprints: tuple[str, ...]
    span: Span


@dataclass(frozen=True)
class Baseline:
    """A baseline as it was read: its file, and an entry for each page and rule."""

    source: Source
    entries: Mapping[Key, Held] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many findings it holds."""
        return sum(len(held.fingerprints) for held in self.entries.values())


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the baseline makes of some diagnostics: those that it does not hold, and those it does.

    `surplus` are the entries that hold more than there is, of rules that ran or are unknown.
    """

    left: tuple[Diagnostic, ...]
    held: tuple[Diagnostic, ...]
    surplus: tuple[Surplus, ...]


def compare(
    baseline: Baseline,
    found: Iterable[Diagnostic],
    page_of: PageOf,
    *,
    codes: Iterable[str],
    ran: Iterable[str],
) -> Comparison:
    """Hold diagnostics against a baseline.

    Args:
        baseline: what was there before.
        found: all diagnostics of the rules that ran, in the order in which they are reported.
        page_of: the page that a file's findings are counted on.
        codes: the codes of all rules there are.
        ran: the codes of those that ran; of entries of the others nothing can be said.
    """
    found = tuple(found)
    groups = _by_page_and_rule(found, page_of)
    mended = baseline.entries.keys() - groups.keys()
    hidden: set[str] = set()
    for key, diagnostics in groups.items():
        held = baseline.entries.get(key)
        if held is None and _is_stood_for(key, mended):
            hidden |= {one.fingerprint for one in diagnostics}
        elif held is not None:
            is_more = len(diagnostics) > len(held.fingerprints)
            known = {one.fingerprint for one in diagnostics}
            hidden |= known.intersection(held.fingerprints) if is_more else known
    return Comparison(
        left=tuple(one for one in found if one.fingerprint not in hidden),
        held=tuple(one for one in found if one.fingerprint in hidden),
        surplus=tuple(_surplus(baseline, groups, frozenset(codes), frozenset(ran))),
    )


def _by_page_and_rule(found: Iterable[Diagnostic], page_of: PageOf) -> dict[Key, list[Diagnostic]]:
    groups: dict[Key, list[Diagnostic]] = {}
    for one in found:
        groups.setdefault((page_of(one.span.path), one.code), []).append(one)
    return groups


def _is_stood_for(key: Key, mended: Collection[Key]) -> bool:
    """Whether one of the entries that are mended stood for the findings of a rule on a page."""
    page, rule = key
    return any(
        rule.startswith(silent) and (page, louder) in mended
        for louder, silent in STANDS_FOR.items()
    )


def _surplus(
    baseline: Baseline,
    groups: Mapping[Key, Sequence[Diagnostic]],
    codes: frozenset[str],
    ran: frozenset[str],
) -> Iterator[Surplus]:
    for key, held in baseline.entries.items():
        now = len(groups.get(key, ()))
        is_known = held.rule in codes
        if now < len(held.fingerprints) and (held.rule in ran or not is_known):
            yield Surplus(
                held.rule, held.page, len(held.fingerprints), now, held.span, is_known=is_known
            )


def renewed(found: Iterable[Diagnostic], page_of: PageOf, at_least: Severity) -> dict[Key, Held]:
    """The entries that hold all of the findings that are as bad as a severity, or worse."""
    weighty = [one for one in found if one.severity.rank <= at_least.rank]
    return {
        (page, rule): Held(rule, page, _fingerprints(group), group[0].span)
        for (page, rule), group in _by_page_and_rule(weighty, page_of).items()
    }


def pruned(
    baseline: Baseline, found: Iterable[Diagnostic], page_of: PageOf, surplus: Iterable[Surplus]
) -> dict[Key, Held]:
    """The entries of a baseline without what is no longer there; nothing is added to any.

    An entry that stood for others makes way for these.
    """
    groups = _by_page_and_rule(found, page_of)
    entries = dict(baseline.entries)
    gone = {(one.page, one.rule) for one in surplus}
    for key, group in groups.items():
        if key not in entries and _is_stood_for(key, gone - groups.keys()):
            entries[key] = Held(key[1], key[0], _fingerprints(group), group[0].span)
    for one in surplus:
        key = (one.page, one.rule)
        del entries[key]
        if key in groups:
            span = baseline.entries[key].span
            entries[key] = Held(one.rule, one.page, _fingerprints(groups[key]), span)
    return entries


def _fingerprints(found: Iterable[Diagnostic]) -> tuple[str, ...]:
    return tuple(sorted(one.fingerprint for one in found))
