"""A page of the web tells what it is: `citation_*`, JSON-LD, OpenGraph, and its title.

`citation_*` follows Google Scholar's inclusion guidelines
(https://scholar.google.com/intl/en/scholar/inclusion.html), JSON-LD the types and properties of
https://schema.org/CreativeWork, OpenGraph https://ogp.me. They are heard in this order, and what
one does not say is taken from the next.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from innerwiki.bibliography.identifiers import doi_of
from innerwiki.model import SourceKind
from innerwiki.registries.client import Answer, Client
from innerwiki.registries.errors import Failure, RegistryError
from innerwiki.registries.json_ld import read_json_ld
from innerwiki.registries.json_values import plain
from innerwiki.registries.metadata import Metadata
from innerwiki.registries.written_dates import written_date
from innerwiki.registries.written_names import read_name

NAME = "page"
_TYPES = ("text/html", "application/xhtml+xml")
_MAX_CHARACTERS = 400_000
"""What a page says of itself stands at its head; the rest is not looked at."""
_MAX_TAGS = 2_000
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_CITATION_DATES = ("citation_publication_date", "citation_date", "citation_online_date")


def fetch(client: Client, url: str) -> tuple[Metadata, Answer]:
    """What a page says of itself.

    Raises:
        RegistryError: there is no such page, it may not be asked for, or it says nothing of use.
    """
    try:
        answer = client.get(url, ", ".join(_TYPES), _TYPES)
    except RegistryError as error:
        if error.failure is not Failure.NOT_FOUND:
            raise
        message = f"there is no page at {url}"
        raise RegistryError(Failure.NOT_FOUND, message) from error
    found = read_page(_text(answer), url)
    if not found.title:
        raise RegistryError(
            Failure.UNUSABLE,
            f"{url} does not say what it is called; write the entry by hand and add it by "
            "`innerwiki cite add -`",
        )
    return found, answer


def read_page(text: str, url: str) -> Metadata:
    """The metadata in the text of a page that stands at an address."""
    head = _Head()
    with suppress(AssertionError):  # html.parser's word for a declaration that it does not know
        head.feed(text[:_MAX_CHARACTERS])
    voices = [_citation(head), *map(read_json_ld, head.json_ld), _open_graph(head)]
    found = Metadata(type="online", kind=SourceKind.WEB, url=url)
    for voice in voices:
        found = _completed(found, voice)
    if not found.title:
        found = replace(found, title=plain(head.title))
    if not found.venue:
        found = replace(found, venue=(urlsplit(url).hostname or "").removeprefix("www."))
    return found


class _Head(HTMLParser):
    """Collects what a page says of itself."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, list[str]] = {}
        self.json_ld: list[str] = []
        self.title = ""
        self._within = ""
        self._seen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "meta" and self._seen < _MAX_TAGS:
            self._seen += 1
            name = (found.get("name") or found.get("property") or "").strip().lower()
            content = plain(found.get("content", ""))
            if name and content:
                self.meta.setdefault(name, []).append(content)
        elif tag == "title" and not self.title:
            self._within = "title"
        elif tag == "script" and "ld+json" in found.get("type", "").lower():
            self._within = "script"
            self.json_ld.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "title":
            self.title += data
        elif self._within == "script":
            self.json_ld[-1] += data

    def first(self, *names: str) -> str:
        """The first of some tags that says something."""
        return next((self.meta[name][0] for name in names if name in self.meta), "")

    def all(self, *names: str) -> Iterator[str]:
        """All that the first of some tags says."""
        yield from next((self.meta[name] for name in names if name in self.meta), [])


def _citation(head: _Head) -> Metadata:
    """What `citation_*` says; a journal or a conference tells the type."""
    journal = head.first("citation_journal_title")
    book = head.first("citation_conference_title", "citation_inbook_title")
    entry_type, kind = "", SourceKind.OTHER
    if journal:
        entry_type, kind = "article", SourceKind.PEER_REVIEWED
    elif head.first("citation_conference_title"):
        entry_type, kind = "inproceedings", SourceKind.PEER_REVIEWED
    elif book:
        entry_type, kind = "incollection", SourceKind.BOOK
    pages = [head.first("citation_firstpage"), head.first("citation_lastpage")]
    return Metadata(
        type=entry_type,
        kind=kind,
        title=head.first("citation_title"),
        authors=tuple(map(read_name, head.all("citation_author"))),
        date=written_date(head.first(*_CITATION_DATES)),
        venue=journal or book,
        volume=head.first("citation_volume"),
        number=head.first("citation_issue"),
        pages="-".join(filter(None, pages)),
        publisher=head.first("citation_publisher"),
        doi=doi_of({"doi": head.first("citation_doi")}) or "",
        arxiv=head.first("citation_arxiv_id"),
        isbn=head.first("citation_isbn"),
    )


def _open_graph(head: _Head) -> Metadata:
    """What OpenGraph says; `article:author` is often an address, which is no name."""
    authors = [name for name in head.all("author", "article:author") if "://" not in name]
    return Metadata(
        type="",
        title=head.first("og:title"),
        authors=tuple(map(read_name, authors)),
        date=written_date(head.first("article:published_time", "date")),
        venue=head.first("og:site_name"),
    )


def _completed(found: Metadata, voice: Metadata) -> Metadata:
    """What was found, with what another voice says where nothing was said yet."""
    said: dict[str, Any] = {
        one.name: getattr(voice, one.name)
        for one in fields(Metadata)
        if getattr(voice, one.name) and not getattr(found, one.name)
    }
    if found.kind is SourceKind.WEB and voice.kind is not SourceKind.OTHER and voice.type:
        said |= {"type": voice.type, "kind": voice.kind}
    return replace(found, **said)


def _text(answer: Answer) -> str:
    """The text of a page in its encoding; what does not fit is replaced."""
    sniffed = _META_CHARSET.search(answer.body[:4096])
    for name in filter(None, (answer.charset, sniffed[1].decode("ascii") if sniffed else "")):
        try:
            return answer.body.decode(name, "replace")
        except (LookupError, UnicodeError):
            continue
    return answer.body.decode("utf-8", "replace")
