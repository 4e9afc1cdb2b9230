r"""A text of the same length in which only prose is left, for whoever looks for sentences.

Markup becomes `HIDDEN`, a citation `CITED`, a mark `NEEDS` or `EXEMPT`, a footnote's mark `NOTED`,
code, a formula or an address `SOLID`, each sign for sign; so every offset in the mask is one in the
text. A wiki link shows its label, a narrative citation is a `NAME`. In raw HTML the tags that set
blocks apart become `BREAK`.
"""

import re
from collections.abc import Iterable, Sequence

from innerwiki.model import Citation, Mark, MarkKind, Mode, Reference, WikiLink
from innerwiki.syntax.opaque import Opaque
from innerwiki.syntax.raw_html import BLOCK_TAGS, LITERAL_TAGS

HIDDEN, CITED, NEEDS, EXEMPT, NOTED, SOLID, BREAK = "\x00\x01\x02\x03\x04\x05\x06"
NAME = "\x07"
"""Stands for the name that a narrative citation shows: a sentence may begin with it."""

_SIGNS = re.compile("[\x00-\x08]")
# Emphasis, but no asterisk between two spaces and no underscore inside a word.
_EMPHASIS = re.compile(
    r"(?<!\d)\*+(?=\S)|(?<=\S)\*+(?!\d)|(?<!\w)_+(?=\w)|(?<=[\w.!?…,;:)\]\"'”’»])(?<!_)_++(?!\w)"
)
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!|@$]")
# `{#id .class}` behind an element, and `{: .class}` at the end of a block.
_ATTRIBUTES = re.compile(r"(?<=[*_)`\]>\x00\x05])\{:?[ ]*[#.][^{}\n]*\}|\n?\{:[^{}\n]*\}\s*$")
_MAY_HIDE = re.compile(r"[*_\\{\[]")
_ELEMENT = re.compile(r"</?([a-zA-Z][\w-]*)(?=[\s/>])")  # `<https://...>` and `<a@b.c>` are none


def mask(
    text: str,
    references: Iterable[tuple[int, int, Reference]],
    labels: Iterable[tuple[int, int, str]],
    opaque: Opaque,
    *,
    html: bool = False,
) -> str:
    """The mask of a block's text.

    Args:
        text: the inline text.
        references: what was found in it, with offsets.
        labels: stretches of links and pictures that are not shown.
        opaque: what is set aside.
        html: the text is raw HTML.
    """
    text = _SIGNS.sub(" ", text)
    edits = [(start, end, _shown(one, end - start)) for start, end, one in references]
    edits += [(start, end, HIDDEN * (end - start)) for start, end, _ in labels]
    edits += [(a, b, _of_opaque(text[a:b], html=html)) for a, b in opaque.stretches]
    text = _replaced(text, edits)
    if html or _MAY_HIDE.search(text) is None:
        return text
    text = _ESCAPED.sub(HIDDEN + SOLID, text)
    text = _NOTE.sub(_as_note, text)
    for pattern in (_EMPHASIS, _ATTRIBUTES):
        text = pattern.sub(_hide, text)
    return text


def _as_note(match: re.Match[str]) -> str:
    return NOTED * len(match[0])


def _hide(match: re.Match[str]) -> str:
    return HIDDEN * len(match[0])


def _shown(reference: Reference, length: int) -> str:
    """What a reader sees of a reference, as long as the reference."""
    match reference:
        case Mark(kind=MarkKind.NEEDS_CITATION):
            return NEEDS * length
        case Mark():
            return EXEMPT * length
        case WikiLink():
            shown = reference.text[:length]
            return HIDDEN * (length - len(shown)) + shown
        case Citation(mode=Mode.NARRATIVE):
            return NAME * length
    return CITED * length


def _of_opaque(text: str, *, html: bool) -> str:
    """A stretch that is set aside: comments and tags are not seen, code and addresses are."""
    tag = _ELEMENT.match(text)
    if tag is None:
        return (HIDDEN if text.startswith("<!--") else SOLID) * len(text)
    name = tag[1].lower()
    if html and name in BLOCK_TAGS:
        return BREAK * len(text)
    return (SOLID if name in LITERAL_TAGS else HIDDEN) * len(text)


def _replaced(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    """The text with stretches replaced by others as long; of two that overlap, the first counts."""
    if not edits:
        return text
    pieces: list[str] = []
    at = 0
    for start, end, sign in sorted(edits):
        if start >= at:
            pieces += (text[at:start], sign)
            at = end
    pieces.append(text[at:])
    return "".join(pieces)
