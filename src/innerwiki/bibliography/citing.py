r"""What LaTeX cites in a field, `See \cite[p. 3]{hooke1678}.`, in words: "See Hooke 1678, p. 3."

A page has no number for what only a field of a source cites. A work that the library does not have
is called by its key.
"""

import re
from collections.abc import Callable, Mapping

from innerwiki.bibliography.dates import shown_year
from innerwiki.bibliography.decoded import LITERAL_FIELDS, Decoded
from innerwiki.bibliography.escaping import escape
from innerwiki.bibliography.names import parse_names
from innerwiki.bibliography.people import narrative_name, short_name
from innerwiki.model import Entry, SourceKind, Span

_CITATION = re.compile(
    r"\\(?P<command>[A-Za-z]{0,12}cite[A-Za-z]{0,12})\*?\s*"
    r"(?:\[(?P<first>[^\[\]]*)\]\s*)?(?:\[(?P<second>[^\[\]]*)\]\s*)?\{(?P<keys>[^{}]*)\}"
)

Works = Callable[[str], Mapping[str, str] | None]
"""The fields of a work by its key, as they stand; None where there is no such work."""


def with_citations_named(fields: Mapping[str, str], works: Works) -> Mapping[str, str]:
    r"""Fields in which each citation has become the names and year of what it cites.

    >>> works = {"h": {"author": "Hooke, R.", "year": "1678"}}.get
    >>> with_citations_named({"note": r"See \cite[p. 3]{h} and \cite[1][2]{i,h}."}, works)["note"]
    'See Hooke 1678, p. 3 and 1 i; Hooke 1678, 2.'
    """
    if not any("cite" in value and "\\" in value for value in fields.values()):
        return fields

    def named(match: re.Match[str]) -> str:
        command = match["command"].lower()
        if command == "nocite":
            return ""
        first, second = match["first"] or "", match["second"]
        before, behind = ("", first) if second is None else (first, second)
        keys = [key for part in match["keys"].split(",") if (key := part.strip())]
        called = "; ".join(escape(_called(key, command, works)) for key in keys)
        return ", ".join(filter(None, [f"{before} {called}".strip(), behind]))

    return {
        name: value if name in LITERAL_FIELDS else _CITATION.sub(named, value)
        for name, value in fields.items()
    }


def _called(key: str, command: str, works: Works) -> str:
    """Names and year, or one of the two where the command asks for it."""
    fields = works(key)
    if fields is None:
        return key
    authors, editors = (parse_names(fields.get(name, "")) for name in ("author", "editor"))
    entry = Entry(
        key=key,
        type="",
        kind=SourceKind.OTHER,
        fields=Decoded(fields),
        span=Span("", 0, 0),
        authors=authors.names,
        editors=editors.names,
        and_others=authors.and_others,
        editors_and_others=editors.and_others,
    )
    if "author" in command:
        return narrative_name(entry)
    return shown_year(entry) or "n.d." if "year" in command else short_name(entry)
