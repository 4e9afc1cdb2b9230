"""Which lines of a foreign page stand between fences, as CommonMark and MyST have it.

Python-Markdown takes a fence for none if its first line says more than it understands, such as
```` ```{code-cell} python ````; then what is between them is prose to the page that is published.
For whoever wrote it, it is code or a directive, so a migration leaves it alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})(?P<rest>.*)$")
_COLONS = re.compile(
    r"[ \t>]*(?P<fence>:{3,})(?P<rest>(?:\{(?:code|math|raw|mermaid)[\w-]*\}.*)?)$"
)
_NAME = re.compile(r"\s*\{(?P<name>[\w:.-]+)\}")


@dataclass(frozen=True, slots=True)
class Fence:
    """An outermost fence, from its first line to the one that closes it, and what opens it.

    `parts` are its lines, each with the name of the innermost directive that it stands in; the
    name is empty inside of plain code.
    """

    start: int
    end: int
    opening: str
    parts: tuple[tuple[str, int, int], ...]


def read_fences(text: str, start: int) -> Iterator[Fence]:
    """The outermost fences of a text from an offset on; one that is never closed is none."""
    open_fences: list[tuple[str, str]] = []
    parts: list[tuple[str, int, int]] = []
    at = first = start
    opening = ""
    for line in text[start:].split("\n"):
        before = len(open_fences)
        _turn(line, open_fences)
        end = at + len(line)
        if before == 0 and open_fences:
            first, opening = at, line
            parts = []
        elif before and not open_fences:
            yield Fence(first, end, opening.strip(), tuple(parts))
        elif open_fences:
            parts.append((open_fences[-1][1], at, end))
        at = end + 1


def _turn(line: str, open_fences: list[tuple[str, str]]) -> None:
    """Open or close a fence at a line; inside of code nothing opens."""
    match = _FENCE.match(line) or _COLONS.match(line)
    if match is None:
        return
    fence, rest = match["fence"], match["rest"].strip()
    if open_fences and not rest:
        inner = open_fences[-1][0]
        if fence[0] == inner[0] and len(fence) >= len(inner):
            open_fences.pop()
        return
    name = _NAME.match(rest)
    if "`" in rest and fence[0] == "`":
        return
    if fence[0] == ":" and not rest:
        return
    if not open_fences or (open_fences[-1][1] and len(fence) < len(open_fences[-1][0])):
        open_fences.append((fence, name["name"] if name is not None else ""))
