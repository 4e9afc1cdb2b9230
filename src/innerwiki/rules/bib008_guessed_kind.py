"""The kind of a source is a guess that nobody has confirmed.

`innerwiki cite add` can only guess how a work came to the public: that an article in a journal was
reviewed by peers, that a page is a blog. Readers weigh a source by its kind, so somebody has to
look. The guess is marked by the keyword `kind-guessed`.

Bad, in `citations/clausius1865.bib`:

    @article{clausius1865,
      author = {Clausius, Rudolf},
      title = {Ueber verschiedene für die Anwendung bequeme Formen},
      journal = {Annalen der Physik},
      year = {1865},
      keywords = {peer-reviewed, kind-guessed},
    }

Look at the source, write the right kind, and take `kind-guessed` out.

Good, in `citations/clausius1865.bib`:

    @article{clausius1865,
      author = {Clausius, Rudolf},
      title = {Ueber verschiedene für die Anwendung bequeme Formen},
      journal = {Annalen der Physik},
      year = {1865},
      keywords = {peer-reviewed},
    }
"""

import re
from collections.abc import Iterator

from innerwiki.bibliography.kinds import GUESSED
from innerwiki.bibliography.places import field_span
from innerwiki.lint import Finding, Severity
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.INFO

_SEPARATOR = re.compile(r"\s*[,;]\s*")


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report each entry whose kind is marked as a guess."""
    for entry in index.entries.values():
        keywords = _SEPARATOR.split(entry.fields.get("keywords", "").strip().lower())
        if GUESSED in keywords:
            yield Finding(
                field_span(entry, "keywords"),
                f"the kind of `{entry.key}`, {entry.kind}, is a guess",
                f"look at the source, write its kind, and take `{GUESSED}` out of the keywords",
            )
