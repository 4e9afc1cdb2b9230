"""The stored passages of a source, word for word, as its page shows them."""

from collections.abc import Sequence
from html import escape

from innerwiki.model import Excerpt

_LIGATURES = (("``", "“"), ("''", "”"), ("---", "—"))
"""What whoever copied from a TeX file may have left in: it means these signs and no others."""


FEW = 6
"""So many passages stand in the open; more are folded away behind their number."""


def excerpts_html(excerpts: Sequence[Excerpt]) -> str:
    """The passages of a source, each with its place and what the editors say of it."""
    shown = "".join(map(_excerpt, excerpts[:FEW]))
    rest = "".join(map(_excerpt, excerpts[FEW:]))
    if not rest:
        return shown
    summary = f"<summary>{len(excerpts) - FEW:,} more</summary>"
    return f'{shown}<div class="iw-more"><details>{summary}{rest}</details></div>'


def _excerpt(excerpt: Excerpt) -> str:
    said = [escape(part) for part in (excerpt.locator, *excerpt.note.split("\n")) if part]
    caption = f"<figcaption>{' · '.join(said)}</figcaption>" if said else ""
    return (
        '<figure class="iw-excerpt"><blockquote>'
        f"<p>{escape(_typeset(excerpt.text))}</p></blockquote>{caption}</figure>"
    )


def _typeset(text: str) -> str:
    for written, meant in _LIGATURES:
        text = text.replace(written, meant)
    return text
