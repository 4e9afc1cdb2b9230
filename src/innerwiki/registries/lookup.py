"""Chooses whom to ask about a source, by its identifier.

A DOI is looked up where it is resolved, and Crossref is asked as well, since it knows whether the
work was retracted; if one of the two cannot answer, the other will do. Where a question fails, what
is known without it is told, and what is not: a registry that is busy says nothing about a work.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from innerwiki import __version__
from innerwiki.config import Config, Registries
from innerwiki.registries import arxiv, crossref, doi, openlibrary, page
from innerwiki.registries.client import Answer, Client
from innerwiki.registries.errors import Failure, RegistryError
from innerwiki.registries.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Source:
    """One answer that a record rests on: which service, from which address, and its hash."""

    service: str
    url: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a work, what it rests on, and what could not be learned."""

    metadata: Metadata
    sources: tuple[Source, ...]
    unknown: tuple[str, ...] = ()


LookUp = Callable[[str], Record]
"""Looks up an identifier; raises RegistryError."""


def client_of(config: Config) -> Client:
    """The client that asks for a wiki."""
    contact = config.registries.contact or config.site_url
    if contact and "://" not in contact:
        contact = f"mailto:{contact}"
    told = f" ({contact})" if contact and contact.isascii() else ""
    return Client(f"innerwiki/{__version__}{told}", config.registries.allow_private)


def look_up(client: Client, services: Registries, identifier: str) -> Record:
    """What the registries know of a work.

    Args:
        client: who asks.
        services: the addresses of the registries.
        identifier: `doi:...`, `arxiv:...`, `isbn:...` or the address of a page.

    Raises:
        RegistryError: they know nothing of it, or give no answer of use.
    """
    scheme, _, rest = identifier.partition(":")
    match scheme:
        case "doi":
            return _by_doi(client, services, rest)
        case "arxiv":
            return _record(arxiv.NAME, *arxiv.fetch(client, services.arxiv, rest))
        case "isbn":
            return _record(openlibrary.NAME, *openlibrary.fetch(client, services.openlibrary, rest))
        case _:
            return _record(page.NAME, *page.fetch(client, identifier))


def _by_doi(client: Client, services: Registries, bare: str) -> Record:
    try:
        found = _record(doi.NAME, *doi.fetch(client, services.doi, bare))
    except RegistryError as error:
        if error.failure is Failure.NOT_FOUND:
            raise
        try:
            return _record(crossref.NAME, *crossref.fetch(client, services.crossref, bare))
        except RegistryError:
            raise error from None  # the resolver is the one to speak of
    try:
        other = _record(crossref.NAME, *crossref.fetch(client, services.crossref, bare))
    except RegistryError as error:
        if error.failure is Failure.NOT_FOUND:
            return found  # registered elsewhere, so Crossref has nothing to say of it
        return Record(found.metadata, found.sources, (f"whether it was retracted: {error}",))
    metadata = found.metadata.with_standing_of(other.metadata)
    return Record(metadata, found.sources + other.sources)


def _record(service: str, metadata: Metadata, answer: Answer) -> Record:
    digest = hashlib.sha256(answer.body).hexdigest()
    return Record(metadata, (Source(service, answer.url, digest),))
