"""Begins an article: a file with its front matter and a first sentence that is to be written.

The sentence is marked as one that needs a citation, so from its first day the article says of
itself what it lacks. Names are unique in a wiki: a title, id or alias that leads somewhere already
is refused.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from innerwiki.config import Config
from innerwiki.editing.creating import create
from innerwiki.editing.heads import given_title, read_back
from innerwiki.editing.template import article_text, fill
from innerwiki.editing.yaml_text import scalar
from innerwiki.errors import InnerwikiError
from innerwiki.model import Article, ArticleType, Source, Status, Wiki
from innerwiki.syntax.headings import fold_title, slug

STATUSES = (Status.STUB, Status.DRAFT, Status.NEEDS_CITATIONS)
"""What an article without sources can be called; to claim more would be an error."""

_ID_BYTES = 100
"""So long an id is made at most of a title: it names a file, too, and a folder of the site."""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article that is to be: the file's path and text, and what the article is called."""

    path: str
    text: str
    title: str
    id: str

    @property
    def link(self) -> str:
        """How others link to it: by its title, or its id where the title has signs of links."""
        name = self.id if any(sign in self.title for sign in "[]|#") else self.title
        return f"[[{name}]]"


def begin(
    config: Config,
    wiki: Wiki,
    title: str,
    today: date,
    *,
    kind: ArticleType = ArticleType.CONCEPT,
    article_id: str | None = None,
    status: Status | None = None,
) -> NewArticle:
    """What a new article is; nothing is written.

    Args:
        config: the wiki's configuration.
        wiki: the wiki as it is.
        title: the article's title.
        today: the date from which on it needs citations.
        kind: what sort of page it is.
        article_id: its id; None for one that is made of the title.
        status: what is claimed of it; None for a draft, and for a page about the wiki.

    Raises:
        InnerwikiError: it cannot be called so, or there is one already.
    """
    title = given_title(title, 'innerwiki new "Entropy"')
    is_meta = kind is ArticleType.META
    if is_meta and status is not None:
        raise InnerwikiError(
            "a page about the wiki (`type: meta`) has no status; leave --status out"
        )
    chosen = _id_of(title) if article_id is None else article_id.strip()
    if not chosen:
        raise InnerwikiError("the id is empty; write one, or leave --id out")
    values = {
        "title": scalar(title),
        "id": scalar(chosen),
        "type": kind.value,
        "status": (status or Status.DRAFT).value,
        "month": f"{today:%Y-%m}",
    }
    text = fill(article_text("meta" if is_meta else "article"), values)
    found = read_back(Source("new.md", text), today).id
    _refuse_taken(wiki, title, found)
    path = (PurePath(config.content) / f"{found}.md").as_posix()
    return NewArticle(path, text, title, found)


def write(config: Config, article: NewArticle) -> None:
    """Make the article's file.

    Raises:
        InnerwikiError: there is one of that name, or it cannot be made.
    """
    try:
        is_new = create(config.root / article.path, article.text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InnerwikiError(f"cannot make {article.path}: {reason}") from error
    if not is_new:
        raise InnerwikiError(
            f"there is a file {article.path} already; choose another id by --id, or edit that file"
        )


def _id_of(title: str) -> str:
    """The id of an article of that title; of a very long one, the words that fit.

    >>> _id_of("Maxwell's demon"), _id_of("a_b")
    ('maxwells-demon', 'a-b')
    """
    if not any(map(str.isalnum, title)):
        raise InnerwikiError(
            "that title has neither letters nor digits for an address; choose one by --id"
        )
    whole = slug(title.replace("_", " "))
    cut = whole.encode()[:_ID_BYTES].decode(errors="ignore")
    return whole if cut == whole else (cut.rpartition("-")[0] or cut).strip("-")


def _refuse_taken(wiki: Wiki, title: str, article_id: str) -> None:
    """Refuse what leads to an article already, by title, id or any other name."""
    owner = wiki.titles.get(fold_title(title))
    if owner is not None:
        what = _called(wiki.articles[owner], title)
        raise InnerwikiError(f'"{title}" is {what} already; edit that one, or choose another title')
    owner = wiki.titles.get(fold_title(article_id)) or _alias_at(wiki, article_id)
    if owner is not None:
        what = _called(wiki.articles[owner], article_id)
        raise InnerwikiError(
            f"the id `{article_id}` is {what} already; edit that one, or choose another by --id"
        )


def _alias_at(wiki: Wiki, article_id: str) -> str | None:
    """The id of the article of which another name has this address."""
    for article in wiki.articles.values():
        if any(slug(alias) == article_id for alias in article.front_matter.aliases):
            return article.id
    return None


def _called(article: Article, name: str) -> str:
    """What a name is to the article that it leads to."""
    folded = fold_title(name)
    if folded == fold_title(article.title):
        return f"the title of {article.path}"
    if folded == fold_title(article.id):
        return f"the id of {article.path}"
    return f'another name of "{article.title}", {article.path},'
