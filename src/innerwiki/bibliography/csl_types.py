"""What CSL calls an entry: its type, by the entry's type, its fields and how it came to the public.

A BibTeX type says how a reference is to be set, CSL's what the work is; where BibTeX has but
`@misc` and `@online`, the kind of the source tells more: a post in a forum, a preprint, a video.
"""

from collections.abc import Mapping

from innerwiki.bibliography.identifiers import arxiv_of
from innerwiki.model import Entry, SourceKind

_NAMES = {
    "article-journal": "article suppperiodical",
    "article": "preprint",
    "book": "book mvbook collection mvcollection reference mvreference proceedings mvproceedings"
    " manual bookinbook",
    "chapter": "incollection inbook suppbook suppcollection",
    "document": "misc",
    "dataset": "dataset",
    "entry-encyclopedia": "inreference",
    "graphic": "image artwork",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "motion_picture": "video movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings conference",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "report": "techreport report",
    "review": "review",
    "software": "software",
    "song": "audio music",
    "standard": "standard",
    "thesis": "phdthesis mastersthesis bachelorsthesis thesis",
    "webpage": "online electronic www webpage",
}
_BY_TYPE = {name: csl for csl, names in _NAMES.items() for name in names.split()}

_BY_KIND = {
    SourceKind.PREPRINT: "article",
    SourceKind.TECHNICAL_REPORT: "report",
    SourceKind.BOOK: "book",
    SourceKind.THESIS: "thesis",
    SourceKind.FORUM: "post",
    SourceKind.BLOG: "post-weblog",
    SourceKind.NEWS: "article-newspaper",
    SourceKind.SOFTWARE: "software",
    SourceKind.DATASET: "dataset",
    SourceKind.VIDEO: "motion_picture",
    SourceKind.WEB: "webpage",
}
"""For entries whose type says little. A peer-reviewed work is known by what holds it."""

_VAGUE = frozenset({"document", "webpage", "manuscript"})

PERIODICALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})
PARTS = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
ON_THE_WEB = frozenset({"post", "post-weblog", "webpage"})


def csl_type(entry: Entry) -> str:
    """The CSL type of an entry; one of an unknown type is a `document`."""
    named = _BY_TYPE.get(entry.type, "document")
    if named == "article-journal":
        return _article(entry)
    if named == "chapter" and not entry.fields.get("booktitle"):
        return "book"  # the old @inbook: its title is the book's, and its chapter has a number
    if named in _VAGUE:
        return _by_fields(entry.fields) or _BY_KIND.get(entry.kind, named)
    return named


def _article(entry: Entry) -> str:
    subtype = entry.fields.get("entrysubtype", "").strip().lower()
    if subtype in {"magazine", "newspaper"}:
        return f"article-{subtype}"
    if entry.kind is SourceKind.NEWS:
        return "article-newspaper"
    if entry.kind is SourceKind.PREPRINT or not journal_of(entry.fields):
        return "article" if arxiv_of(entry.fields) else "article-journal"
    return "article-journal"


def _by_fields(fields: Mapping[str, str]) -> str | None:
    if journal_of(fields):
        return "article-journal"
    return "chapter" if fields.get("booktitle") else None


def journal_of(fields: Mapping[str, str]) -> str:
    """The journal of an article; "arXiv preprint arXiv:1906.01820" names none."""
    journal = fields.get("journaltitle") or fields.get("journal") or ""
    lower = journal.lower()
    return "" if "arxiv" in lower or lower.strip() == "corr" else journal
