"""`bibliography.bib` and `bibliography.json`: all sources of the wiki, as BibTeX and CSL-JSON.

The BibTeX entries are as they stand in their files, so that who takes them over can come back with
a correction; only what some program cannot read is written anew, since it may refuse the whole file
for one entry. CSL-JSON is what reference managers and citation processors read.
"""

from collections.abc import Iterator

from innerwiki.bibliography import csl_json
from innerwiki.bibliography.collect import bibtex_of
from innerwiki.site.generated import GeneratedFile, Inputs
from innerwiki.site.publication import BIBTEX_PATH, CSL_PATH


def files(inputs: Inputs) -> Iterator[GeneratedFile]:
    """The two files."""
    library = inputs.wiki.library
    yield GeneratedFile(BIBTEX_PATH, bibtex_of(library, library.keys))
    yield GeneratedFile(CSL_PATH, csl_json(library.entries[key] for key in library.keys))
