"""How a work came to the public, from the entry's keywords, else as far as its type tells.

The guess is an honest one: an article in a journal may or may not be peer-reviewed, so only the
keyword `peer-reviewed` says that it is.
"""

import re
from collections.abc import Mapping

from innerwiki.bibliography.identifiers import arxiv_of
from innerwiki.model import SourceKind

GUESSED = "kind-guessed"
"""The keyword that marks the kind as a guess; whoever confirms it takes it out."""

_KINDS = {kind.value: kind for kind in SourceKind}
_SEPARATOR = re.compile(r"\s*[,;]\s*")

_BY_TYPE = {
    SourceKind.BOOK: "book mvbook inbook bookinbook suppbook booklet incollection collection"
    " mvcollection suppcollection",
    SourceKind.THESIS: "phdthesis mastersthesis thesis",
    SourceKind.TECHNICAL_REPORT: "techreport report",
    SourceKind.WEB: "online electronic www webpage",
    SourceKind.SOFTWARE: "software",
    SourceKind.DATASET: "dataset",
    SourceKind.VIDEO: "video movie",
    SourceKind.REFERENCE: "reference mvreference inreference",
}
_KIND_OF_TYPE = {name: kind for kind, names in _BY_TYPE.items() for name in names.split()}
_PERHAPS_PREPRINT = frozenset({"misc", "unpublished", "article"})


def kind_of(entry_type: str, fields: Mapping[str, str]) -> SourceKind:
    """The kind of a work.

    >>> kind_of("online", {"keywords": "alignment, forum"}), kind_of("online", {})
    (<SourceKind.FORUM: 'forum'>, <SourceKind.WEB: 'web'>)
    """
    if keywords := fields.get("keywords"):
        for keyword in _SEPARATOR.split(keywords.strip().lower()):
            if keyword in _KINDS:
                return _KINDS[keyword]
    if entry_type in _KIND_OF_TYPE:
        return _KIND_OF_TYPE[entry_type]
    if entry_type in _PERHAPS_PREPRINT and arxiv_of(fields):
        return SourceKind.PREPRINT
    if entry_type == "misc" and (fields.get("url") or "://" in fields.get("howpublished", "")):
        return SourceKind.WEB
    return SourceKind.OTHER
