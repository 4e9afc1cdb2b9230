"""Suppressions: what an author has asked the check to pass over, and whether there was anything.

A suppression drops the findings that start in its reach and whose rule it names. Afterwards each
suppression is accounted for, so that rules can tell of those that have outlived their cause.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from innerwiki.lint import Finding, Silence
from innerwiki.model import Article, Suppression

Found = tuple[str, Finding]
"""A rule's code, and what it found."""


class Suppressions:
    """All suppressions of a wiki, and what they have silenced so far."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._by_path: Mapping[str, tuple[Suppression, ...]] = {
            article.path: article.suppressions for article in articles if article.suppressions
        }
        self._used: set[tuple[Suppression, str]] = set()

    def leave(self, found: Iterable[Found]) -> Iterator[Found]:
        """Those findings that no suppression covers."""
        for code, finding in found:
            if not self._silenced(code, finding):
                yield code, finding

    def _silenced(self, code: str, finding: Finding) -> bool:
        silenced = False
        for suppression in self._by_path.get(finding.span.path, ()):
            if suppression.covers.start <= finding.span.start < suppression.covers.end:
                for name in suppression.codes:
                    if code.startswith(name):
                        self._used.add((suppression, name))
                        silenced = True
        return silenced

    def account(self, codes: tuple[str, ...], ran: Collection[str]) -> Iterator[Silence]:
        """What each suppression came to; complete once all that `leave` gives has been taken.

        Args:
            codes: the codes of all rules.
            ran: the codes of those that ran; of the others nothing can be said.
        """
        for suppressions in self._by_path.values():
            for suppression in suppressions:
                meant = {
                    name: [code for code in codes if code.startswith(name)]
                    for name in suppression.codes
                }
                yield Silence(
                    suppression,
                    idle=tuple(
                        name
                        for name, named in meant.items()
                        if named
                        and all(code in ran for code in named)
                        and (suppression, name) not in self._used
                    ),
                    unknown=tuple(name for name, named in meant.items() if not named),
                    codes=codes,
                )
