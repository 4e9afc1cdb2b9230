"""The wiki as one value: everything that was read, related once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from innerwiki.model.articles import Article
from innerwiki.model.assessment import Assessment
from innerwiki.model.places import Source
from innerwiki.model.problems import Problem
from innerwiki.model.sources import Library


@dataclass(frozen=True)
class Wiki:
    """Everything that was read, related once, and unchanged from then on.

    `titles` maps a folded title, alias or id to an article's id; `backlinks` an id to the ids of
    the articles that link to it; `cited_by` a key to the ids of those that cite it; `wanted` the
    folded title of a missing article to the ids of those that link to it.
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
    files: frozenset[str] = frozenset()
    """Paths of the other files in the content folder: pictures, data, documents."""

    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    """Id -> what is computed of the article; pages about the wiki (`type: meta`) have none."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All titles, aliases and ids, folded and sorted."""
        return tuple(sorted(self.titles))
