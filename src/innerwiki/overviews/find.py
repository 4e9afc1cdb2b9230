"""Finds the article that a user means: by id, title, alias or path."""

import os
from pathlib import Path

from innerwiki.errors import InnerwikiError
from innerwiki.model import Article, Assessment, Wiki
from innerwiki.nearest import nearest
from innerwiki.reports.visible import visible
from innerwiki.syntax.headings import fold_title


def find_article(wiki: Wiki, root: Path, page: str) -> Article:
    """The article of an id, a title, an alias, or the path of its file.

    Args:
        wiki: the wiki.
        root: its folder; a path may lead from there, or from the current folder.
        page: what the user wrote.

    Raises:
        InnerwikiError: there is none.
    """
    # A retired article that redirects has left its names to another; its id is its own.
    article_id = page if page in wiki.redirected else wiki.titles.get(fold_title(page))
    paths = _paths(root, page)
    if article_id is None:
        article_id = next((wiki.paths[path] for path in paths if path in wiki.paths), None)
    if article_id is not None:
        return wiki.articles[article_id]
    unpublished = next((path for path in paths if path in wiki.sources), None)
    if unpublished is not None:
        raise InnerwikiError(f"{unpublished} is no article; `innerwiki check` may tell why")
    near = nearest(page, _names(wiki))
    hint = f"did you mean `{near}`?" if near else "`innerwiki status` lists all articles"
    raise InnerwikiError(f"there is no article `{visible(page)}`; {hint}")


def find_assessed(wiki: Wiki, root: Path, page: str) -> tuple[Article, Assessment]:
    """The same with what is computed of the article.

    Raises:
        InnerwikiError: there is none, or it is a page about the wiki, or it redirects to another.
    """
    article = find_article(wiki, root, page)
    if (other := wiki.redirected.get(article.id)) is not None:
        raise InnerwikiError(
            f"{article.path} is retired and redirects to {wiki.articles[other].path}: it is "
            "neither counted nor reviewed"
        )
    assessment = wiki.assessments.get(article.id)
    if assessment is None:
        raise InnerwikiError(
            f"{article.path} is a page about the wiki (`type: meta`): it claims nothing, and is "
            "neither counted nor reviewed"
        )
    return article, assessment


def _paths(root: Path, page: str) -> list[str]:
    """What a path may be called in the wiki: relative to its root, links followed or not."""
    found = []
    for given in (Path(page), root / page):
        for path in (os.path.abspath(given), os.path.realpath(given)):  # noqa: PTH100 - keeps links
            if (whole := Path(path)).is_relative_to(root):
                found.append(whole.relative_to(root).as_posix())
    return found


def _names(wiki: Wiki) -> list[str]:
    """All that an article may be called, as its authors write it."""
    names: dict[str, None] = {}
    for article in wiki.articles.values():
        matter = article.front_matter
        names |= dict.fromkeys((article.id, article.title, *matter.aliases, article.path))
    return list(names)
