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

from innerwiki.model import Article, Fragment, Span

_BRACKET = "\u2e24"
OPEN = "\u2e24\U0010f700"
"""How the sentinel of a reference begins."""
_HEADING = "\u2e24\U0010f701"
_LISTING = "\u2e24\U0010f703"
_CLOSE = "\U0010f702\u2e25"
OPENS, CLOSES = "\U0010f704\U0010f705"
"""How the sentinels go on that stand at the beginning and at the end of a stretch of text."""
_DIGITS = "".join(chr(0x10F710 + digit) for digit in range(10))

_TO_PRIVATE = str.maketrans("0123456789", _DIGITS)
_TO_ASCII = str.maketrans(_DIGITS, "0123456789")

REFERENCE = rf"{OPEN}([{_DIGITS}]+){_CLOSE}"
"""The pattern of a reference's sentinel; group 1 is for `index`."""

LISTING = rf"{_LISTING}([{_DIGITS}]+){_CLOSE}"
"""The pattern of the sentinel of a table of articles; group 1 is for `index`."""

STRETCH = rf"{_BRACKET}(?P<way>[{OPENS}{CLOSES}])(?P<number>[{_DIGITS}]+){_CLOSE}"
"""The pattern of the two sentinels of a stretch of text, by its number."""
_STRETCH = re.compile(STRETCH)

_HEADING_MARK = re.compile(rf"{_HEADING}([{_DIGITS}]+){_CLOSE}")
_KINDS = f"{OPEN}|{_HEADING}|{_LISTING}|{_BRACKET}[{OPENS}{CLOSES}]"
_ANY = re.compile(rf"(?:{_KINDS})([{_DIGITS}]+){_CLOSE}")
_ALONE = re.compile(rf"<p(?: [^>]*)?>\s*({LISTING})\s*</p>")
_AMONG = re.compile(rf"<div>{LISTING}</div>|<(?P<close>/?)p(?=[ >])|(?P<mark>{LISTING})")
_RANGE = re.compile("[\U0010f700-\U0010f7ff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_ENTITY = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")


def sentinel(index: int) -> str:
    """The sentinel of the reference with this index."""
    return OPEN + str(index).translate(_TO_PRIVATE) + _CLOSE


def heading_sentinel(index: int) -> str:
    """The sentinel that tells Markdown's heading which of the scanner's headings it is."""
    return _HEADING + str(index).translate(_TO_PRIVATE) + _CLOSE


def listing_sentinel(index: int) -> str:
    """The sentinel of the table of articles with this index."""
    return _LISTING + str(index).translate(_TO_PRIVATE) + _CLOSE


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
    return re.sub(rf"\s*{_ANY.pattern}", "", text) if _BRACKET in text else text


def listings_apart(html: str) -> str:
    """HTML in which the sentinel of each table is a `<div>` of its own, in no paragraph."""
    if _LISTING not in html:
        return html
    in_paragraph = False

    def part(match: re.Match[str]) -> str:
        nonlocal in_paragraph
        if match["mark"]:
            div = f"<div>{match['mark']}</div>"
            return f"</p>{div}<p>" if in_paragraph else div
        if match["close"] is not None:
            in_paragraph = not match["close"]
        return match[0]

    return _AMONG.sub(part, _ALONE.sub(r"<div>\1</div>", html))


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


def holds_stretch(html: str) -> bool:
    """Whether some HTML holds a sentinel of a stretch."""
    return OPENS in html or CLOSES in html


def without_stretches(html: str) -> str:
    """HTML without the sentinels of stretches."""
    return _STRETCH.sub("", html) if holds_stretch(html) else html


def close_up(html: str) -> str:
    """HTML without the white space at its end, sentinels of stretches behind it left alone."""
    kept = ""
    while True:
        html = html.rstrip()
        at = html.rfind(_BRACKET) if html.endswith(_CLOSE) else -1
        if at < 0 or _STRETCH.fullmatch(html, at) is None:
            return html + kept
        html, kept = html[:at], html[at:] + kept


def body_with_sentinels(article: Article, stretches: Iterable[Span] = ()) -> str:
    """The body for Markdown: references and tables of articles replaced, headings marked.

    Args:
        article: the article.
        stretches: disjoint stretches of its body whose beginnings and ends are marked, in order.
    """
    edits: list[tuple[int, int, str]] = []
    for number, reference in enumerate(article.references):
        rest = getattr(reference, "rest", "")
        text = sentinel(number) + (f" {{{rest}}}" if rest else "")
        edits.append((reference.span.start, reference.span.end, text))
    for number, heading in enumerate(article.headings):
        edits.append((heading.mark_at, heading.mark_at, heading_sentinel(number)))
    for number, listing in enumerate(article.listings):
        if listing.is_usable:  # else Markdown shows the block as the code that it is
            edits.append((listing.span.start, listing.span.end, listing_sentinel(number)))
    for number, span in enumerate(stretches):
        digits = str(number).translate(_TO_PRIVATE) + _CLOSE
        edits.append((span.start, span.start, _BRACKET + OPENS + digits))
        edits.append((span.end, span.end, _BRACKET + CLOSES + digits))
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
