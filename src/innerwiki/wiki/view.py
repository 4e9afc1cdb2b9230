"""What one page, or one rule, may see of the wiki.

`PageView` is the only door from a page to the rest of the wiki: entries of the library, titles of
other articles, back-links, today's date. Whatever is asked is noted in `asked`, question and
answer, so that a later build can tell whether a page would come out the same without making it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeGuard, TypeVar

from innerwiki.bibliography.identifiers import find_entry
from innerwiki.bibliography.manifestations import versions
from innerwiki.config import Policy
from innerwiki.model import (
    Article,
    ArticleType,
    Assessment,
    Category,
    Entry,
    Excerpt,
    Listing,
    Wiki,
)
from innerwiki.model.unguarded import unguarded
from innerwiki.syntax.headings import fold_title
from innerwiki.wiki.listings import Row, choose
from innerwiki.wiki.memory import Memory
from innerwiki.wiki.ties import linked_path
from innerwiki.wiki.whereabouts import by_folder, heads

T = TypeVar("T")

# `id="x"` of raw HTML, with or without quotes, and `{#x .class}`; one of the four groups is the id.
_ID = re.compile(
    r"""\bid\s*=\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"'=<>`}]+))|\{[^{}\n]*#([\w:.-]+)"""
)


@dataclass(frozen=True, slots=True)
class Target:
    """What a page may know of an article it links to."""

    id: str
    path: str
    title: str
    description: str
    type: ArticleType
    slugs: frozenset[str]


@unguarded
@dataclass(frozen=True)
class PageView:
    """The wiki as one page sees it.

    Args of the constructor: the wiki, the page's article id, today's date (UTC), and two functions
    of the host: `address` turns an article's id into a link from that page, `asset` the path of
    another file of the wiki.
    """

    _wiki: Wiki = field(repr=False)
    id: str
    today: date
    address: Callable[[str], str] = field(repr=False)
    asset: Callable[[str], str] = field(repr=False, default=lambda path: path)
    asked: dict[tuple[str, ...], object] = field(default_factory=dict, repr=False)
    policy: Policy = field(default_factory=Policy, repr=False)
    """What the wiki asks of its articles."""
    memory: Memory = field(default_factory=Memory, repr=False)
    """What was worked out of the wiki: one memory may serve all its pages."""
    _made: dict[object, Any] = field(default_factory=dict, repr=False)

    def once(self, work: Callable[[Article, "PageView"], T], article: Article) -> T:
        """What `work` makes of this page's article, made once however many rules ask for it."""
        if work not in self._made:
            self._made[work] = work(article, self)
        found: T = self._made[work]
        return found

    def entry(self, key: str) -> Entry | None:
        """The entry of a key or an identifier (`doi:...`, an address); None where there is none."""
        found = find_entry(self._wiki.library, key)
        self.asked["entry", key] = found
        return found

    def entries(self, keys: Iterable[str]) -> Mapping[str, Entry | None]:
        """What `entry` tells of each of several keys; one question, since articles have many."""
        library = self._wiki.library
        by_key = library.entries
        found = {key: by_key.get(key) for key in keys}
        if not all(found.values()):
            found = {key: entry or find_entry(library, key) for key, entry in found.items()}
        self.asked["entries", *found] = found
        return found

    def are_own_keys(self, found: Mapping[str, Entry | None]) -> TypeGuard[Mapping[str, Entry]]:
        """Whether each key leads to the entry that has it; what `entries` has told, at a glance."""
        return found.keys() <= self._wiki.library.entries.keys()

    def of_each(self, work: Callable[[Entry], T]) -> Mapping[str, T]:
        """What `work` makes of each entry of the library, by its key, once it is asked for."""
        return self.memory.each(work, self._wiki.library.entries)

    def work(self, key: str) -> int | None:
        """The number of the work of which an entry is one of several versions; None if of none."""
        found = self._wiki.library.works.get(key)
        self.asked["work", key] = found
        return found

    def versions(self, key: str) -> Sequence[Entry]:
        """The entries of the work of an entry of the library, itself included."""
        found = versions(self._wiki.library, key)
        self.asked["versions", key] = found
        return found

    def works(self, entries: Mapping[str, Entry]) -> Mapping[str, Entry]:
        """Of the works of several entries, by their keys, the weightiest versions.

        That is the first of `versions` each: where no work has another version, the entries.
        """
        library = self._wiki.library
        found, of_several = entries, library.works.keys() & entries.keys()
        if of_several:
            found = {**entries, **{key: versions(library, key)[0] for key in of_several}}
        self.asked["works", *found] = found
        return found

    def excerpted(self, keys: Iterable[str]) -> AbstractSet[str]:
        """Of some entries, by their keys, those of which the wiki keeps passages."""
        found = self._wiki.library.excerpts.keys() & keys
        self.asked["excerpted", *keys] = found
        return found

    def excerpts(self, key: str) -> Sequence[Excerpt]:
        """The passages of an entry that the wiki keeps, word for word."""
        found = self._wiki.library.excerpts.get(key, ())
        self.asked["excerpts", key] = found
        return found

    def unread_in(self, key: str) -> str | None:
        """The BibTeX file in which an entry of this key stands that could not be read, if any."""
        found = self.memory.of(heads, self._wiki).get(key) if self.entry(key) is None else None
        self.asked["unread_in", key] = found
        return found

    def keys(self) -> Sequence[str]:
        """All keys of the library, sorted."""
        keys = self._wiki.library.keys
        self.asked["keys", ""] = keys
        return keys

    def article(self, title: str) -> Target | None:
        """The article with this title, alias, id or former id; None where there is none."""
        article_id = self._wiki.titles.get(fold_title(title))
        found = self._target(article_id) if article_id is not None else None
        self.asked["article", title] = found
        return found

    def article_at(self, path: str) -> Target | None:
        """The article in this file of the wiki; None where there is none."""
        article_id = self._wiki.at(path)
        found = self._target(article_id) if article_id is not None else None
        self.asked["article_at", path] = found
        return found

    def is_unpublished(self, path: str) -> bool:
        """Whether the article in this file has no page, since its id is that of another one."""
        found = path in self._wiki.unpublished
        self.asked["is_unpublished", path] = found
        return found

    def writes_id(self, path: str, wanted: str) -> bool:
        """Whether the author of an article gives this id to some part of it but a heading."""
        source = self._wiki.sources.get(path)
        found = source is not None and any(wanted in ids for ids in _ID.findall(source.text))
        self.asked["writes_id", path, wanted] = found
        return found

    def assessment(self, article_id: str | None = None) -> Assessment | None:
        """What is computed of an article, this one by default; None of pages about the wiki."""
        return self._assessment_of(article_id) if article_id else self._own_assessment

    @cached_property
    def _own_assessment(self) -> Assessment | None:
        """Asked for by most rules, and so once."""
        return self._assessment_of(self.id)

    def _assessment_of(self, article_id: str) -> Assessment | None:
        found = self._wiki.assessments.get(article_id)
        if found is None:
            found = self._wiki.unpublished.get(article_id, (None, None))[1]
        self.asked["assessment", article_id] = found
        return found

    def titles(self) -> Sequence[str]:
        """All names of articles, folded and sorted: for "did you mean"."""
        names = self._wiki.names
        self.asked["titles", ""] = names
        return names

    def backlinks(self) -> Sequence[Target]:
        """The articles that link to this one, by title."""
        ids = self._wiki.backlinks.get(self.id, ())
        found = tuple(sorted(map(self._target, ids), key=lambda t: (t.title, t.id)))
        self.asked["backlinks", self.id] = found
        return found

    def is_linked(self) -> bool:
        """Whether some other article links to this one."""
        found = self.id in self._wiki.linked
        self.asked["is_linked", self.id] = found
        return found

    def redirect(self) -> str | None:
        """The id of the article that is read in the place of this one; None if it has its page."""
        found = self._wiki.redirected.get(self.id)
        self.asked["redirect", self.id] = found
        return found

    def categories(self) -> Sequence[Category]:
        """The categories of this article, in the order of its tags."""
        article = self._wiki.articles.get(self.id)
        tags = dict.fromkeys(map(fold_title, article.front_matter.tags)) if article else ()
        known = (self._wiki.categories[tag] for tag in tags if tag in self._wiki.categories)
        found = tuple(category for category in known if self.id in category.ids)
        self.asked["categories", self.id] = found
        return found

    def articles(self, listing: Listing) -> Sequence[Row]:
        """The articles of a table, in its order."""
        found = choose(self._wiki, listing)
        asked = (listing.where, listing.sort, listing.descending, listing.limit)
        self.asked["articles", repr(asked)] = found
        return found

    def link_to(self, article_id: str) -> str:
        """The host's link from this page to an article, or to a generated page, by its id."""
        found = self.address(article_id)
        self.asked["link_to", article_id] = found
        return found

    def path_of(self, path: str, href: str) -> str:
        """The file that a relative link in the file `path` leads to, whether or not it is there."""
        return path if href.startswith("#") else linked_path(path, href)

    def follow(self, path: str, href: str) -> str | None:
        """The host's link for a relative link that the file `path` holds; None if it is broken."""
        _, mark, anchor = href.partition("#")
        target = self.path_of(path, href)
        owner = self._wiki.at(target)
        found = None
        if owner is not None:
            found = self.address(owner) + mark + anchor
        elif target in self._wiki.files:
            found = self.asset(target) + mark + anchor
        self.asked["follow", path, href] = found
        return found

    def lost(self, paths: Iterable[str]) -> AbstractSet[str]:
        """Of some paths, those at which neither an article nor a published file is."""
        paths = sorted(paths)
        articles, files = self._wiki.paths, self._wiki.files
        found = {path for path in paths if path not in articles and path not in files}
        self.asked["lost", *paths] = found
        return found

    def are_beside(self, path: str, links: AbstractSet[str]) -> bool:
        """Whether all of some relative links surely lead to what is in the folder of a file."""
        folder = path[: path.rfind("/") + 1]
        found = links <= self.memory.of(by_folder, self._wiki).get(folder, set())
        self.asked["are_beside", folder, *sorted(links)] = found
        return found

    def _target(self, article_id: str) -> Target:
        return self.memory.of(_target, self._wiki.articles[article_id])


def _target(article: Article) -> Target:
    matter = article.front_matter
    return Target(
        id=article.id,
        path=article.path,
        title=article.title,
        description=matter.description or article.lead,
        type=matter.type,
        slugs=frozenset(article.slugs),
    )
