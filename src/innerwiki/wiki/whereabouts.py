"""Where things stand in a wiki: entries in their files, articles and other files in their folders.

Both are worked out of a whole wiki, and so once for all that ask: `memory.of(by_folder, wiki)`.
"""

import re

from innerwiki.model import Wiki
from innerwiki.wiki.ties import linked_path

_HEAD = re.compile(r"^[ \t]*@\w+[ \t]*[{(][ \t]*([^\s,{}=%]+)[ \t]*,", re.MULTILINE)


def heads(wiki: Wiki) -> dict[str, str]:
    """The keys of all entries as they stand in the BibTeX files -> the first file, by its path."""
    found: dict[str, str] = {}
    for path, source in sorted(wiki.sources.items()):
        if path.lower().endswith(".bib"):
            for head in _HEAD.finditer(source.text):
                found.setdefault(head[1], path)
    return found


def by_folder(wiki: Wiki) -> dict[str, set[str]]:
    """A folder, with the `/` at its end -> the names of its articles and published files.

    Of them, those that lead to the file as they are, without escapes, when they stand in a link.
    """
    found: dict[str, set[str]] = {}
    for path in (*wiki.paths, *wiki.files):
        cut = path.rfind("/") + 1
        if linked_path(path, path[cut:]) == path:
            found.setdefault(path[:cut], set()).add(path[cut:])
    return found
