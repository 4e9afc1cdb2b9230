"""The slug of a heading, and the folded form under which a title is looked up.

There is one slug function. The page gets its heading ids from it (the extension hands them to
Markdown), and the check looks anchors up with it; so a link that the check passes does arrive.
"""

import re
import unicodedata
from collections.abc import Collection

_NOT_SLUG = re.compile(r"[^\w\s-]")
_GAPS = re.compile(r"[\s-]+")

RESERVED_PREFIXES = ("ref-", "cite-", "iw-", "gap-")
RESERVED = frozenset({"references"})
"""Ids that innerwiki gives to its own parts of a page; no heading and no author may have them."""


def slug(text: str) -> str:
    """The address of a heading on its page, from its plain text.

    Letters and digits of every script are kept, so that a heading in Greek has a Greek address.

    >>> slug("Outer and inner alignment")
    'outer-and-inner-alignment'
    >>> slug("Πρόβλημα: τι;")
    'πρόβλημα-τι'
    >>> slug("Ref. work"), slug("Ref-work"), slug("?!")
    ('section-ref-work', 'section-ref-work', 'section')
    """
    folded = unicodedata.normalize("NFC", text).lower()
    words = folded.split()
    if "".join(words).isalnum():  # most headings: there is nothing to take out
        return free("-".join(words))
    return free(_GAPS.sub("-", _NOT_SLUG.sub("", folded)).strip("-") or "section")


def free(wanted: str) -> str:
    """An id that an author or a heading may have: ours are given another name.

    >>> free("history"), free("cite-1"), free("references")
    ('history', 'section-cite-1', 'section-references')
    """
    ours = wanted in RESERVED or wanted.startswith(RESERVED_PREFIXES)
    return "section-" + wanted if ours else wanted


def unique(wanted: str, taken: dict[str, int]) -> str:
    """`wanted`, or `wanted-2`, `wanted-3`, ...: the first that is not taken; it is taken then.

    `taken` holds each id given so far with the number that its next namesake may try first.

    >>> taken = {}
    >>> unique("notes", taken), unique("notes", taken), unique("notes-2", taken)
    ('notes', 'notes-2', 'notes-2-2')
    """
    found, number = wanted, taken.get(wanted, 1)
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken[wanted] = number
    taken.setdefault(found, 1)
    return found


def find_anchor(wanted: str, slugs: Collection[str]) -> str | None:
    """The id of the heading that a link's `#...` means: by its id or by its text; None if none is.

    >>> find_anchor("Two Kinds", {"two-kinds"}), find_anchor("Own", {"Own"}), find_anchor("x", ())
    ('two-kinds', 'Own', None)
    >>> find_anchor("References", {"history"})  # ours, below every article with sources
    'references'
    """
    if wanted in slugs:
        return wanted
    if (made := slug(wanted)) in slugs:
        return made
    return wanted.lower() if wanted.lower() in RESERVED else None


def fold_title(title: str) -> str:
    """The form under which titles, aliases and ids are compared.

    The first letter's case is free, white space and underscores are one space.

    >>> fold_title(" mesa  optimizer") == fold_title("Mesa_optimizer")
    True
    >>> fold_title("RLHF") == fold_title("Rlhf")
    False
    """
    composed = title if title.isascii() else unicodedata.normalize("NFC", title)
    text = " ".join(composed.replace("_", " ").split())
    return text[:1].upper() + text[1:]
