"""Relates all sources to one another, once: sources in, `Wiki` out; pure.

Every lookup that a page or a rule will need is inverted here: title to article, article to those
that link to it, source to those that cite it. After this nothing changes, so no result depends on
the order of the files.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import unquote

from innerwiki.bibliography.bibtex import parse
from innerwiki.bibliography.identifiers import find_entry
from innerwiki.bibliography.works import parse_works
from innerwiki.config import Policy
from innerwiki.model import Article, ArticleType, Library, Problem, ProblemKind, Source, Span, Wiki
from innerwiki.syntax.bounds import never_ends
from innerwiki.syntax.front_matter import parse as parse_front_matter
from innerwiki.syntax.headings import fold_title
from innerwiki.syntax.listings import read_listings
from innerwiki.syntax.scan import scan
from innerwiki.wiki.assess import assess
from innerwiki.wiki.categories import categorize
from innerwiki.wiki.names import Names, give_names


def build_wiki(
    articles: Iterable[Source],
    bibliography: Iterable[Source],
    today: date,
    policy: Policy | None = None,
    *,
    problems: Iterable[Problem] = (),
    undecoded: Iterable[Source] = (),
    files: Iterable[str] = (),
) -> Wiki:
    """Parse and relate articles and sources.

    Args:
        articles: Markdown files.
        bibliography: BibTeX files, and `works.toml`.
        today: the date (UTC) that dates in the front matter are held against.
        policy: what the wiki asks of its articles; None for the default.
        problems: what went wrong while the files were read.
        undecoded: files that could not be decoded, to place their problems.
        files: paths of the other files in the content folder.
    """
    articles = sorted(articles, key=lambda source: source.path)
    bibliography = sorted(bibliography, key=lambda source: source.path)
    library = _library(bibliography)
    by_id, in_articles = _articles(articles, today)
    names = give_names(by_id)
    live = {i: article for i, article in by_id.items() if i not in names.redirected}
    in_sources = (problem for source in bibliography for problem in _forbidden_characters(source))
    paths = {article.path: article.id for article in by_id.values()}
    backlinks, wanted = _links(live, names, paths)
    policy = policy or Policy()
    return Wiki(
        articles=by_id,
        library=library,
        sources={source.path: source for source in (*articles, *bibliography, *undecoded)},
        titles=names.titles,
        backlinks=backlinks,
        cited_by=_cited_by(live, library),
        wanted=wanted,
        problems=(*problems, *in_articles, *names.problems, *in_sources),
        paths=paths,
        redirected=names.redirected,
        addresses=names.addresses,
        categories=categorize(live.values()),
        files=frozenset(files),
        assessments={
            article.id: assess(article, library, policy, today)
            for article in live.values()
            if article.front_matter.type is not ArticleType.META
        },
    )


def _library(sources: Iterable[Source]) -> Library:
    """All entries, and which of them are versions of one work."""
    sources = tuple(sources)
    library = parse([source for source in sources if not source.path.endswith(".toml")])
    for source in sources:
        if source.path.endswith(".toml"):
            works, problems = parse_works(source, library.entries.keys())
            library = replace(library, works=works, problems=(*library.problems, *problems))
    return library


def _articles(sources: Iterable[Source], today: date) -> tuple[dict[str, Article], list[Problem]]:
    """Id -> article; of two with the same id, the first by path."""
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    for source in sources:
        article, found = read_article(source, today)
        problems.extend(found)
        first = articles.setdefault(article.id, article)
        if first is not article:
            problems.append(_duplicate_id(article, first))
    return articles, problems


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
    problems = [*result.problems, *slips, *_forbidden_characters(source)]
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


def _forbidden_characters(source: Source) -> Iterator[Problem]:
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


def _duplicate_id(article: Article, first: Article) -> Problem:
    span = article.front_matter.spans.get("id", Span(article.path, 0, 0))
    return Problem(
        ProblemKind.DUPLICATE_ID,
        span,
        f"the id `{article.id}` is that of {first.path} already; this file is not published",
        "give one of the two another `id:`",
    )


def _links(
    articles: Mapping[str, Article], names: Names, paths: Mapping[str, str]
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Id -> ids that link to it; folded missing title -> ids that link to it."""
    backlinks: dict[str, set[str]] = {}
    wanted: dict[str, set[str]] = {}
    for article in articles.values():
        targets = [link.target for link in article.wiki_links if link.target]
        targets += [also.target for also in article.front_matter.see_also]
        for target in targets:
            folded = fold_title(target)
            owner = names.titles.get(folded)
            if owner is None:
                wanted.setdefault(folded, set()).add(article.id)
            elif owner != article.id:
                backlinks.setdefault(owner, set()).add(article.id)
        for file_link in article.file_links:
            owner = paths.get(linked_path(article.path, file_link.href))
            owner = names.redirected.get(owner or "", owner)
            if owner is not None and owner != article.id:
                backlinks.setdefault(owner, set()).add(article.id)
    return _sorted(backlinks), _sorted(wanted)


def linked_path(path: str, href: str) -> str:
    """The path of the file that a relative link in the file `path` leads to.

    >>> linked_path("content/a/b.md", "../c%20d.md#part")
    'content/c d.md'
    """
    address = unquote(re.split("[#?]", href, maxsplit=1)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))


def _cited_by(articles: Mapping[str, Article], library: Library) -> dict[str, tuple[str, ...]]:
    """Key -> ids of the articles that cite it, inline or as a general source."""
    cited: dict[str, set[str]] = {}
    for article in articles.values():
        keys = {item.key for item in article.citation_items}
        keys.update(source.key for source in article.front_matter.citations)
        for key in keys:
            if (entry := find_entry(library, key)) is not None:
                cited.setdefault(entry.key, set()).add(article.id)
    return _sorted(cited)


def _sorted(sets: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(sets[key])) for key in sorted(sets)}
