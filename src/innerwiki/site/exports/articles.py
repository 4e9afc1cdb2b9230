"""`articles.json`: what `innerwiki status --format json` prints, at an address."""

from collections.abc import Iterator

from innerwiki.site.exports import json_text
from innerwiki.site.generated import GeneratedFile, Inputs
from innerwiki.wiki.facts import assessed, status_of


def files(inputs: Inputs) -> Iterator[GeneratedFile]:
    """The one file."""
    yield GeneratedFile(
        "articles.json", json_text([status_of(*one) for one in assessed(inputs.wiki)])
    )
