"""The key of a new source, by the wiki's pattern: `{family}{year}{word}` gives clausius1865ueber.

A key is typed by hand, so it is in small letters and, where the alphabet allows, plain ASCII. One
that is taken, in whatever case, gives way: to the next word of the title, then to a letter behind.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, count

from innerwiki.model import Name

_SMALL_WORDS = frozenset(
    "a an the is are on of in to for and how do does can at by from as".split()
)
_PARTS = re.compile(r"[^\W\d_][^\W_]*")
_SPELT = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_MAX_PART = 40
_MAX_WORDS = 6


def choose_key(
    pattern: str, names: Sequence[Name], year: str, title: str, taken: Collection[str]
) -> str:
    """The first key that is not taken.

    Args:
        pattern: with the placeholders `{family}`, `{year}` and `{word}`.
        names: the authors, or the editors where there are none.
        year: four digits, or nothing.
        title: the title.
        taken: the keys that are taken, folded.

    >>> van = Name("Merwijk", "Chris", "van")
    >>> choose_key("{family}{year}{word}", [van], "2019", "The 2-D robustness of it", set())
    'vanmerwijk2019robustness'
    >>> choose_key("{family}{year}", [Name("Hooke")], "1678", "Lectures", {"hooke1678"})
    'hooke1678b'
    """
    words = _words(title) or ["untitled"]
    family = folded_key(names[0].sort_family) if names else ""
    family = family[:_MAX_PART] or words[0]
    tried = [
        pattern.replace("{family}", family).replace("{year}", year or "nd").replace("{word}", word)
        for word in words[:_MAX_WORDS]
    ]
    with_letters = (f"{tried[0]}{ending}" for ending in _endings())
    return next(key for key in chain(tried, with_letters) if key.casefold() not in taken)


def folded_key(text: str) -> str:
    """The letters and digits of a text, small, without accents: what a key is made of.

    >>> folded_key("Benson-Tilsen"), folded_key("Ångström"), folded_key("矢野")
    ('bensontilsen', 'angstrom', '矢野')
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT))
    kept = "".join(sign for sign in plain if sign.isalnum())
    return unicodedata.normalize("NFC", kept)


def _words(title: str) -> list[str]:
    """The words of a title that a key may have, the first one that says something first."""
    words = [folded_key(word)[:_MAX_PART] for word in _PARTS.findall(title)]
    telling = [word for word in words if word and word not in _SMALL_WORDS and len(word) > 1]
    return telling or [word for word in words if word]


def _endings() -> Iterator[str]:
    yield from "bcdefghijklmnopqrstuvwxyz"
    yield from (f"-{number}" for number in count(27))


def file_name(key: str) -> str:
    """The name of the file for a key: what a file system may stumble over becomes a hyphen.

    >>> file_name("DBLP:conf/x/Hooke78"), file_name("..."), file_name("CON")
    ('DBLP-conf-x-Hooke78.bib', 'source.bib', 'source-CON.bib')
    """
    plain = re.sub(r"[^\w.+-]+", "-", key).strip(".-")
    if _OF_WINDOWS.match(plain):
        plain = f"source-{plain}"
    cut = plain.encode()[:_MAX_FILE_BYTES].decode(errors="ignore")
    return f"{cut or 'source'}.bib"


_MAX_FILE_BYTES = 120
_OF_WINDOWS = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?![^.])", re.IGNORECASE)
"""Names that are devices there, whatever ending they have."""
