"""The one grammar of `[@key]` and `[[Title]]`; that of `{.needs-citation}` is in `attributes`.

It is Pandoc's citation grammar, less what a wiki does not need, plus identifiers as keys
(https://pandoc.org/MANUAL.html#citation-syntax). Each function here reads one construct at one
place of a text and says what it is, or None; what is code, a link or a heading is decided by its
callers.

Offsets in and out are offsets in the text given; the caller turns them into places in a file.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from innerwiki.model import Locator

# A key starts with a letter, digit or `_`; punctuation inside counts only when a key character
# follows, so the full stop of a sentence never belongs to the key. `\w` leaves out combining marks,
# which decomposed Latin and most Indic scripts need. What of it is ASCII is named once more: it
# takes less time to tell that a sign is one of some than that it is of some sort.
_ASCII = "0-9A-Za-z_"
_MARKS = r"\u0300-\u036F\u0483-\u0487\u0591-\u05C7\u064B-\u065F\u0900-\u0DFF\u0E31-\u0E4E"
_WORD = rf"[{_ASCII}\w{_MARKS}]"
_KEY = rf"{_WORD}+(?:[:.#$%&+?<>~/-]{_WORD}+)*"
KEY = re.compile(rf"@(?:(?P<key>{_KEY})|\{{(?P<braced>[^{{}}\n]+)\}})")
BARE_KEY = re.compile(_KEY)
"""A key that needs no braces."""

# What may stand before the `@` of a citation: never a letter (e-mail), `/` or `:` (addresses).
_OPENS = r"(?:^|(?<=[\s(\[{\"'“‘«„—–*_~|>;,!?…]))"
_ITEM_KEY = re.compile(rf"{_OPENS}(?P<minus>-?)" + KEY.pattern)
NARRATIVE_OPENS = re.compile(r"[\s(\[{\"'“‘«„—–*_~|>;,!?…]")

MAX_LENGTH = 2000
"""A citation group, wiki link or mark longer than this is text; it keeps the scan linear."""

_LABELS = {
    "page": "p pp page pages pg pgs",
    "chapter": "ch chs chap chaps chapter chapters",
    "section": "sec secs sect section sections § §§",
    "figure": "fig figs figure figures",
    "table": "tbl tbls tab table tables",
    "equation": "eq eqs eqn equation equations",
    "theorem": "thm thms theorem theorems",
    "definition": "def defs definition definitions",
    "appendix": "app apps appendix appendices",
    "paragraph": "para paras paragraph paragraphs ¶ ¶¶",
    "line": "l ll line lines",
    "volume": "vol vols volume volumes",
    "issue": "no nos number numbers",
    "column": "col cols column columns",
    "verse": "v vv verse verses",
    "timestamp": "t time timestamp",
}
_LABEL_OF = {word: label for label, words in _LABELS.items() for word in words.split()}

_NEEDS_DOT = frozenset({"verse", "timestamp", "line"})

_PIECE = r"(?:[^\s,;{}]*\d[^\s,;{}]*|[ivxlcdm]+\b|[IVXLCDM]+\b|[A-Z]\b(?:\.[^\s,;{}]+)?)"
_DASH = r"(?:--?|[–—])"  # two hyphens are a dash, as in BibTeX
_RANGE = rf"{_PIECE}(?:\s*{_DASH}\s*{_PIECE})?"
_VALUES = rf"{_RANGE}(?:\s*(?:,|&|,?\s*and)\s*(?=\S*\d){_RANGE})*"
_LABELLED = re.compile(rf"(?P<label>[^\W\d_]+|§§?|¶¶?)(?P<dot>\.?)\s*(?P<value>{_VALUES})")
_BARE_RANGE = rf"\d[\d.:]*(?:\s*{_DASH}\s*\d[\d.:]*)?(?=$|[\s,;])"
_BARE = re.compile(rf"(?P<value>{_BARE_RANGE}(?:\s*(?:,|&|,?\s*and)\s*{_BARE_RANGE})*)")
_USUAL = (
    rf"@(?P<key>{_WORD}++(?:[:.#%&+?>~/-]{_WORD}++)*+)"
    rf"(?P<rest>,[{_ASCII} \w\s.,'’§¶&–—-]{{0,200}}+|)"
)
SINGLE = rf"{_USUAL}\](?![({{])"
"""What follows the `[` of the commonest of citations, `[@key]` and `[@key, p. 3]`: no sign in it
could be the beginning of anything else. Its key and the rest are what `read_group` makes of it."""
NEXT = re.compile(rf";\s*{_USUAL}")
"""What a further item adds to it, in `[@key, p. 3; @other]`."""
_NEXT = re.sub(r"\?P<\w+>", "?:", NEXT.pattern)
GROUP = rf"{_USUAL}(?P<more>(?:{_NEXT})+|)\](?![({{])"
"""The same with any number of items, as long as it has no more than `MAX_LENGTH` signs."""
_ENTITY = re.compile(r"&#?\w+$")
_FORCED = re.compile(r"\{(?P<inner>[^{}]*)\}")

WIKI_LINK = re.compile(
    r"\[\[(?P<target>[^\[\]|#\n\\]*(?:\n[^\[\]|#\n\\]+)?)"
    r"(?:\#(?P<anchor>[^\[\]|\n\\]*))?"
    r"(?:\\?\|(?P<label>[^\[\]]*))?\]\](?P<ending>[^\W\d_]*)"
)


class ItemSyntax(NamedTuple):
    """One item of a citation: where its `@key` stands in the text, and what surrounds it."""

    key: str
    start: int
    end: int
    prefix: str
    locator: Locator | None
    suffix: str
    suppress_author: bool
    separator: str


def read_group(text: str, start: int, end: int) -> tuple[ItemSyntax, ...] | None:
    """Read what stands between the brackets of `[see @a, p. 3; also @b]`; None if no citation.

    Items are separated by `;`. A second key without one begins an item of its own all the same
    (`[@a, @b]`): the reader is served and `separator` tells the check what stood there. A semicolon
    that separates nothing (`[@a;]`, `[@a;; @b]`) is passed over.
    """
    if end - start > MAX_LENGTH or text.find("@", start, end) < 0:
        return None
    found = list(_ITEM_KEY.finditer(text, start, end))
    found = [m for m in found if m.start() == start or not _nested(text[start : m.start()])]
    if not found:
        return None
    items = []
    prefix_from = start
    separator = ""
    for number, match in enumerate(found):
        limit = found[number + 1].start() if number + 1 < len(found) else end
        rest_end, next_separator, next_prefix = _split_rest(text, match.end(), limit, end)
        rest = text[match.end() : rest_end]
        locator, suffix = read_locator(rest[: ending_semicolons(rest)])
        items.append(
            ItemSyntax(
                _matched_key(match),
                match.start() + len(match["minus"]),
                match.end(),
                _tidy(text[prefix_from : match.start()].lstrip(" \t\n;")),
                locator,
                suffix,
                bool(match["minus"]),
                separator,
            )
        )
        prefix_from, separator = next_prefix, next_separator
    return tuple(items)


def _split_rest(text: str, start: int, limit: int, end: int) -> tuple[int, str, int]:
    """Where an item's suffix ends, what separates it, and where the next item's prefix starts."""
    if limit == end:
        return end, "", end
    semicolon = text.find(";", start, limit)
    if semicolon >= 0:
        return semicolon, ";", semicolon + 1
    between = text[start:limit]
    comma = between.rfind(",")
    if comma >= 0:
        return start + comma, ",", start + comma + 1
    return start, _tidy(between) or " ", limit


def ending_semicolons(rest: str) -> int:
    """Where the semicolons begin that an item ends with; its length where there are none.

    >>> ending_semicolons(", p. 3; ;"), ending_semicolons(", Q &amp;"), ending_semicolons(", p. 3 ")
    (6, 9, 7)
    """
    bare = len(rest.rstrip("; \t\n"))
    if ";" not in rest[bare:]:
        return len(rest)
    # The semicolon of `&amp;` is a part of it.
    own = rest.startswith(";", bare) and _ENTITY.search(rest, max(bare - 12, 0), bare)
    return bare + 1 if own else bare


def _nested(before: str) -> bool:
    """Whether a key stands inside braces or brackets of its own: `[[@a]]`, `[{@a}]`."""
    return before.count("{") > before.count("}") or before.count("[") > before.count("]")


def _matched_key(match: re.Match[str]) -> str:
    return normal_key(match["key"] or match["braced"].strip())


def normal_key(key: str) -> str:
    """A key in the form in which keys are compared."""
    return key if key.isascii() else unicodedata.normalize("NFC", key)


def _tidy(text: str) -> str:
    r"""White space folded; `\|`, as a pipe is written in a table, is a pipe."""
    return " ".join(text.split()).replace("\\|", "|")


def read_narrative(text: str, at: int) -> tuple[str, int] | None:
    """The key and the end of a narrative `@key` whose `@` stands at `at`; None if it is none."""
    if at and not NARRATIVE_OPENS.match(text[at - 1]):
        return None
    match = KEY.match(text, at)
    return (_matched_key(match), match.end()) if match else None


def replace_keys(text: str, names: Mapping[str, str]) -> str:
    """The text with names for narrative keys: "As Hooke says" for "As @hooke1678 says".

    >>> replace_keys("As @hooke1678 and @{a b}, not me@a, say", {"hooke1678": "Hooke", "a b": "B"})
    'As Hooke and B, not me@a, say'
    """

    def name(match: re.Match[str]) -> str:
        opens = not match.start() or NARRATIVE_OPENS.match(text[match.start() - 1])
        return names.get(_matched_key(match), match[0]) if opens else match[0]

    return KEY.sub(name, text)


@lru_cache(maxsize=4096)
def read_locator(rest: str) -> tuple[Locator | None, str]:
    """Split what follows a key into a locator and a suffix.

    >>> read_locator(", pp. 3-4, my italics")
    (Locator(label='page', value='3-4', text='pp. 3-4'), 'my italics')
    >>> read_locator(", as summarised in no. 66")
    (None, 'as summarised in no. 66')
    """
    body = _tidy(rest.strip().removeprefix(","))
    if not body:
        return None, ""
    if (forced := _FORCED.match(body)) is not None:
        inner = _tidy(forced["inner"])
        labelled = _LABELLED.match(inner)
        label = _label(labelled) if labelled else None
        value = inner[labelled.start("value") :] if labelled and label else inner
        found = Locator(label or "page", value, inner) if inner else None
        return found, _tidy(body[forced.end() :]).lstrip(", ")
    match = _LABELLED.match(body)
    if match is not None and (label := _label(match)) is not None:
        value = match["value"].rstrip(".")
        end = match.start("value") + len(value)
        return Locator(label, value, body[:end]), body[end:].lstrip(".,: ")
    if (bare := _BARE.match(body)) is not None:
        value = bare["value"].rstrip(".:")
        return Locator("page", value, value), body[len(value) :].lstrip(".,: ")
    return None, body


def _label(match: re.Match[str]) -> str | None:
    """CSL's label for an author's word; a bare capital letter or an unknown word is none."""
    word = match["label"]
    label = _LABEL_OF.get(word.lower())
    if label in _NEEDS_DOT and len(word) == 1 and not match["dot"]:
        return None  # `v3` is a version and `t 5` a variable; `v. 3` and `t. 5` are locators
    return label


def read_wiki_link(text: str, at: int) -> re.Match[str] | None:
    """The wiki link whose `[[` stands at `at`, as a match with named groups; None if it is none."""
    match = WIKI_LINK.match(text, at)
    if match is None or match.end() - at > MAX_LENGTH or text.startswith("(", match.end()):
        return None
    target = match["target"].strip()
    if target.startswith(("@", "^", "-@")) or not (target or (match["anchor"] or "").strip()):
        return None
    return match
