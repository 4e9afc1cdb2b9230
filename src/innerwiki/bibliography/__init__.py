"""The citation room: BibTeX files become a library, and each page's citations its references.

`parse` reads the files (`bibtex`, with `reading`, `entries`, `names` and the rest). A
`Bibliography` is made for a page, is told of each citation in reading order, and finishes with the
list of references as formatted text (`text`), which a style makes (`styles`) and a writer turns
into markup (`writers`). One `Formatter` serves all pages of a build.
"""

from innerwiki.bibliography.bibliography import (
    BackLink,
    Bibliography,
    CitedMark,
    FinishedBibliography,
    Formatter,
    MarkPart,
    ReferenceItem,
    anchor,
)
from innerwiki.bibliography.bibtex import parse
from innerwiki.bibliography.csl_json import csl_item, csl_json
from innerwiki.bibliography.identifiers import identifiers_of, normalise_identifier
from innerwiki.bibliography.people import narrative_name, short_name
from innerwiki.bibliography.styles.author_date import AuthorDate
from innerwiki.bibliography.styles.numeric import Numeric
from innerwiki.bibliography.styles.reference import reference
from innerwiki.bibliography.styles.style import Frame, Shown, Style
from innerwiki.bibliography.text import Text
from innerwiki.bibliography.writers.html import write as to_html
from innerwiki.bibliography.writers.markdown import write as to_markdown
from innerwiki.bibliography.writers.plain import write as to_plain

__all__ = [
    "AuthorDate",
    "BackLink",
    "Bibliography",
    "CitedMark",
    "FinishedBibliography",
    "Formatter",
    "Frame",
    "MarkPart",
    "Numeric",
    "ReferenceItem",
    "Shown",
    "Style",
    "Text",
    "anchor",
    "csl_item",
    "csl_json",
    "identifiers_of",
    "narrative_name",
    "normalise_identifier",
    "parse",
    "reference",
    "short_name",
    "to_html",
    "to_markdown",
    "to_plain",
]
