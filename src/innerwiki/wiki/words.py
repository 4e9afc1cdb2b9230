"""Words and numbers for people, the same on pages, in reports and in messages."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from innerwiki.model import GapReason, Intent, SourceKind

KIND_WORDS: Mapping[SourceKind, str] = MappingProxyType(
    {
        SourceKind.PEER_REVIEWED: "peer-reviewed",
        SourceKind.PREPRINT: "preprint",
        SourceKind.TECHNICAL_REPORT: "technical report",
        SourceKind.BOOK: "book",
        SourceKind.THESIS: "thesis",
        SourceKind.FORUM: "forum",
        SourceKind.BLOG: "blog",
        SourceKind.NEWS: "news",
        SourceKind.REFERENCE: "reference work",
        SourceKind.SOFTWARE: "software",
        SourceKind.DATASET: "data set",
        SourceKind.VIDEO: "video",
        SourceKind.WEB: "web page",
        SourceKind.OTHER: "other",
    }
)
"""What a kind of source is called."""

VERSION_WORDS: Mapping[SourceKind, str] = MappingProxyType(
    {
        **KIND_WORDS,
        SourceKind.PEER_REVIEWED: "published version",
        SourceKind.FORUM: "forum post",
        SourceKind.BLOG: "blog post",
        SourceKind.NEWS: "news article",
        SourceKind.OTHER: "other version",
    }
)
"""What a source is called among the versions of its work."""

INTENT_WORDS: Mapping[Intent, str] = MappingProxyType(
    {
        Intent.SUPPORTS: "supports",
        Intent.DISPUTES: "disputes",
        Intent.DEFINES: "defines a term of",
        Intent.BACKGROUND: "is background to",
    }
)
"""What a source does for the sentence that cites it, before the sentence is named."""

_UNCOUNTED = frozenset(
    {
        SourceKind.PEER_REVIEWED,
        SourceKind.FORUM,
        SourceKind.BLOG,
        SourceKind.NEWS,
        SourceKind.SOFTWARE,
        SourceKind.OTHER,
    }
)

REASON_WORDS: Mapping[GapReason, str] = MappingProxyType(
    {
        GapReason.MARKED: "marked by an editor",
        GapReason.UNKNOWN_KEY: "cites a key that is not in the library",
        GapReason.UNCITED: "no citation covers it",
        GapReason.NO_SOURCES: "the article cites no source",
    }
)
"""Why a place needs a citation, in words."""


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it must be.

    >>> counted(1, "source"), counted(1200, "word")
    ('1 source', '1,200 words')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def of_kind(number: int, kind: SourceKind) -> str:
    """How many sources are of a kind.

    >>> of_kind(2, SourceKind.PREPRINT), of_kind(2, SourceKind.FORUM), of_kind(2, SourceKind.THESIS)
    ('2 preprints', '2 forum', '2 theses')
    """
    if kind in _UNCOUNTED:
        return f"{number:,} {KIND_WORDS[kind]}"
    if kind is SourceKind.THESIS and number != 1:
        return f"{number:,} theses"
    return counted(number, KIND_WORDS[kind])


def keys_told(keys: Sequence[str]) -> str:
    """That keys are unknown, in plain text.

    >>> keys_told(["lost1850"]), keys_told(["a", "b"])
    ('unknown key lost1850', 'unknown keys a, b')
    """
    return f"unknown key{'' if len(keys) == 1 else 's'} {', '.join(keys)}"


def shorten(text: str, limit: int) -> str:
    """A text of at most so many characters: cut at a word, with an ellipsis behind it.

    >>> shorten("A short one.", 72), len(shorten("word " * 99, 72)) <= 73
    ('A short one.', True)
    """
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
