"""A name that a registry sends as one text, in the parts that a bibliography needs.

arXiv, Open Library and pages do so. The rules for the parts are BibTeX's; what could not be the
name of one person stays whole.
"""

import re

from innerwiki.bibliography.names import parse_names
from innerwiki.model import Name

_LATEX_SIGNS = re.compile(r"[{}\\$~`^]+")
_BODY = re.compile(
    r"\b(?:team|group|collaboration|consortium|institute|university|committee|foundation|society"
    r"|association|laborator(?:y|ies)|lab|labs|inc|ltd|gmbh|project|network|press|editors|staff)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 6


def read_name(text: str) -> Name:
    """The parts of a name.

    >>> read_name("Rudolf Clausius") == read_name("Clausius, Rudolf")
    True
    >>> read_name("OpenAI").literal, read_name("Johannes van der Waals").particle
    ('OpenAI', 'van der')
    """
    name = " ".join(_LATEX_SIGNS.sub(" ", text).split()).strip(" ,;")
    words = name.split()
    if len(words) < 2 or len(words) > _MOST_WORDS or _BODY.search(name):  # noqa: PLR2004
        return Name(literal=name)
    found = parse_names(name)
    return found.names[0] if len(found.names) == 1 and not found.unclear else Name(literal=name)
