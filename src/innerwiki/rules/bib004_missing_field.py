"""A BibTeX entry lacks a field that its type needs.

The reference in the page is one that readers cannot follow: no year, no journal, nobody who wrote
it. What is asked for is what the manuals of BibTeX and biblatex agree on; a publisher is not, and
of a page on the web or `@misc` only a title and a way to find it, since many name neither author
nor date. What an entry inherits by `crossref` counts.

Bad, in `citations/clausius1865.bib`:

    @article{clausius1865,
      author = {Clausius, Rudolf},
      title = {Ueber verschiedene für die Anwendung bequeme Formen},
    }

Add the field, or choose the type that fits the work.

Good, in `citations/clausius1865.bib`:

    @article{clausius1865,
      author = {Clausius, Rudolf},
      title = {Ueber verschiedene für die Anwendung bequeme Formen},
      journal = {Annalen der Physik},
      year = {1865},
    }
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Entry
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.WARNING

Need = tuple[str, ...]
"""Names of fields of which one is enough; the first is the one to suggest."""

_WHO: Need = ("author",)
_WHO_MADE: Need = ("author", "editor")
_TITLE: Need = ("title",)
_YEAR: Need = ("year", "date")
_PLACE: Need = ("url", "doi", "eprint", "howpublished")
_JOURNAL: Need = ("journal", "journaltitle")
_BOOK: Need = ("booktitle",)
_PART: Need = ("booktitle", "chapter", "pages")  # biblatex's inbook has a title of its own
_SCHOOL: Need = ("school", "institution")
_INSTITUTION: Need = ("institution", "school")

_NEEDS: dict[str, tuple[Need, ...]] = {
    "article suppperiodical review": (_WHO, _TITLE, _JOURNAL, _YEAR),
    "book mvbook": (_WHO_MADE, _TITLE, _YEAR),
    "inbook bookinbook suppbook": (_WHO_MADE, _TITLE, _PART, _YEAR),
    "collection mvcollection": (("editor", "author"), _TITLE, _YEAR),
    "reference mvreference proceedings mvproceedings periodical": (_TITLE, _YEAR),
    "inreference": (_TITLE, _BOOK, _YEAR),  # which is seldom signed
    "incollection suppcollection inproceedings conference": (_WHO, _TITLE, _BOOK, _YEAR),
    "thesis phdthesis mastersthesis": (_WHO, _TITLE, _SCHOOL, _YEAR),
    "report techreport": (_WHO, _TITLE, _INSTITUTION, _YEAR),
    "unpublished": (_WHO, _TITLE),
    "patent": (("author", "holder"), _TITLE, ("number",), _YEAR),
    "misc online electronic www webpage software": (_TITLE, _PLACE),
    "set xdata bibnote": (),  # no works of their own
}
_NEEDS_OF_TYPE = {name: needs for names, needs in _NEEDS.items() for name in names.split()}


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report each entry with all that it lacks."""
    for entry in index.entries.values():
        if _lacks_parent(entry, index):
            continue  # of which SRC003 tells, and nobody knows what it would have inherited
        needs = _NEEDS_OF_TYPE.get(entry.type, (_TITLE,))
        missing = [need for need in needs if not any(_has(entry, name) for name in need)]
        if missing:
            listed = ", ".join(f"no {_listed(need)}" for need in missing)
            yield Finding(
                entry.span, f"the @{entry.type} `{entry.key}` has {listed}", _help(missing)
            )


def _lacks_parent(entry: Entry, index: WikiIndex) -> bool:
    """Whether an entry is to inherit from one that is not there."""
    named = (entry.fields.get("crossref", ""), *entry.fields.get("xdata", "").split(","))
    return any(key.strip() and key.strip() not in index.entries for key in named)


def _has(entry: Entry, name: str) -> bool:
    return bool(entry.fields.get(name, "").strip())


def _listed(need: Need) -> str:
    """`url, doi or eprint`."""
    *first, last = need
    return f"{', '.join(first)} or {last}" if first else last


def _help(missing: list[Need]) -> str:
    add = "add " + ", ".join(f"`{need[0]} = {{...}}`" for need in missing)
    if any(need[0] == "author" for need in missing):
        add += "; the name of a body stands in double braces, `author = {{...}}`"
    return add
