"""Relates all sources to one another, once: sources in, `Wiki` out; pure.

Every lookup that a page or a rule will need is made here, or follows from what is: from a title to
the article, from an article to those that it links to and to the sources that it cites. After this
nothing changes, so no result depends on the order of the files.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from innerwiki.bibliography.bibtex import parse
from innerwiki.bibliography.manifestations import find_works
from innerwiki.bibliography.works import parse_works
from innerwiki.config import Policy
from innerwiki.model import Article, Library, Problem, ProblemKind, Source, Span, Wiki
from innerwiki.processes import Team
from innerwiki.wiki.articles import Read, forbidden_characters, read_articles
from innerwiki.wiki.assess import Assessor
from innerwiki.wiki.categories import categorize
from innerwiki.wiki.excerpts import read_excerpts
from innerwiki.wiki.names import Names, give_names
from innerwiki.wiki.ties import Ties


def build_wiki(
    articles: Iterable[Source],
    bibliography: Iterable[Source],
    today: date,
    policy: Policy | None = None,
    *,
    problems: Iterable[Problem] = (),
    undecoded: Iterable[Source] = (),
    files: Iterable[str] = (),
    team: Team | None = None,
) -> Wiki:
    """Parse and relate articles and sources.

    Args:
        articles: Markdown files.
        bibliography: BibTeX files, `works.toml`, and excerpts.
        today: the date (UTC) that dates in the front matter are held against.
        policy: what the wiki asks of its articles; None for the default.
        problems: what went wrong while the files were read.
        undecoded: files that could not be decoded, to place their problems.
        files: paths of the other files in the content folder.
        team: the processes that build it together; see `read_articles`.
    """
    articles = sorted(articles, key=lambda source: source.path)
    bibliography = sorted(bibliography, key=lambda source: source.path)
    library = _library(bibliography)
    read = read_articles(articles, Assessor(library, policy or Policy(), today), today, team)
    by_id, in_articles = _articles(read)
    assessments = {one.article.path: one.assessment for one in read}
    ties = {one.article.path: one.ties for one in read}
    names = give_names(by_id)
    live = {i: article for i, article in by_id.items() if i not in names.redirected}
    tied = {i: ties[article.path] for i, article in live.items()}
    in_sources = (problem for source in bibliography for problem in forbidden_characters(source))
    paths = {article.path: article.id for article in by_id.values()}
    links, missed = _links(tied, names, paths)
    return Wiki(
        articles=by_id,
        library=library,
        sources={source.path: source for source in (*articles, *bibliography, *undecoded)},
        titles=names.titles,
        links=links,
        missed=missed,
        cites={article_id: ties.keys for article_id, ties in tied.items()},
        problems=(*problems, *in_articles, *names.problems, *in_sources),
        paths=paths,
        redirected=names.redirected,
        addresses=names.addresses,
        categories=categorize(live.values()),
        files=frozenset(files),
        assessments={
            article_id: assessment
            for article_id, article in live.items()
            if (assessment := assessments[article.path]) is not None
        },
        unpublished={
            one.article.path: (_under_its_path(one.article), one.assessment)
            for one in read
            if one.article.path not in paths
        },
    )


def _library(sources: Iterable[Source]) -> Library:
    """All entries, which of them are versions of one work, and passages from them."""
    sources = tuple(sources)
    library = parse([s for s in sources if not s.path.lower().endswith((".toml", ".md"))])
    declared: dict[str, int] = {}
    problems = list(library.problems)
    for source in sources:
        if source.path.endswith(".toml"):
            declared, faults = parse_works(source, library.entries.keys())
            problems += faults
    excerpts, faults = read_excerpts(sources, library.entries)
    return replace(
        library,
        works=find_works(library, declared),
        declared_works=declared,
        excerpts=excerpts,
        problems=(*problems, *faults),
    )


def _articles(read: Iterable[Read]) -> tuple[dict[str, Article], list[Problem]]:
    """Id -> article; of two with the same id, the first by path."""
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    for article, found, *_ in read:
        problems.extend(found)
        first = articles.setdefault(article.id, article)
        if first is not article:
            problems.append(_duplicate_id(article, first))
    return articles, problems


def _under_its_path(article: Article) -> Article:
    """An article whose id is taken, with one that no other has."""
    return replace(article, front_matter=replace(article.front_matter, id=article.path))


def _duplicate_id(article: Article, first: Article) -> Problem:
    span = article.front_matter.spans.get("id", Span(article.path, 0, 0))
    return Problem(
        ProblemKind.DUPLICATE_ID,
        span,
        f"the id `{article.id}` is that of {first.path} already; this file is not published",
        "give one of the two another `id:`",
    )


def _links(
    tied: Mapping[str, Ties], names: Names, paths: Mapping[str, str]
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Id -> ids that it links to; id -> folded titles that it links to and nobody has."""
    owners = {path: names.redirected.get(owner, owner) for path, owner in paths.items()}
    links: dict[str, frozenset[str]] = {}
    missed: dict[str, frozenset[str]] = {}
    for article_id, ties in tied.items():
        named = set(map(names.titles.get, ties.names))
        if None in named:
            missed[article_id] = ties.names - names.titles.keys()
        targets = named.union(map(owners.get, ties.paths))
        links[article_id] = frozenset(filter(None, targets)) - {article_id}
    return links, missed
