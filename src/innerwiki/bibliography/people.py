"""How the people and bodies behind a work are named: in a list of references, and in passing.

Every style shares this, since it is where styles go wrong: a particle belongs to the family name,
a body's name is never turned round, Chinese, Japanese and Korean names have no comma, and a script
without capital letters has no initials.
"""

import re
from collections.abc import Sequence

from innerwiki.bibliography.dates import shown_year
from innerwiki.model import Entry, Name

MAX_LISTED = 10
"""Of more authors than this, so many are listed before "et al."."""

_MAX_SHORT_TITLE = 40
_BODIES = ("organization", "institution", "school")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_GIVEN_PART = re.compile(r"[^\s.]+\.?|\.")


def listed(names: Sequence[Name], *, and_others: bool) -> str:
    """The names for a list of references, family names first.

    >>> listed([Name("Merwijk", "Chris", "van"), Name(literal="OpenAI")], and_others=True)
    'van Merwijk, C.; OpenAI; et al.'
    """
    shown = [_inverted(name) for name in names[:MAX_LISTED]]
    if and_others or len(names) > MAX_LISTED:
        shown.append("et al.")
    return "; ".join(shown)


def short_name(entry: Entry) -> str:
    """Names and year in passing: "Hubinger et al. 2019", "Amodei and Olah 2016", "Turner 2022"."""
    return f"{narrative_name(entry)} {shown_year(entry) or 'n.d.'}"


def narrative_name(entry: Entry) -> str:
    """The names as part of a sentence: "Hubinger et al."; without any, the body or the title."""
    names = entry.authors or entry.editors
    if not names:
        return responsible_body(entry) or _short_title(entry)
    families = [name.sort_family for name in names]
    others = entry.and_others if entry.authors else entry.editors_and_others
    if len(families) > 2 or others:  # noqa: PLR2004 - two are named, of more the first
        return f"{families[0]} et al."
    return " and ".join(families)


def responsible_body(entry: Entry) -> str:
    """The organisation, institution or school, or nothing: it stands in where nobody is named."""
    return next((body for name in _BODIES if (body := entry.fields.get(name))), "")


def initials(given: str) -> str:
    """The initials of given names; a name in a script without capitals stays as it is.

    >>> initials("Jean-Luc"), initials("E.S."), initials("Scott A"), initials("修")
    ('J.-L.', 'E. S.', 'S. A.', '修')
    """
    return " ".join(_initial(part) for part in _GIVEN_PART.findall(given))


def _initial(part: str) -> str:
    return "-".join(
        f"{piece[0]}." if piece[0].isupper() else piece for piece in part.split("-") if piece
    )


def _inverted(name: Name) -> str:
    if name.literal:
        return name.literal
    if name.given and _CJK.match(name.family) and _CJK.match(name.given):
        return name.family + name.given
    parts = (name.sort_family, initials(name.given), name.suffix)
    return ", ".join(part for part in parts if part)


def _short_title(entry: Entry) -> str:
    """The short title, or the title as far as its colon, or its first words."""
    title = entry.fields.get("shorttitle") or entry.title.partition(":")[0].strip() or entry.title
    if len(title) <= _MAX_SHORT_TITLE:
        return title
    return title[:_MAX_SHORT_TITLE].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"
