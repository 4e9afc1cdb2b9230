"""One issue on the forge for each article that needs citations: what is to be done about them.

What there should be follows from the wiki, what there is comes from the forge, and the difference
is a list of actions; pure. An issue is ours if its text begins with our marker, which names the
article and holds a digest of what the issue says. No other issue is ever touched, and doing what
is listed leaves nothing to be done.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from urllib.parse import quote, unquote

from innerwiki.model import Wiki
from innerwiki.syntax.headings import fold_title

_MARKER = re.compile(
    r"\ufeff?\s*<!-- innerwiki:needs-citations id=(\S{1,900}) digest=([0-9a-f]{16}) -->"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An issue that there should be: its article's id, its title, its text with the marker."""

    id: str
    title: str
    body: str
    digest: str


@dataclass(frozen=True, slots=True)
class Known:
    """An issue that the forge has; `is_dismissed` says that somebody closed it as not planned."""

    number: int
    body: str
    is_open: bool = True
    is_dismissed: bool = False


class Do(StrEnum):
    """What is to be done about an issue."""

    CREATE = "create"
    UPDATE = "update"
    REOPEN = "reopen"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done.

    `number` is that of the issue, None for a new one; `wanted` is what it is to say from then on,
    None where it is closed; `comment` tells its readers why.
    """

    do: Do
    id: str
    number: int | None = None
    wanted: Wanted | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, in order.

    `waiting` is the number of new issues that a limit puts off, `dismissed` that of the articles
    whose issue somebody closed as not planned.
    """

    actions: tuple[Action, ...]
    waiting: int = 0
    dismissed: int = 0


def wanted_issue(article_id: str, title: str, text: str) -> Wanted:
    """An issue, from what it is to say.

    >>> print(wanted_issue("heat", "Citations needed: Heat", "It flows.").body)
    <!-- innerwiki:needs-citations id=heat digest=98f305c16a4def50 -->
    It flows.
    """
    named = quote(article_id, safe="")
    digest = sha256(f"{named}\n{title}\n{text}".encode("utf-8", "replace")).hexdigest()[:16]
    marker = f"<!-- innerwiki:needs-citations id={named} digest={digest} -->"
    return Wanted(article_id, title, f"{marker}\n{text}", digest)


def plan(
    wiki: Wiki, wanted: Sequence[Wanted], known: Iterable[Known], at_most: int | None = None
) -> Plan:
    """Find out what is to be done.

    Args:
        wiki: the wiki as it is.
        wanted: the issues that there should be, the most important first.
        known: the issues that there are, closed ones too, ours and others'.
        at_most: so many new issues; the rest waits for another time. None: all.
    """
    ours = _by_article(wiki, known)
    actions: list[Action] = []
    new: list[Action] = []
    dismissed = 0
    for one in wanted:
        there = ours.get(one.id, [])
        still_open = [issue for issue, _ in there if issue.is_open]
        if still_open:
            actions += _kept(one, there)
        elif any(issue.is_dismissed for issue, _ in there):
            dismissed += 1
        elif there:
            number = max(issue.number for issue, _ in there)
            told = "The article needs citations again."
            actions.append(Action(Do.REOPEN, one.id, number, one, told))
        else:
            new.append(Action(Do.CREATE, one.id, None, one))
    actions += _settled(wiki, {one.id for one in wanted}, ours)
    now = new if at_most is None else new[:at_most]
    return Plan((*actions, *now), len(new) - len(now), dismissed)


_Ours = Mapping[str, Sequence[tuple[Known, str]]]
"""Id of an article -> its issues by number, each with the digest of what it says."""


def _by_article(wiki: Wiki, known: Iterable[Known]) -> _Ours:
    """Our issues by article; an id that the article had before leads to it."""
    found: dict[str, list[tuple[Known, str]]] = {}
    for issue in sorted(known, key=lambda issue: issue.number):
        marker = _MARKER.match(issue.body)
        if marker is not None:
            named = unquote(marker[1])
            current = named if named in wiki.articles else wiki.titles.get(fold_title(named), named)
            found.setdefault(current, []).append((issue, marker[2]))
    return found


def _kept(one: Wanted, there: Sequence[tuple[Known, str]]) -> Iterator[Action]:
    """Bring the first open issue of an article up to date; close the others."""
    (first, digest), *others = [pair for pair in there if pair[0].is_open]
    if digest != one.digest:
        yield Action(Do.UPDATE, one.id, first.number, one)
    for issue, _ in others:
        told = f"The article has another issue: #{first.number}."
        yield Action(Do.CLOSE, one.id, issue.number, None, told)


def _settled(wiki: Wiki, needy: set[str], ours: _Ours) -> Iterator[Action]:
    """Close the issues of articles that need nothing, or are no more."""
    for article_id in sorted(set(ours) - needy):
        is_there = article_id in wiki.articles
        told = (
            "Nothing in the article needs a citation any more."
            if is_there
            else "The wiki has no such article any more."
        )
        for issue, _ in ours[article_id]:
            if issue.is_open:
                yield Action(Do.CLOSE, article_id, issue.number, None, told)
