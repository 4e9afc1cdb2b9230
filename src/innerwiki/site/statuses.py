"""How a page shows the state of an article: an icon and a word, never colour alone.

The icons are drawn here, in strokes of the text's colour. They say nothing that the word does not,
so screen readers are spared them.
"""

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from innerwiki.model import Status

STATUS_WORDS: Mapping[Status, str] = MappingProxyType(
    {
        Status.STUB: "Stub",
        Status.DRAFT: "Draft",
        Status.NEEDS_CITATIONS: "Needs citations",
        Status.STALE: "Stale",
        Status.IN_REVIEW: "In review",
        Status.REVIEWED: "Reviewed",
        Status.RETIRED: "Retired",
    }
)

_SHEET = "M6 3h8l4 4v14H6z"
_ICONS: Mapping[str, str] = MappingProxyType(
    {
        # A sheet with one line on it.
        "stub": _SHEET + "M9 12h3",
        # A pencil and the line that it draws.
        "draft": "M4 20l1-5L16 4l4 4L9 19zM13 7l4 4M14 20h6",
        # Quotation marks with nothing between them.
        "needs-citations": "M8 6C5 7 4 9 4 12h4v5H4v-5M18 6c-3 1-4 3-4 6h4v5h-4v-5M21 20h-6",
        # A clock.
        "stale": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 3",
        # A glass over a text.
        "in-review": "M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM14.5 14.5L21 21M8 9h4M8 11.5h3",
        # A tick in a circle.
        "reviewed": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM7.5 12.5l3 3 6-7",
        # A box with its lid on.
        "retired": "M3 4h18v5H3zM5 9v11h14V9M10 13h4",
        # A warning triangle: two views.
        "disputed": "M12 3L2 20h20zM12 9v5M12 17v.5",
        # A flag, for whatever else an editor has to say.
        "flag": "M5 21V4M5 5h13l-3 4 3 4H5",
    }
)


def status_html(status: Status) -> str:
    """A status as icon and word."""
    return _labelled("iw-status", status.value, STATUS_WORDS[status])


def flag_html(kind: str) -> str:
    """A flag (`type: disputed`) as icon and word."""
    word = kind.replace("-", " ").capitalize()
    return _labelled("iw-flag", kind, word)


def icon(name: str) -> str:
    """A drawing, by the name of a status or a flag; a flag if it has none of its own."""
    drawing = _ICONS.get(name, _ICONS["flag"])
    return (
        '<svg class="iw-icon" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" '
        'fill="none" stroke="currentColor" stroke-width="2" '
        f'stroke-linecap="round" stroke-linejoin="round"><path d="{drawing}"/></svg>'
    )


def _labelled(block: str, name: str, word: str) -> str:
    modifier = escape(name)
    return f'<span class="{block} {block}--{modifier}">{icon(name)} {escape(word)}</span>'
