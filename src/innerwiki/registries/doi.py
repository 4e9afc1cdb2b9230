"""DOI content negotiation: the resolver is asked for CSL-JSON, and the DOI's registrar answers.

Follows "Content negotiation" by Crossref
(https://www.crossref.org/documentation/retrieve-metadata/content-negotiation/) and the DOI
Citation Formatter's explanation (https://citation.doi.org/docs.html). It serves DOIs of all
registrars that take part; an unknown DOI is answered with 404.
"""

from dataclasses import replace
from urllib.parse import quote

from innerwiki.registries.client import Answer, Client
from innerwiki.registries.csl import read_csl
from innerwiki.registries.errors import Failure, RegistryError
from innerwiki.registries.json_values import read_json
from innerwiki.registries.metadata import Metadata

NAME = "doi"
CSL_JSON = "application/vnd.citationstyles.csl+json"
_TYPES = (CSL_JSON, "application/citeproc+json", "application/json")


def fetch(client: Client, base: str, doi: str) -> tuple[Metadata, Answer]:
    """What the registrar of a DOI knows of it.

    Args:
        client: who asks.
        base: the address of the resolver.
        doi: the bare DOI.

    Raises:
        RegistryError: there is no such DOI, or no answer of use.
    """
    try:
        answer = client.get(base + quote(doi, safe="/:;()@,"), CSL_JSON, _TYPES)
    except RegistryError as error:
        if error.failure is not Failure.NOT_FOUND:
            raise
        message = f"no registry knows the DOI {doi}; look at https://doi.org/{doi}"
        raise RegistryError(Failure.NOT_FOUND, message) from error
    found = read_csl(read_json(answer, "the registry of the DOI"))
    if not found.title:
        raise RegistryError(Failure.UNUSABLE, f"the answer for the DOI {doi} has no title")
    if found.doi.lower() != doi.lower():  # an alias, or a slip; the one asked for leads here
        found = replace(found, doi=doi)
    return found, answer
