"""The grammar of `{.needs-citation since=2026-01}` and of `[@key]{.disputes}`: marks and intents.

They stand in Markdown's attribute lists; what else such a list holds is left to Markdown.
"""

import re
from typing import NamedTuple

from innerwiki.model import Intent, MarkKind
from innerwiki.syntax.references import MAX_LENGTH

_ATTRIBUTES = re.compile(r"\{:?((?:[^{}\"'\n]++|\"[^\"\n]*\"|'[^'\n]*')*+\}|[^{}\n]*+\})")
_ATTRIBUTE = re.compile(r"([\w:-]+)=\"([^\"]*)\"|([\w:-]+)='([^']*)'|([\w:-]+)=([^\s}]+)|(\S+)")


class Attributes(NamedTuple):
    """An attribute list `{...}`: its end, what it marks, and what is left for Markdown."""

    end: int
    mark: MarkKind | None
    intent: Intent | None
    since: str | None
    reason: str | None
    rest: str
    overruled: tuple[tuple[int, int], ...] = ()
    """Where other intents stand, of which the last alone counts."""


def read_attributes(text: str, at: int) -> Attributes | None:
    """The attribute list whose `{` stands at `at`, if it holds a mark or an intent of ours."""
    match = _ATTRIBUTES.match(text, at) if text.startswith("{", at) else None
    if match is None or match.end() - at > MAX_LENGTH or "." not in match[1]:
        return None
    mark: MarkKind | None = None
    intent: Intent | None = None
    values: dict[str, str] = {}
    rest: list[str] = []
    intents: list[tuple[Intent, tuple[int, int]]] = []
    for token in _ATTRIBUTE.finditer(match[1][:-1]):
        name = token[1] or token[3] or token[5]
        word = token[7] or ""
        if word in _MARKS:
            mark = _MARKS[word]
        elif word in _INTENTS:
            intent = _INTENTS[word]
            start = match.start(1) + token.start(7)
            intents.append((intent, (start, start + len(word))))
        elif name in ("since", "reason"):
            values[name] = token[2] or token[4] or token[6] or ""
        else:
            rest.append(token[0])
    if mark is None and intent is None:
        return None
    overruled = tuple(place for other, place in intents if other is not intent)
    since, reason = values.get("since"), values.get("reason")
    return Attributes(match.end(), mark, intent, since, reason, " ".join(rest), overruled)


def read_unknown_intent(text: str, at: int) -> tuple[int, int, int] | None:
    """A class in braces at `at`, behind a citation, that is neither mark nor intent: `{.suports}`.

    So is the name of one without its full stop. Anything else in braces is text.

    Returns:
        Where the word starts, full stop included, where it ends, and where the braces do.
    """
    match = _WORD_IN_BRACES.match(text, at) if text.startswith("{", at) else None
    if match is None:
        return None
    name = match["name"]
    if not match["dot"] and f".{name.lower()}" not in {**_MARKS, **_INTENTS}:
        return None
    return match.start("dot"), match.end("name"), match.end()


_WORD_IN_BRACES = re.compile(r"\{:?[ \t]*(?P<dot>\.?)(?P<name>[^\W\d_][\w-]{0,60})[ \t]*\}")
_MARKS = {f".{mark}": mark for mark in MarkKind}
_INTENTS = {f".{intent}": intent for intent in Intent}
