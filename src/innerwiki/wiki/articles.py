"""Articles from their files, one by one: text in, `Article` out, with what is wrong in it.

To read an article takes the text of one file, to assess it the library beside; together they are
most of the time that a wiki's check takes. So the articles of a large wiki are read by several
processes.
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
    Problem,
    ProblemKind,
    Source,
    Span,
)
from innerwiki.syntax.bounds import never_ends
from innerwiki.syntax.front_matter import parse as parse_front_matter
from innerwiki.syntax.listings import read_listings
from innerwiki.syntax.scan import scan
from innerwiki.wiki.assess import Assessor


class Read(NamedTuple):
    """An article, what was wrong in it, and what is computed of it (nothing of `meta` pages)."""

    article: Article
    problems: tuple[Problem, ...]
    assessment: Assessment | None


def read_articles(sources: Sequence[Source], assessor: Assessor, today: date) -> list[Read]:
    """The articles of some files, in their order."""

    def read(source: Source) -> Read:
        article, problems = read_article(source, today)
        is_meta = article.front_matter.type is ArticleType.META
        return Read(article, problems, None if is_meta else assessor.assess(article))

    def read_to_send(source: Source) -> Read:
        one = read(source)
        return one._replace(article=replace(one.article, text=""))  # the text is there already

    jobs = processes.jobs_for(source.text for source in sources)
    if jobs == 1:
        return [read(source) for source in sources]
    found = processes.shared(read_to_send, sources, jobs)
    return [
        one._replace(article=replace(one.article, text=source.text))
        for source, one in zip(sources, found, strict=True)
    ]


def read_article(source: Source, today: date) -> tuple[Article, tuple[Problem, ...]]:
    """One article from its file, with what was wrong in it."""
    result = parse_front_matter(source, today)
    found = scan(source.text, source.path, result.body_start)
    listings, slips = read_listings(source.text, source.path, result.body_start, today)
    article = Article(
        path=source.path,
        front_matter=result.front_matter,
        text=source.text,
        body_start=result.body_start,
        headings=tuple(found.headings),
        references=tuple(found.references),
        file_links=tuple(found.file_links),
        oddities=tuple(found.oddities),
        suppressions=tuple(found.suppressions),
        lead=found.lead,
        claims=found.claims,
        asides=found.asides,
        listings=tuple(listings),
        words=found.words,
    )
    problems = [*result.problems, *found.problems, *slips, *forbidden_characters(source)]
    if (reason := never_ends(article.body)) is not None:
        span = Span(source.path, result.body_start, result.body_start)
        mend = "close what is open; until then the page shows the text as it is"
        problems.append(Problem(ProblemKind.UNREADABLE, span, reason, mend))
    return article, tuple(problems)


# C0 controls but tab and line end, DEL, C1 controls, overrides of the writing direction, and
# private use: they do not mean to a reader what they mean to a program. The isolates, U+2066 to
# U+2069, are left alone: they are how a Hebrew title is set rightly into an English sentence.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ue000-\uf8ff\U000f0000-\U0010ffff]"
)


def forbidden_characters(source: Source) -> Iterator[Problem]:
    """The first such character of each line: one that pasted text brought has many more."""
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
