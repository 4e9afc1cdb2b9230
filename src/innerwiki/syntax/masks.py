r"""A text of the same length in which only prose is left, for whoever looks for sentences.

Markup becomes `HIDDEN`, a citation `CITED`, a mark `NEEDS` or `EXEMPT`, a footnote's mark `NOTED`,
code, a formula or an address `SOLID`, each sign for sign; so every offset in the mask is one in the
text. A wiki link shows its label, a narrative citation is a `NAME`. In raw HTML the tags that set
blocks apart become `BREAK`.
"""

import re
from collections.abc import Sequence

from innerwiki.model import Citation, MarkKind, Mode, Reference, WikiLink
from innerwiki.syntax.opaque import Opaque
from innerwiki.syntax.raw_html import BLOCK_TAGS, LITERAL_TAGS

HIDDEN, CITED, NEEDS, EXEMPT, NOTED, SOLID, BREAK = "\x00\x01\x02\x03\x04\x05\x06"
NAME = "\x07"
"""Stands for the name that a narrative citation shows: a sentence may begin with it."""

_SIGNS = "\x00\x01\x02\x03\x04\x05\x06\x07\x08"
_SIGN_BYTES = _SIGNS.encode()
_STARS = re.compile(r"[*_]+")
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!|@$]")
# `{#id .class}` behind an element, and `{: .class}` at the end of a block.
_ATTRIBUTES = re.compile(r"\{(?::[^{}\n]*\}\s*\Z|:?[ ]*[#.][^{}\n]*\})")
_BEHIND_ELEMENT = frozenset(f"*_)`]>{HIDDEN}{SOLID}")
_CLOSES_EMPHASIS = frozenset(".!?…,;:)]\"'”’»")
_ELEMENT = re.compile(r"</?([a-zA-Z][\w-]*)(?=[\s/>])")  # `<https://...>` and `<a@b.c>` are none


def mask(
    text: str,
    references: Sequence[tuple[int, int, Reference]],
    labels: Sequence[tuple[int, int, str]],
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
    if has_signs(text):
        for sign in _SIGNS:
            text = text.replace(sign, " ")
    if not (references or labels or opaque.stretches):
        return text if html else without_markup(text)
    edits = [(start, end, _shown(one, end - start)) for start, end, one in references]
    edits += [(start, end, HIDDEN * (end - start)) for start, end, _ in labels]
    edits += [(a, b, _of_opaque(text[a:b], html=html)) for a, b in opaque.stretches]
    text = _replaced(text, edits)
    return text if html else without_markup(text)


def has_signs(text: str) -> bool:
    """Whether some sign that masks consist of stands in a text; to its mask, it is a space.

    Bytes are gone through in a tenth of the time that a pattern takes.
    """
    data = text.encode("utf-8", "surrogatepass")
    return len(data.translate(None, _SIGN_BYTES)) < len(data)


def without_markup(text: str) -> str:
    """A mask in which emphasis, escapes, attributes and the marks of notes are hidden as well."""
    if "\\" in text:
        text = _ESCAPED.sub(HIDDEN + SOLID, text)
    if "^" in text:
        text = _NOTE.sub(lambda match: NOTED * len(match[0]), text)
    if "*" in text or "_" in text:
        text = _STARS.sub(_emphasis, text)
    if "{" in text:
        text = _ATTRIBUTES.sub(_attributes, text)
    return text


def _emphasis(match: re.Match[str]) -> str:
    """A run of asterisks or underscores: hidden, but for `5*3`, ` * ` and `snake_case`."""
    text, run = match.string, match[0]
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if run[0] == "*":
        is_sign = (before.isdigit() and after.isdigit()) or (before.isspace() and after.isspace())
    else:
        opens = not before.isalnum() and after.isalnum()
        closes = (before.isalnum() or before in _CLOSES_EMPHASIS) and not after.isalnum()
        is_sign = not (opens or closes)
    return run if is_sign else HIDDEN * len(run)


def _attributes(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1] if match.start() else ""
    is_one = before in _BEHIND_ELEMENT if before else False
    return HIDDEN * len(match[0]) if is_one or match[0].startswith("{:") else match[0]


def _shown(reference: Reference, length: int) -> str:
    """What a reader sees of a reference, as long as the reference."""
    if isinstance(reference, Citation):
        return (NAME if reference.mode is Mode.NARRATIVE else CITED) * length
    if isinstance(reference, WikiLink):
        shown = reference.text[:length]
        return HIDDEN * (length - len(shown)) + shown
    return (NEEDS if reference.kind is MarkKind.NEEDS_CITATION else EXEMPT) * length


def _of_opaque(text: str, *, html: bool) -> str:
    """A stretch that is set aside: comments and tags are not seen, code and addresses are."""
    tag = _ELEMENT.match(text)
    if tag is None:
        # The full stop behind a bare address is the sentence's.
        ends = text[-1] if text[-1] in ".!?" and text[0] in "hfm" else ""
        return (HIDDEN if text.startswith("<!--") else SOLID) * (len(text) - len(ends)) + ends
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
