"""Tells which keys a migrated page cites that the library does not have, and where they may be.

A citation of the right form is no good without its entry: another wiki keeps these in a file of its
own, which has to come into the citations folder, or registries know them.
"""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from innerwiki.bibliography.identifiers import (
    find_entry,
    is_identifier,
    meant_items,
    normalise_identifier,
)
from innerwiki.config import Config
from innerwiki.editing.migration.desk import Desk
from innerwiki.model import Source
from innerwiki.wiki.articles import read_article
from innerwiki.wiki.read import Reading


def cited_keys(page: Source, today: date) -> tuple[str, ...]:
    """The keys that a page means to lead to a source, each once, in order."""
    article, _ = read_article(page, today)
    keys = [source.key for source in article.front_matter.citations]
    for citation in article.citations:
        if not article.is_link(citation):
            keys += [item.key for item in meant_items(citation)]
    return tuple(dict.fromkeys(keys))


def without_entry(keys: Collection[str], desk: Desk) -> tuple[str, ...]:
    """Those of some keys that neither the library has, nor what is proposed."""
    proposed = {one.key for one in desk.proposals}
    proposed |= {identifier for one in desk.proposals for identifier in one.text.identifiers}
    return tuple(
        key
        for key in dict.fromkeys(keys)
        if find_entry(desk.library, key) is None and not {key, normalise_identifier(key)} & proposed
    )


_NAMED = 3


def lacking_told(config: Config, reading: Reading, keys: Collection[str]) -> Iterator[str]:
    """What is said of keys that have no entry: the first few of them, and how to mend it."""
    shown = [f"`{key}`" for key in keys][:_NAMED]
    more = len(keys) - len(shown)
    named = ", ".join(shown) + (f" and {more} more" if more else "")
    if len(keys) == 1:
        yield f"1 key that is cited has no entry in the library: {named}."
    else:
        yield f"{len(keys)} keys that are cited have no entry in the library: {named}."
    folder = f"{config.citations}/"
    unread = [one.path for one in reading.undecoded if one.path.lower().endswith(".bib")]
    mend = (
        f"save {unread[0]} as UTF-8" if unread else f"put {_files(config, reading)} into {folder}"
    )
    known = next(filter(is_identifier, keys), "ID")
    yield f"  help: {mend} and run this again, or add each source: `innerwiki cite add {known}`"


def _files(config: Config, reading: Reading) -> str:
    """The wiki's BibTeX files that are not in its citations folder, by name where there are any."""
    beside = [Path(path.name) for path in config.root.glob("*.bib")]
    beside += [Path(path) for path in reading.files if path.lower().endswith(".bib")]
    names = sorted(path.as_posix() for path in beside)
    return " and ".join(names[:_NAMED]) or "the wiki's own .bib file"
