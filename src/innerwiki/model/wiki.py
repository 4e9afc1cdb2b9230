"""The wiki as one value: everything that was read, related once."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
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

    `titles` maps a folded title, alias, id or former id to an article's id; `links` the id of an
    article to the ids of those that it links to; `missed` to the folded titles that it links to and
    no article has; `cites` to the keys of the entries that it cites. The other way round this is
    told when somebody asks: pages do, a check does not.

    A retired article may redirect to another. It then is a name and an address of that one, and no
    more: it has no page, and what it says is neither counted nor related to anything.
    """

    articles: Mapping[str, Article]
    library: Library
    sources: Mapping[str, Source]
    titles: Mapping[str, str]
    links: Mapping[str, AbstractSet[str]]
    missed: Mapping[str, AbstractSet[str]]
    cites: Mapping[str, AbstractSet[str]]
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

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[str, ...]]:
        """Id -> ids of the articles that link to it."""
        return _inverted(self.links)

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[str, ...]]:
        """Key -> ids of the articles that cite it, inline or as a general source."""
        return _inverted(self.cites)

    @cached_property
    def wanted(self) -> Mapping[str, tuple[str, ...]]:
        """The folded title of a missing article -> ids of the articles that link to it."""
        return _inverted(self.missed)

    @cached_property
    def linked(self) -> AbstractSet[str]:
        """The ids of all articles that another one links to."""
        return frozenset().union(*self.links.values())

    @cached_property
    def cited(self) -> AbstractSet[str]:
        """The keys of all entries that an article cites."""
        return frozenset().union(*self.cites.values())

    @property
    def all_articles(self) -> tuple[Article, ...]:
        """All articles that were read, by their paths: one of each file."""
        aside = (article for article, _ in self.unpublished.values())
        return tuple(sorted((*self.articles.values(), *aside), key=lambda one: one.path))

    def at(self, path: str) -> str | None:
        """The id of the article that a link to a file leads to; None if it is no article's."""
        article_id = self.paths.get(path)
        return None if article_id is None else self.redirected.get(article_id, article_id)


def _inverted(related: Mapping[str, AbstractSet[str]]) -> dict[str, tuple[str, ...]]:
    """From each of the things that some ids have to the ids that have it; both sorted."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for article_id in sorted(related):
        for thing in related[article_id]:
            found[thing].append(article_id)
    return {thing: tuple(found[thing]) for thing in sorted(found)}
