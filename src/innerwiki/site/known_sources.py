"""What the page "Suggest a source" knows of the wiki, in pieces of which a question needs a few.

A token is an identifier in its normal form, `t:` and a folded title, `k:` and a folded key, or `a:`
and the id of an article. A piece holds the tokens whose CRC-32 leaves the same rest, so a browser
fetches the one that a token must be in, however many sources there are.

    "doi:10.1000/182" -> "hooke1678"           "k:hooke1678" -> what is shown of the source
    "t:ofsprings" -> ["hooke1678"]             "a:springs" -> "Springs"
"""

from collections.abc import Mapping
from pathlib import PurePath
from typing import TypeAlias
from zlib import crc32

from innerwiki.bibliography import identifiers_of, short_name
from innerwiki.bibliography.titles import WHOLE_BOOKS, folded_title
from innerwiki.model import Entry, Library, Wiki
from innerwiki.site.entries import citation_of, source_id

Known: TypeAlias = str | list[str]

PATH = "suggest-a-source/known/{number}.json"
"""Where a piece lies on the site."""

_IN_A_PIECE = 96
"""Sources and articles in one piece: about 25 KB, and 8 KB on the wire (measured)."""


def number_of_pieces(wiki: Wiki) -> int:
    """How many pieces a wiki has: a power of two, so that few change when it grows."""
    wanted = (len(wiki.library) + len(wiki.articles)) // _IN_A_PIECE
    return 1 << wanted.bit_length()


def pieces(wiki: Wiki) -> list[dict[str, Known]]:
    """What is known, by piece and token, sorted."""
    found: list[dict[str, Known]] = [{} for _ in range(number_of_pieces(wiki))]
    for token, value in sorted(_tokens(wiki).items()):
        found[piece_of(token, len(found))][token] = value
    return found


def piece_of(token: str, number: int) -> int:
    """The piece that a token is in.

    >>> piece_of("k:hooke1678", 4)
    2
    """
    return crc32(token.encode("utf-8", "replace")) % number


def _tokens(wiki: Wiki) -> Mapping[str, Known]:
    library = wiki.library
    tokens: dict[str, Known] = {}
    titles: dict[str, list[str]] = {}
    for key in library.keys:
        entry = library.entries[key]
        tokens[f"k:{key.casefold()}"] = _shown(entry)
        if entry.type in WHOLE_BOOKS:  # a chapter bears the ISBN of its book, and is not it
            for identifier in identifiers_of(entry.fields):
                tokens.setdefault(identifier, key)
        if title := folded_title(entry):
            titles.setdefault(f"t:{title}", []).append(key)
    own = (pair for pair in library.identifiers.items() if not pair[0].startswith("isbn:"))
    tokens |= dict(own)
    for stem in _stems(library):
        tokens.setdefault(f"k:{stem.casefold()}", "")
    articles = {f"a:{article.id}": article.title for article in wiki.articles.values()}
    return tokens | titles | articles


def _shown(entry: Entry) -> Known:
    """Key, names and title; and address and citation where they do not follow from the key."""
    shown = [entry.key, short_name(entry), entry.title]
    slug, citation = source_id(entry.key).removeprefix("sources/"), citation_of(entry.key)
    if (slug, citation) != (entry.key, f"[@{entry.key}]"):
        shown += [slug, citation]
    return shown


def _stems(library: Library) -> set[str]:
    """The names of the files: a new one must not be called like one that is there."""
    return {PurePath(path).stem for path in {entry.span.path for entry in library}}
