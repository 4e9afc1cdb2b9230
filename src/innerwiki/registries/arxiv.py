"""arXiv's API: an Atom feed with one entry.

Follows the arXiv API User's Manual (https://info.arxiv.org/help/api/user-manual.html): `id_list`,
the elements of an entry, the extension elements `comment`, `journal_ref`, `doi` and
`primary_category`, errors as an entry called "Error", and three seconds between two questions. That
a paper was withdrawn is told in words, in its comment or abstract
(https://info.arxiv.org/help/withdraw.html).
"""

import re
from collections.abc import Iterator
from urllib.parse import quote
from xml.etree import ElementTree as ET

from innerwiki.model import SourceKind
from innerwiki.registries.client import Answer, Client
from innerwiki.registries.errors import Failure, RegistryError
from innerwiki.registries.json_values import plain
from innerwiki.registries.metadata import Metadata, Standing
from innerwiki.registries.written_names import read_name

NAME = "arxiv"
SECONDS_BETWEEN = 3.0
_TYPES = ("application/atom+xml", "application/xml", "text/xml")
_ATOM = "{http://www.w3.org/2005/Atom}"
_OWN = "{http://arxiv.org/schemas/atom}"
_WITHDRAWN = re.compile(
    r"\b(?:paper|article|submission|manuscript|work|version|preprint|note)\s+(?:has been|is|was)"
    r"\s+withdrawn\b|\A\W*(?:has been )?withdrawn\b|\bwithdrawn (?:by|due|because|from arxiv)\b",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def fetch(client: Client, base: str, number: str) -> tuple[Metadata, Answer]:
    """What arXiv knows of a paper.

    Args:
        client: who asks.
        base: the address of the API.
        number: the arXiv number, perhaps with its version.

    Raises:
        RegistryError: there is no such paper, or no answer of use.
    """
    url = f"{base}api/query?id_list={quote(number, safe='/.')}&max_results=1"
    answer = client.get(url, _TYPES[0], _TYPES, pause=SECONDS_BETWEEN)
    return read_feed(answer, number), answer


def read_feed(answer: Answer, number: str) -> Metadata:
    """The paper in a feed.

    Raises:
        RegistryError: there is none, or it is no feed.
    """
    entry = _entry(answer)
    error = plain(entry.findtext(f"{_ATOM}summary") or "") if entry is not None else ""
    if entry is None or "/api/errors" in (entry.findtext(f"{_ATOM}id") or ""):
        told = f" ({error[:100]})" if error else ""
        raise RegistryError(
            Failure.NOT_FOUND,
            f"arXiv knows no paper {number}{told}; look at https://arxiv.org/abs/{number}",
        )
    found = _read(entry, number)
    if not found.title:
        raise RegistryError(Failure.UNUSABLE, f"arXiv's answer for {number} has no title")
    return found


def _entry(answer: Answer) -> ET.Element | None:
    """The first entry of the feed; one with a document type, whose entities may grow, is none."""
    try:
        text = answer.body.decode("utf-8-sig")
        feed = ET.fromstring("" if "<!DOCTYPE" in text else text)  # noqa: S314
    except (ET.ParseError, ValueError) as error:
        raise RegistryError(
            Failure.UNUSABLE, "arXiv answers with what is no Atom feed; nothing is known"
        ) from error
    return feed.find(f"{_ATOM}entry") if feed.tag == f"{_ATOM}feed" else None


def _read(entry: ET.Element, number: str) -> Metadata:
    def said(name: str, space: str = _ATOM) -> str:
        return plain(entry.findtext(f"{space}{name}") or "")

    date = _DATE.match(said("published"))
    category = entry.find(f"{_OWN}primary_category")
    told = (said("comment", _OWN), said("summary"))
    withdrawal = next((text for text in told if _WITHDRAWN.search(text)), "")
    doi = said("doi", _OWN)
    return Metadata(
        title=said("title"),
        type="misc",
        kind=SourceKind.PREPRINT,
        authors=tuple(map(read_name, _authors(entry))),
        date=date[0] if date else "",
        arxiv=number,
        primary_class=plain(category.get("term", "")) if category is not None else "",
        url=f"https://arxiv.org/abs/{number}",
        standing=Standing.WITHDRAWN if withdrawal else Standing.GOOD,
        notice=withdrawal[:200],
        published=doi or said("journal_ref", _OWN),
    )


def _authors(entry: ET.Element) -> Iterator[str]:
    for author in entry.findall(f"{_ATOM}author"):
        if name := plain(author.findtext(f"{_ATOM}name") or ""):
            yield name
