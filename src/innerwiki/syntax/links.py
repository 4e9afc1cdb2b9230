r"""Where brackets close, and where a Markdown link `[text](address "title")` ends.

Brackets are paired once for a whole text, so that deep nesting costs no more than shallow.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from innerwiki.model.articles import fold_label
from innerwiki.syntax.opaque import Opaque
from innerwiki.syntax.references import MAX_LENGTH

# Sign by sign, not as a class: so its search passes over letters quickly.
_BRACKET = re.compile(r"\\.|\[|\]|\(|\)", re.DOTALL)
_DESTINATION = re.compile(
    r"\(\s*+(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s()<>\"'\\]*+))"
    r"(?:\s++(?:\"[^\"]*\"|'[^']*'))?\s*+\)"
)
PLAIN = r"(?P<words>[^\[\]\\`<$:@{^]*+)\]\((?P<address>[^\s()<>\"'\\]*+)\)"
"""What follows the `[` of the commonest of links, `[words](address)`: no sign in its words could be
the beginning of anything else."""
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_LABEL = re.compile(r"\s?\[([^\[\]]*)\]")
_PAIRS = {"]": "[", ")": "("}


def match_brackets(text: str, opaque: Opaque, *, html: bool = False) -> dict[int, int]:
    """Each `[` and `(` that is closed, and what closes it; raw HTML knows no backslash."""
    closes: dict[int, int] = {}
    open_at: dict[str, list[int]] = {"[": [], "(": []}
    for char, at in _signs(text, opaque, html=html):
        if char in open_at:
            open_at[char].append(at)
        elif stack := open_at.get(_PAIRS.get(char, "")):
            closes[stack.pop()] = at
    return closes


def _signs(text: str, opaque: Opaque, *, html: bool) -> Iterable[tuple[str, int]]:
    """The brackets of a text, and what a backslash hides, with where they end, less one."""
    if not opaque.stretches and not html:
        return [(token[0], token.end() - 1) for token in _BRACKET.finditer(text)]
    found = []
    at = 0
    while (token := _BRACKET.search(text, at)) is not None:
        if (cover := opaque.covering(token.start())) is not None:
            at = cover[1]
            continue
        at = token.start() + 1 if html else token.end()
        found.append((token[0], at - 1))
    return found


def read_link(
    text: str, at: int, close: int, closes: Mapping[int, int], definitions: Collection[str]
) -> tuple[str, int] | None:
    """The address and the end of the link whose words stand in `at`..`close`; None if it is none.

    The address is empty where the link names a definition: `[text][label]`, `[label][]`, `[label]`.

    Args:
        text: the text.
        at: where its `[` stands.
        close: where the `]` does.
        closes: each bracket that is closed, and what closes it.
        definitions: the folded labels of the body's link definitions.
    """
    found = destination(text, close + 1, closes)
    is_cited = text.startswith(("@", "-@"), at + 1)
    if found is not None or not definitions or is_cited or close - at > MAX_LENGTH:
        return found
    label = _LABEL.match(text, close + 1)
    name = label[1] if label is not None and label[1] else text[at + 1 : close]
    if fold_label(name) not in definitions:
        return None
    return "", label.end() if label is not None else close + 1


def destination(text: str, at: int, closes: Mapping[int, int]) -> tuple[str, int] | None:
    """The address in the parentheses that open at `at`, and the offset after them; or None."""
    if not text.startswith("(", at):
        return None
    simple = _DESTINATION.match(text, at)
    if simple is not None:
        return (simple["angled"] or simple["bare"] or "").strip(), simple.end()
    close = closes.get(at)
    return (_without_title(text[at + 1 : close].strip()), close + 1) if close is not None else None


def is_relative(address: str) -> bool:
    """Whether an address leads to another file, or to a place on the same page.

    >>> [is_relative(one) for one in ("a.md#b", "#b", "a:b", "/a", "", "a/b:c")]
    [True, True, False, False, False, True]
    """
    if address[:1] in "/?<>":  # or there is none
        return False
    return ":" not in address or _SCHEME.match(address) is None


def _without_title(address: str) -> str:
    """An address with spaces or parentheses in it, without the quoted title after it."""
    if address[-1:] in ('"', "'"):
        opening = address.rfind(address[-1], 0, -1)
        if opening > 0 and address[opening - 1].isspace():
            address = address[:opening].rstrip()
    return address.removeprefix("<").removesuffix(">")
