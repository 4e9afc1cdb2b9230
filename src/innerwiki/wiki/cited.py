"""What an article cites, for rules that ask so: each key once, with the entry that it leads to.

Rules take these by `view.once(entries_by_key, article)`, so that a key is looked up once and not by
each of them; where every key leads to an entry, several have nothing left to look at. In most
articles each key is that of an entry which is a work by itself, so that all three are one mapping.
"""

from collections.abc import Mapping

from innerwiki.model import Article, Entry
from innerwiki.wiki.view import PageView


def entries_by_key(article: Article, view: PageView) -> Mapping[str, Entry | None]:
    """Each key that the article cites -> its entry; the general sources' first, then as they stand.

    A handle in a sentence, which need be no citation at all, is among them.
    """
    keys = [source.key for source in article.front_matter.citations]
    keys += [item.key for citation in article.citations for item in citation.items]
    return view.entries(dict.fromkeys(keys))


def cited_entries(article: Article, view: PageView) -> Mapping[str, Entry]:
    """The entries that the article cites, by their own keys, in the same order."""
    found = view.once(entries_by_key, article)
    if view.are_own_keys(found):
        return found
    return {entry.key: entry for entry in found.values() if entry is not None}


def works_by_key(article: Article, view: PageView) -> Mapping[str, Entry]:
    """Each key that leads to an entry -> the weightiest of the versions of its work."""
    entries = view.once(entries_by_key, article)
    works = view.works(view.once(cited_entries, article))
    if works is entries:
        return works
    return {key: works[entry.key] for key, entry in entries.items() if entry is not None}
