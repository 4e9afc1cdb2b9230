"""What a change has brought about: the verdict on a wiki, held against the wiki as it was.

Some rules speak of single claims and words. Of those only what the change is answerable for is
left: findings on the lines that it has written, and findings that were not there before, such as a
sentence that has lost its citation to a change three lines below. Whatever else is found stands as
it is: a key that is deleted breaks citations that nobody has touched.

Two articles are one if they have the same id; so a file that was moved is looked for under its new
path first.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property

from innerwiki.building.verdict import verdict
from innerwiki.config import Config
from innerwiki.lint import Diagnostic
from innerwiki.model import Source, Wiki
from innerwiki.wiki import relate
from innerwiki.wiki.history import read_at
from innerwiki.wiki.read import Reading

FAMILIES = ("CLM", "IND", "STY")
"""The rules that judge what an article says: by these, a change answers for its own lines only."""

_SENTENCE = "CLM020"
"""The rule about single sentences; where another has reported their paragraph, that will do."""

_ALIKE = 0.5
"""So great a share of its lines must a file have kept, to be the same one under another name."""

_COMPARED = 250_000
"""So many pairs of files are compared by their lines at most; of more, equal ones are found."""


@dataclass(frozen=True)
class Change:
    """What a change is held against: the wiki as it was, and what was found in it."""

    before: Wiki
    known: frozenset[str]
    """The fingerprints of what was found."""

    def brings(self, found: Iterable[Diagnostic], wiki: Wiki) -> tuple[Diagnostic, ...]:
        """The findings that are left to report of a change.

        Args:
            found: the verdict on the wiki as it is, made in view of `before`.
            wiki: the wiki as it is.
        """
        lines = _Lines(self.before, wiki)
        left = tuple(
            one
            for one in found
            if not one.code.startswith(FAMILIES) or self._is_new(one, wiki) or lines.are_new(one)
        )
        blocks: dict[str, list[Diagnostic]] = {}
        for one in left:
            if one.code.startswith(_SENTENCE[:3]) and one.code != _SENTENCE:
                blocks.setdefault(one.span.path, []).append(one)
        return tuple(one for one in left if not _is_told(one, blocks.get(one.span.path, ())))

    def _is_new(self, found: Diagnostic, wiki: Wiki) -> bool:
        """Whether something was not found before, and would have been.

        Of an article without any source nothing more is said than that (CLM001); who adds the first
        one does not answer for all that can be said now.
        """
        assessment = self.before.assessments.get(wiki.paths.get(found.span.path, ""))
        had_sources = assessment is None or bool(assessment.sources)
        # The rule about single sentences has compared them itself.
        return found.code == _SENTENCE or (had_sources and found.fingerprint not in self.known)


def change_since(config: Config, revision: str, now: Reading, today: date) -> Change:
    """What a change since a revision is held against.

    Args:
        config: the wiki's configuration as it is now; the earlier wiki is judged by it as well.
        revision: a commit, branch or tag, as git understands it, perhaps with `...` behind it.
        now: the wiki's files as they are.
        today: the date (UTC) of the check.

    Raises:
        InnerwikiError: git cannot tell how the wiki was.
    """
    before = relate(_named_as_now(read_at(config, revision), now), today, config.policy)
    found = verdict(before, config, today)
    known = frozenset(one.fingerprint for one in found if one.code.startswith(FAMILIES))
    return Change(before, known)


def _is_told(diagnostic: Diagnostic, others: Iterable[Diagnostic]) -> bool:
    """Whether another rule about claims has reported what a sentence stands in."""
    place = diagnostic.span
    return diagnostic.code == _SENTENCE and any(
        one.span.start <= place.start and place.end <= one.span.end for one in others
    )


class _Lines:
    """The lines of articles that a change has written."""

    def __init__(self, before: Wiki, after: Wiki) -> None:
        self._before = before
        self._after = after
        self._new: dict[str, frozenset[int] | None] = {}

    def are_new(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding stands on one of them, or in a file that is new."""
        path = diagnostic.span.path
        if path not in self._new:
            self._new[path] = self._written(path)
        new = self._new[path]
        last = max(diagnostic.end.line - (diagnostic.end.column == 1), diagnostic.start.line)
        return new is None or not new.isdisjoint(range(diagnostic.start.line, last + 1))

    def _written(self, path: str) -> frozenset[int] | None:
        article_id = self._after.paths.get(path)
        old = self._before.articles.get(article_id) if article_id is not None else None
        if article_id is None or old is None:
            return None
        return written_lines(old.text, self._after.articles[article_id].text)


def written_lines(before: str, after: str) -> frozenset[int]:
    r"""The numbers of the lines that are new in a text, or differ.

    >>> sorted(written_lines("one\ntwo\nthree\n", "one\n2\nthree\nfour\n"))
    [2, 4]
    """
    old, new = before.split("\n"), after.split("\n")
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    matcher = SequenceMatcher(None, old[start : len(old) - end], new[start : len(new) - end])
    return frozenset(
        start + line + 1
        for kind, _, _, first, last in matcher.get_opcodes()
        if kind != "equal"
        for line in range(first, last)
    )


def _named_as_now(before: Reading, now: Reading) -> Reading:
    """An earlier state of the articles, those that were moved under their present paths."""
    paths = {source.path for source in now.articles}
    earlier = {source.path for source in before.articles}
    gone = [source for source in before.articles if source.path not in paths]
    new = [source for source in now.articles if source.path not in earlier]
    moved = _moved(gone, new) if gone and new else {}
    renamed = (Source(moved.get(one.path, one.path), one.text) for one in before.articles)
    return replace(before, articles=sorted(renamed, key=lambda source: source.path))


def _moved(gone: list[Source], new: list[Source]) -> dict[str, str]:
    """The path of a file that is gone -> that of the new file which it has become."""
    moved: dict[str, str] = {}
    by_text: dict[str, list[str]] = {}
    for source in reversed(new):
        by_text.setdefault(source.text, []).append(source.path)
    for source in gone:
        if by_text.get(source.text):
            moved[source.path] = by_text[source.text].pop()
    taken = set(moved.values())
    old = [_Bag(source) for source in gone if source.path not in moved]
    left = [_Bag(source) for source in new if source.path not in taken]
    if len(old) * len(left) > _COMPARED:
        return moved
    pairs = [(one.likeness(other), one.path, other.path) for one in old for other in left]
    for likeness, path, present in sorted(pairs, key=lambda pair: (-pair[0], *pair[1:])):
        if likeness >= _ALIKE and path not in moved and present not in taken:
            moved[path] = present
            taken.add(present)
    return moved


@dataclass(frozen=True)
class _Bag:
    """A file, for its lines to be compared with another's whatever their order."""

    source: Source

    @property
    def path(self) -> str:
        return self.source.path

    @cached_property
    def lines(self) -> Counter[str]:
        return Counter(line for line in self.source.text.split("\n") if line.strip())

    def likeness(self, other: "_Bag") -> float:
        """The share of lines that both have, of the longer one's."""
        longer = max(self.lines.total(), other.lines.total())
        return (self.lines & other.lines).total() / longer if longer else 0.0
