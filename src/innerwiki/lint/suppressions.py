"""Suppressions: what an author has asked the check to pass over, and whether there was anything.

A suppression drops the findings that start in its reach and whose rule it names. Afterwards each
suppression is accounted for, so that rules can tell of those that have outlived their cause. What
the rules say of suppressions themselves cannot be suppressed: else one would vouch for another.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from innerwiki.lint import Finding, Silence
from innerwiki.lint.placing import Found
from innerwiki.model import Article, Suppression

ABOUT_SUPPRESSIONS = "SUP"
"""How the codes of the rules about suppressions begin."""


class Suppressions:
    """All suppressions of a wiki, and what they have silenced so far."""

    def __init__(self, articles: Iterable[Article]) -> None:
        articles = tuple(articles)
        self._texts = {article.path: article.text for article in articles if article.suppressions}
        self._by_path: Mapping[str, tuple[Suppression, ...]] = {
            article.path: article.suppressions for article in articles if article.suppressions
        }
        self._used: set[tuple[Suppression, str]] = set()

    def leave(self, found: Iterable[Found]) -> Iterator[Found]:
        """Those findings that no suppression covers."""
        if not self._by_path:
            yield from found
            return
        for code, finding in found:
            if not self._silenced(code, finding):
                yield code, finding

    def _silenced(self, code: str, finding: Finding) -> bool:
        silenced = False
        if code.startswith(ABOUT_SUPPRESSIONS):
            return False
        for suppression in self._by_path.get(finding.span.path, ()):
            if suppression.covers.start <= finding.span.start < suppression.covers.end:
                for name in suppression.codes:
                    if code.startswith(name):
                        self._used.add((suppression, name))
                        silenced = True
        return silenced

    def account(
        self, codes: tuple[str, ...], ran: Collection[str], unsaid: Collection[str] = ()
    ) -> Iterator[Silence]:
        """What each suppression came to; complete once all that `leave` gives has been taken.

        Args:
            codes: the codes of all rules.
            ran: the codes of those that ran; of the others nothing can be said.
            unsaid: the codes of those whose having run says nothing of the wiki as it is: a code
                that stands for others as well may be idle without them.
        """
        for path, suppressions in self._by_path.items():
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
                        if (meant_now := [code for code in named if code not in unsaid])
                        and all(code in ran for code in meant_now)
                        and (suppression, name) not in self._used
                    ),
                    unknown=tuple(name for name, named in meant.items() if not named),
                    codes=codes,
                    text=self._texts[path],
                )
