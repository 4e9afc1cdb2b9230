"""`<article>/references.bib` and `references.json`: the sources of one article, sorted by key.

Those that it cites and those that it names as general, no others. An article without sources has
both files all the same, so that a program that goes through `articles.json` finds them; a page
about the wiki has them if it cites something.
"""

from collections.abc import Iterator

from innerwiki.bibliography import csl_json
from innerwiki.bibliography.collect import bibtex_of
from innerwiki.model import Entry
from innerwiki.site.generated import GeneratedFile, Inputs
from innerwiki.site.publication import bibtex_path, csl_path

NONE = "% This article cites no source.\n"


def files(inputs: Inputs) -> Iterator[GeneratedFile]:
    """Two files for each article."""
    wiki = inputs.wiki
    cited: dict[str, list[str]] = {article_id: [] for article_id in wiki.assessments}
    for key in sorted(wiki.cited_by):
        for article_id in wiki.cited_by[key]:
            cited.setdefault(article_id, []).append(key)
    items = {key: _item(wiki.library.entries[key]) for key in wiki.cited_by}
    for article_id, keys in cited.items():
        yield GeneratedFile(bibtex_path(article_id), bibtex_of(wiki.library, keys) or NONE)
        listed = ",\n".join(items[key] for key in keys)
        yield GeneratedFile(csl_path(article_id), f"[\n{listed}\n]\n" if listed else "[]\n")


def _item(entry: Entry) -> str:
    """An entry as it stands in a list: written once, however many articles cite it."""
    return csl_json([entry]).removeprefix("[\n").removesuffix("\n]\n")
