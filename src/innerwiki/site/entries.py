"""How pages show a source of the library: its address, its key, its kind, what became of it."""

import hashlib
from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from innerwiki.bibliography import anchor
from innerwiki.bibliography.archives import archive_of
from innerwiki.model import Entry, SourceKind
from innerwiki.syntax.references import BARE_KEY
from innerwiki.wiki.assess import is_withdrawn
from innerwiki.wiki.words import KIND_WORDS

KINDS_OF_SOURCES: Mapping[SourceKind, str] = MappingProxyType(
    {
        SourceKind.PEER_REVIEWED: "Peer-reviewed work",
        SourceKind.PREPRINT: "Preprints",
        SourceKind.TECHNICAL_REPORT: "Technical reports",
        SourceKind.BOOK: "Books",
        SourceKind.THESIS: "Theses",
        SourceKind.FORUM: "Forum posts",
        SourceKind.BLOG: "Blog posts",
        SourceKind.NEWS: "News",
        SourceKind.REFERENCE: "Reference works",
        SourceKind.SOFTWARE: "Software",
        SourceKind.DATASET: "Data sets",
        SourceKind.VIDEO: "Videos",
        SourceKind.WEB: "Web pages",
        SourceKind.OTHER: "Other",
    }
)
"""What all sources of a kind are called, in the order in which lists show them."""

_LONGEST = 120
"""A file's name may be 255 bytes long on most systems; so much of a slug is left as it is."""


def source_id(key: str) -> str:
    """The id of a source's own page; two keys never have the same.

    >>> source_id("hooke1678"), source_id("a:b")
    ('sources/hooke1678', 'sources/a_3a_b')
    """
    slug = anchor(key).removeprefix("ref-")
    if len(slug) > _LONGEST:
        # A full stop is in no slug, so none that is cut is one that another key has.
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
        slug = f"{slug[:_LONGEST]}.{digest[:16]}"
    return f"sources/{slug}"


def citation_of(key: str) -> str:
    """The citation that an author writes.

    >>> citation_of("hooke1678"), citation_of("two words")
    ('[@hooke1678]', '[@{two words}]')
    """
    return f"[@{key}]" if BARE_KEY.fullmatch(key) else f"[@{{{key}}}]"


def citation_html(key: str) -> str:
    """What an author writes to cite a source, and a button that copies it, if scripts run."""
    text = escape(citation_of(key))
    return (
        f"<code>{text}</code> "
        f'<button type="button" class="iw-copy" data-iw-copy="{text}" hidden>'
        f'Copy<span class="iw-sr"> {text}</span></button>'
    )


def archive_html(entry: Entry) -> str:
    """A link to the archived copy of a source, if one is known."""
    url, day = archive_of(entry)
    if not url:
        return ""
    made = f" on {escape(day)}" if day else ""
    return f'<span class="iw-archived"><a href="{escape(url)}">Archived</a>{made}.</span> '


def kind_html(entry: Entry) -> str:
    """The kind of a source, and whether it was taken back."""
    kind = f'<span class="iw-kind iw-kind--{entry.kind}">{KIND_WORDS[entry.kind]}</span>'
    if not is_withdrawn(entry):
        return kind
    return f'{kind} <strong class="iw-withdrawn">retracted or withdrawn</strong>'


def code_html(html_id: str, text: str, word: str) -> str:
    """A text for programs, and a button that copies it, if scripts run.

    Args:
        html_id: the id of the text on its page.
        text: the text.
        word: what it is, for the button: "BibTeX".
    """
    return (
        f'<p class="iw-code-head"><button type="button" class="iw-copy" '
        f'data-iw-copy-from="{html_id}" hidden>Copy {escape(word)}</button></p>'
        f'<pre class="iw-bibtex"><code tabindex="0" id="{html_id}">{escape(text)}</code></pre>'
    )
