"""Sentinels: private-use characters that carry a reference through Markdown unseen.

Before Markdown reads a body, each reference that `scan` found is replaced by one sentinel, the
reference's index written in private-use digits; nothing in Markdown gives these characters a
meaning. A sentinel begins and ends with rare brackets, because rules for emphasis ask whether the
characters around an asterisk are punctuation, and those of a reference are.

Afterwards `resolve` finds them again, wherever Markdown has put them, and so learns whether the two
readers agree.
"""

import re
from collections.abc import Iterable

from innerwiki.model import Article, Fragment

OPEN = "\u2e24\U0010f700"
"""How the sentinel of a reference begins."""
_HEADING = "\u2e24\U0010f701"
_CLOSE = "\U0010f702\u2e25"
_DIGITS = "".join(chr(0x10F710 + digit) for digit in range(10))

_TO_PRIVATE = str.maketrans("0123456789", _DIGITS)
_TO_ASCII = str.maketrans(_DIGITS, "0123456789")

REFERENCE = rf"{OPEN}([{_DIGITS}]+){_CLOSE}"
"""The pattern of a reference's sentinel; group 1 is for `index`."""

_HEADING_MARK = re.compile(rf"{_HEADING}([{_DIGITS}]+){_CLOSE}")
_ANY = re.compile(rf"(?:{OPEN}|{_HEADING})([{_DIGITS}]+){_CLOSE}")
_RANGE = re.compile("[\U0010f700-\U0010f7ff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_ENTITY = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")


def sentinel(index: int) -> str:
    """The sentinel of the reference with this index."""
    return OPEN + str(index).translate(_TO_PRIVATE) + _CLOSE


def heading_sentinel(index: int) -> str:
    """The sentinel that tells Markdown's heading which of the scanner's headings it is."""
    return _HEADING + str(index).translate(_TO_PRIVATE) + _CLOSE


def index(digits: str) -> int:
    """The index that a sentinel's digits stand for."""
    return int(digits.translate(_TO_ASCII))


def take_heading(text: str) -> tuple[int | None, str]:
    """The heading index in a text, or None, and the text without it."""
    match = _HEADING_MARK.search(text)
    if match is None:
        return None, text
    return index(match[1]), text[: match.start()] + text[match.end() :]


def stray_headings(html: str) -> tuple[str, tuple[int, ...]]:
    """HTML without heading sentinels, and the indices of those that Markdown made no heading of."""
    if _HEADING not in html:
        return html, ()
    return _HEADING_MARK.sub("", html), tuple(index(m[1]) for m in _HEADING_MARK.finditer(html))


def without(text: str) -> str:
    """The text without any sentinel, and without the space before it."""
    return re.sub(rf"\s*{_ANY.pattern}", "", text) if OPEN in text or _HEADING in text else text


def clean(text: str) -> str:
    """An author's text without control characters and look-alikes of sentinels; same length."""
    text = _RANGE.sub("\ufffd", text)
    return _CONTROL.sub("\ufffd", text)


def clean_entities(html: str) -> str:
    """HTML in which no character reference stands for a sentinel's character."""
    return _ENTITY.sub(_clean_entity, html) if "&#" in html else html


def _clean_entity(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    return "&#xFFFD;" if 0x10F700 <= code <= 0x10F7FF else match[0]  # noqa: PLR2004 - our range


def body_with_sentinels(article: Article) -> str:
    """The article's body for Markdown: references replaced, headings marked."""
    edits: list[tuple[int, int, str]] = []
    for number, reference in enumerate(article.references):
        rest = getattr(reference, "rest", "")
        text = sentinel(number) + (f" {{{rest}}}" if rest else "")
        edits.append((reference.span.start, reference.span.end, text))
    for number, heading in enumerate(article.headings):
        edits.append((heading.mark_at, heading.mark_at, heading_sentinel(number)))
    return _apply(article.text, article.body_start, edits)


def fragment_with_sentinels(fragment: Fragment) -> str:
    """A fragment for Markdown, its references replaced."""
    edits = [(start, end, sentinel(number)) for number, (start, end) in enumerate(fragment.offsets)]
    return _apply(fragment.text, 0, edits)


def _apply(text: str, start: int, edits: Iterable[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    at = start
    for begin, end, replacement in sorted(edits):
        pieces += (clean(text[at:begin]), replacement)
        at = end
    pieces.append(clean(text[at:]))
    return "".join(pieces)
