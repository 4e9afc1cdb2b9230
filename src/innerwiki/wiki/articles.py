"""Articles from their files, one by one: text in, `Article` out, with what is wrong in it.

To read an article takes the text of one file, to assess it the library beside; together they are
most of the time that a wiki's check takes. So the articles of a large wiki are read by several
processes. Who goes on with single articles needs all of them whole; a team that goes on together
pools what its members have to know of one another's, and each keeps the contents of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from innerwiki import processes
from innerwiki.model import (
    Article,
    ArticleType,
    Assessment,
    Contents,
    Problem,
    ProblemKind,
    Source,
    Span,
)
from innerwiki.processes import Team
from innerwiki.syntax.bounds import OPENING, never_ends
from innerwiki.syntax.front_matter import parse as parse_front_matter
from innerwiki.syntax.listings import read_listings
from innerwiki.syntax.scan import Scan, scan
from innerwiki.wiki.assess import Assessor
from innerwiki.wiki.ties import Ties, ties_of


class Read(NamedTuple):
    """An article, what was wrong in it, and what is computed of it (nothing of `meta` pages)."""

    article: Article
    problems: tuple[Problem, ...]
    assessment: Assessment | None
    ties: Ties


def read_articles(
    sources: Sequence[Source], assessor: Assessor, today: date, team: Team | None = None
) -> list[Read]:
    """The articles of some files, in their order.

    Args:
        sources: the files.
        assessor: assesses them.
        today: the date (UTC) that dates in the front matter are held against.
        team: the processes that go on with the articles together; each gets all of them, and holds
            the contents of those that it has read. None if this process goes on alone, and holds
            all contents.
    """

    def read(source: Source) -> Read:
        article, problems = read_article(source, today)
        is_meta = article.front_matter.type is ArticleType.META
        named = assessor.named_by(article)
        assessment = None if is_meta else assessor.assess(article, named)
        return Read(article, problems, assessment, ties_of(article, named.entries))

    if team is not None:
        mine = [(number, read(source)) for number, source in team.taken(sources)]
        shares = team.pooled([(number, _without_contents(one)) for number, one in mine])
        shares[team.number] = mine
        found = processes.in_order(shares)
        return [_whole(one, source, assessor) for one, source in zip(found, sources, strict=True)]
    jobs = processes.jobs_for(source.text for source in sources)
    if jobs == 1:
        return list(map(read, sources))
    found = processes.shared(lambda source: _without_text(read(source)), sources, jobs)
    return [_whole(one, source, assessor) for one, source in zip(found, sources, strict=True)]


def _without_text(one: Read) -> Read:
    """What other processes are told of an article: its text they have."""
    return one._replace(article=replace(one.article, text=""))


def _without_contents(one: Read) -> Read:
    """What other processes are told of an article that they do not go on with."""
    return one._replace(article=replace(one.article, text="", held=None))


def _whole(one: Read, source: Source, assessor: Assessor) -> Read:
    """An article as this process has read it, or as another one has told of it."""
    if one.article.text or not source.text:
        return one
    article = replace(one.article, text=source.text, find=_contents)
    assessment = one.assessment
    if assessment is not None and assessment.gaps:
        assessment = assessor.with_gaps(assessment, article)
    return one._replace(article=article, assessment=assessment)


def _contents(article: Article) -> Contents:
    """What was found in the body of an article that another process has read."""
    return _contents_of(scan(article.text, article.path, article.body_start))


def read_article(source: Source, today: date) -> tuple[Article, tuple[Problem, ...]]:
    """One article from its file, with what was wrong in it."""
    result = parse_front_matter(source, today)
    rest = _rest(source.text)
    forbidden = tuple(forbidden_characters(source, rest))
    found = scan(source.text, source.path, result.body_start, is_clean=not forbidden)
    listings, slips = read_listings(source.text, source.path, result.body_start, today)
    article = Article(
        path=source.path,
        front_matter=result.front_matter,
        text=source.text,
        body_start=result.body_start,
        slugs=tuple([heading.slug for heading in found.headings]),
        suppressions=tuple(found.suppressions),
        lead=found.lead,
        listings=tuple(listings),
        held=_contents_of(found),
    )
    problems = [*result.problems, *found.problems, *slips, *forbidden]
    if (reason := never_ends(source.text, result.body_start, len(rest))) is not None:
        span = Span(source.path, result.body_start, result.body_start)
        mend = "close what is open; until then the page shows the text as it is"
        problems.append(Problem(ProblemKind.UNREADABLE, span, reason, mend))
    return article, tuple(problems)


def _contents_of(found: Scan) -> Contents:
    return Contents(
        tuple(found.references),
        tuple(found.file_links),
        tuple(found.oddities),
        found.claims,
        found.asides,
        tuple(found.headings),
        found.prose,
    )


# C0 controls but tab and line end, DEL, C1 controls, overrides of the writing direction, and
# private use: they do not mean to a reader what they mean to a program. The isolates, U+2066 to
# U+2069, are left alone: they are how a Hebrew title is set rightly into an English sentence.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_PLAIN = bytes({*b"\t\n", *range(0x20, 0x7F)} - {*OPENING.encode()})
"""The bytes of ASCII's tab, line end and printable characters but opening brackets; no other
character's UTF-8 has them."""


def _rest(text: str) -> bytes:
    """What is left of a text without its plain characters: mostly a few brackets.

    Three things are asked of it that would each take a look at the whole text.
    """
    return text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)


def forbidden_characters(source: Source, rest: bytes | None = None) -> Iterator[Problem]:
    """The first such character of each line: one that pasted text brought has many more.

    Args:
        source: the file.
        rest: what is left of its text without plain characters, where that is known.
    """
    # None of them is printable. To take away at once what is so beyond doubt, byte by byte, and to
    # ask of the rest takes far less time than the pattern, and nearly always tells that none is.
    rest = _rest(source.text) if rest is None else rest
    if rest.decode("utf-8", "surrogatepass").isprintable():
        return
    last_line = 0
    for match in _FORBIDDEN.finditer(source.text):
        line = source.position(match.start()).line
        if line != last_line:
            last_line = line
            yield Problem(
                ProblemKind.CHARACTERS,
                Span(source.path, match.start(), match.end()),
                f"the character U+{ord(match[0]):04X} is a control or private-use character",
                "remove it; readers and search engines cannot see it",
            )
