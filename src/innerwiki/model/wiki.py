"""The wiki as one value: everything that was read, related once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from innerwiki.model.articles import Article
from innerwiki.model.assessment import Assessment
from innerwiki.model.places import Source
from innerwiki.model.problems import Problem
from innerwiki.model.sources import Library


@dataclass(frozen=True, slots=True)
class Category:
    """The articles that have a tag: its name, its part of an address, and their ids."""

    name: str
    slug: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Wiki:
    """Everything that was read, related once, and unchanged from then on.

    `titles` maps a folded title, alias, id or former id to an article's id; `backlinks` an id to
    the ids of the articles that link to it; `cited_by` a key to the ids of those that cite it;
    `wanted` the folded title of a missing article to the ids of those that link to it.

    A retired article may redirect to another. It then is a name and an address of that one, and no
    more: it has no page, and what it says is neither counted nor related to anything.
    """

    articles: Mapping[str, Article]
    library: Library
    sources: Mapping[str, Source]
    titles: Mapping[str, str]
    backlinks: Mapping[str, tuple[str, ...]]
    cited_by: Mapping[str, tuple[str, ...]]
    wanted: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict)
    """The path of an article's file -> the article's id."""
    redirected: Mapping[str, str] = field(default_factory=dict)
    """The id of a retired article that redirects -> the id of the article in its place."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Other addresses of articles, from aliases and former ids -> the article's id."""
    categories: Mapping[str, Category] = field(default_factory=dict)
    """Folded tag -> its category, in the order of their names."""
    files: frozenset[str] = frozenset()
    """Paths of the other files in the content folder: pictures, data, documents."""

    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    """Id -> what is computed of the article; pages about the wiki (`type: meta`) have none."""

    unpublished: Mapping[str, tuple[Article, Assessment | None]] = field(default_factory=dict)
    """Path -> an article whose id is another's: it has no page, and is checked all the same.

    Its path stands in for its id; see `all_articles`.
    """

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All titles, aliases, ids and former ids, folded and sorted."""
        return tuple(sorted(self.titles))

    @property
    def all_articles(self) -> tuple[Article, ...]:
        """All articles that were read, by their paths: one of each file."""
        aside = (article for article, _ in self.unpublished.values())
        return tuple(sorted((*self.articles.values(), *aside), key=lambda one: one.path))

    def at(self, path: str) -> str | None:
        """The id of the article that a link to a file leads to; None if it is no article's."""
        article_id = self.paths.get(path)
        return None if article_id is None else self.redirected.get(article_id, article_id)
