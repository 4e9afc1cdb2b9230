"""One normal form for each identifier of a work, so that equal works are found to be equal.

A DOI, an arXiv number, an ISBN or an address is written in many ways; each is folded to one:
`doi:10.1000/182`, `arxiv:1906.01820`, `isbn:9780199678112`, `https://example.org/page`. The DOI
that arXiv gives to a preprint, and addresses of arXiv and doi.org, become what they stand for.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from innerwiki.model import Citation, CitationItem, Entry, Library, Mode

_ARXIV_NUMBER = (
    r"(?P<number>\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[a-z-]{2,})?/\d{7})(?:v(?P<version>\d+))?"
)
_ARXIV = re.compile(
    r"(?:arxiv:\s*|https?://(?:[a-z]+\.)?arxiv\.org/[a-z]+/|10\.48550/arxiv\.)"
    rf"{_ARXIV_NUMBER}(?:\.pdf)?/?(?:[?#].*)?",
    re.IGNORECASE,
)
ARXIV_NUMBER = re.compile(_ARXIV_NUMBER, re.IGNORECASE)
"""A bare arXiv number of either style: the groups are `number` and `version`."""

_ARXIV_IN_TEXT = re.compile(rf"\barxiv:\s*{_ARXIV_NUMBER}", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(?=10\.)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_ISBN = re.compile(r"isbn:?\s*([\d\s\u2010-\u2015-]+x?)", re.IGNORECASE)
_ISBN_GAPS = re.compile(r"[\s\u2010-\u2015-]")
ISBN_SHAPE = re.compile(r"\d{9}[\dX]|\d{13}")
_ISBN_LABEL = re.compile(r"\bisbn(?:-1[03](?=[:\s]))?:?\s*", re.IGNORECASE)
_ISBN_LIST = re.compile(
    r"[,;/]|\band\b|\s(?=97[89])"
    r"|(?<!\b97[89])\s(?=\d{9}[\dXx](?![\w-])|\d+-\d+-\d+-[\dXx](?![\w-]))"
)
_ISBN_NOTE = re.compile(r"(?<=[\dXx])\s*\((?:[^()\d]*\d){0,4}[^()\d]*\)")
"""What catalogues write behind a number: `(paperback)`, `(vol. 2)`, `(ISBN-13)`."""
_ADDRESS = re.compile(r"https?://(?P<host>[^/?#\s]+)(?P<path>[^?#\s]*)(?P<query>\?[^#\s]*)?(#\S*)?")
_SCHEME = re.compile(r"https?:", re.IGNORECASE)


def normalise_identifier(text: str) -> str:
    """The normal form of a DOI, arXiv number, ISBN or address; anything else unchanged but NFC.

    >>> normalise_identifier("https://arxiv.org/abs/1906.01820v3")
    'arxiv:1906.01820'
    >>> normalise_identifier("10.48550/arXiv.1906.01820")
    'arxiv:1906.01820'
    >>> normalise_identifier("https://doi.org/10.1007/S11023-020-09539-2")
    'doi:10.1007/s11023-020-09539-2'
    >>> normalise_identifier("isbn:0-19-967811-X"), normalise_identifier("isbn:0-306-40615-2")
    ('isbn:019967811X', 'isbn:9780306406157')
    >>> normalise_identifier("http://Example.org/A/#top")
    'https://example.org/A'
    >>> normalise_identifier("hubinger2019risks")
    'hubinger2019risks'
    """
    text = _nfc(text)
    stripped = text.strip()
    if not stripped.isidentifier():
        for read in (_doi_or_arxiv, _isbn, _address):
            if (found := read(stripped)) is not None:
                return _nfc(found)
    return text


def identifiers_of(fields: Mapping[str, str]) -> tuple[str, ...]:
    """The normalised identifiers in the fields of an entry, each once: DOI, arXiv, ISBN, URL."""
    found = [*work_identifiers(fields)]
    found += [normalise_identifier("isbn:" + isbn) for isbn in isbns_of(fields)]
    if url := fields.get("url"):
        found.append(normalise_identifier(url))
    return tuple(dict.fromkeys(found))


def work_identifiers(fields: Mapping[str, str]) -> tuple[str, ...]:
    """The normalised DOI and arXiv number of an entry: what no two works have in common."""
    found: dict[str, None] = {}
    if doi := doi_of(fields):
        found[_nfc(_of_doi(_nfc(doi)))] = None
    if arxiv := arxiv_of(fields):
        found[normalise_identifier("arxiv:" + arxiv)] = None
    return tuple(found)


def doi_of(fields: Mapping[str, str]) -> str | None:
    """The bare DOI of an entry, as written but without `doi:` or the resolver's address.

    >>> doi_of({"doi": "https://doi.org/10.1000/ABC"})
    '10.1000/ABC'
    """
    return _bare_doi(doi.strip()) if (doi := fields.get("doi")) else None


def arxiv_of(fields: Mapping[str, str]) -> str | None:
    """The arXiv number of an entry, version kept: from `eprint`, or from a citation as journal.

    >>> arxiv_of({"archiveprefix": "arXiv", "eprint": "1906.01820v3"})
    '1906.01820v3'
    >>> arxiv_of({"journal": "arXiv preprint arXiv:1906.01820"})
    '1906.01820'
    """
    scheme = fields.get("archiveprefix") or fields.get("eprinttype") or ""
    if scheme.strip().lower() == "arxiv" and (eprint := fields.get("eprint", "").strip()):
        return re.sub(r"^arxiv:\s*", "", eprint, flags=re.IGNORECASE)
    for name in ("journal", "journaltitle", "howpublished"):
        text = fields.get(name, "")
        if ":" in text and (match := _ARXIV_IN_TEXT.search(text)) is not None:
            return re.sub(r"^arxiv:\s*", "", match[0], flags=re.IGNORECASE)
    return None


def isbns_of(fields: Mapping[str, str]) -> tuple[str, ...]:
    """The ISBNs of an entry, each as written but without the word.

    >>> isbns_of({"isbn": "ISBN 978-0-19-967811-2 (hardback), 0-306-40615-2"})
    ('978-0-19-967811-2', '0-306-40615-2')
    """
    if not (text := fields.get("isbn")):
        return ()
    listed = _ISBN_LIST.split(_ISBN_LABEL.sub("", _ISBN_NOTE.sub(";", text)))
    return tuple(isbn for part in listed if (isbn := part.strip()))


def compact_isbn(isbn: str) -> str:
    """An ISBN without what stands between its digits.

    >>> compact_isbn("0-8044-2957-x")
    '080442957X'
    """
    return _ISBN_GAPS.sub("", isbn).upper()


def isbn_check(isbn: str) -> str:
    """The check digit that a compact ISBN of 10 or 13 signs must end with.

    >>> isbn_check("0306406152"), isbn_check("9780306406157")
    ('2', '7')
    """
    if len(isbn) == 10:  # noqa: PLR2004 - ISBN-10
        total = sum(int(digit) * (10 - n) for n, digit in enumerate(isbn[:-1]))
        return "0123456789X"[-total % 11]
    return str(-sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(isbn[:-1])) % 10)


def _doi_or_arxiv(text: str) -> str | None:
    if text[:4].lower() == "doi:":
        text = text[4:].lstrip()
    if (arxiv := _arxiv(text)) is not None:
        return arxiv
    doi = _bare_doi(text)
    return _of_doi(doi) if doi is not None else None


def _of_doi(doi: str) -> str:
    """The normal form of a bare DOI; arXiv's name what they stand for."""
    return _arxiv(doi) or f"doi:{doi.lower()}"


def _arxiv(text: str) -> str | None:
    match = _ARXIV.fullmatch(text)
    if match is None:
        return None
    number = match["number"].lower()
    archive, slash, rest = number.partition("/")
    return f"arxiv:{archive.partition('.')[0]}/{rest}" if slash else f"arxiv:{number}"


def _nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _bare_doi(text: str) -> str | None:
    if text[:4].lower() == "doi:":
        text = text[4:].lstrip()
    if (address := _DOI_ADDRESS.match(text)) is not None:
        text = unquote(re.split(r"[?#]", text[address.end() :], maxsplit=1)[0]).rstrip("/")
    return text if _DOI.fullmatch(text) else None


def _isbn(text: str) -> str | None:
    match = _ISBN.fullmatch(text)
    if match is None:
        return None
    compact = compact_isbn(match[1])
    if not ISBN_SHAPE.fullmatch(compact):
        return None
    if len(compact) == 13 or isbn_check(compact) != compact[-1]:  # noqa: PLR2004 - ISBN-13
        return "isbn:" + compact
    longer = "978" + compact
    return "isbn:" + longer[:-1] + isbn_check(longer)


def _address(text: str) -> str | None:
    scheme = _SCHEME.match(text)
    match = _ADDRESS.fullmatch("https:" + text[scheme.end() :]) if scheme else None
    if match is None:
        return None
    return f"https://{match['host'].lower()}{match['path'].rstrip('/')}{match['query'] or ''}"


def find_entry(library: Library, key: str) -> Entry | None:
    """The entry of a key or an identifier (`doi:...`, an address); None where there is none."""
    if (entry := library.entries.get(key)) is not None:
        return entry
    owner = library.identifiers.get(normalise_identifier(key))
    return library.entries[owner] if owner is not None else None


SOURCE_PREFIXES = ("doi:", "arxiv:", "isbn:", "https://", "http://")
"""What a key begins with that names a source by an identifier: no handle looks like that."""


def is_identifier(key: str) -> bool:
    """Whether a key names a source by its DOI, arXiv number, ISBN or address."""
    return key.lower().startswith(SOURCE_PREFIXES)


def meant_items(citation: Citation) -> Iterator[CitationItem]:
    """The items of a citation that are meant to lead to a source, whether or not they do.

    `@handle` in a sentence may be just text, unless it names a source by its identifier.
    """
    for item in citation.items:
        if citation.mode is Mode.PARENTHETICAL or is_identifier(item.key):
            yield item
