"""Crossref's REST API, which knows what its members, and Retraction Watch, say of a work later on.

Follows https://github.com/CrossRef/rest-api-doc (`/works/{doi}`, the format in api_format.md, and
its wish for a contact in the user agent), and for retractions
https://crossref.gitlab.io/tutorials/get-rw-metadata/. Only works of Crossref's members are there:
one that is not may well exist.
"""

from dataclasses import replace
from urllib.parse import quote

from innerwiki.registries.client import Answer, Client
from innerwiki.registries.csl import read_csl
from innerwiki.registries.errors import Failure, RegistryError
from innerwiki.registries.json_values import member, read_json
from innerwiki.registries.metadata import Metadata

NAME = "crossref"
_JSON = "application/json"


def fetch(client: Client, base: str, doi: str) -> tuple[Metadata, Answer]:
    """What Crossref knows of a DOI.

    Raises:
        RegistryError: Crossref does not know it, or gives no answer of use.
    """
    answer = client.get(f"{base}works/{quote(doi, safe='')}", _JSON, (_JSON,))
    found = read_csl(member(read_json(answer, "Crossref"), "message"))
    if not found.title:
        raise RegistryError(Failure.UNUSABLE, f"Crossref's answer for {doi} has no title")
    return replace(found, doi=found.doi if found.doi.lower() == doi.lower() else doi), answer
