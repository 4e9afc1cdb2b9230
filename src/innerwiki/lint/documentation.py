r"""Reads the examples out of a rule's documentation, so that they can be shown and executed.

A rule's docstring is written for people. In it, a line that begins with "Bad", "Good" or "With" and
ends with a colon announces the indented block below it; a path between back-ticks says which file
the block is, else it is an article. What stands under "With" belongs to both examples. A file that
is not text is written with `\x..` for its odd bytes, and the line says "bytes".
"""

import re
from dataclasses import dataclass

ARTICLE = "content/example.md"
"""Where an example stands that names no file."""

_BLOCK = re.compile(
    r"^(?P<kind>Bad|Good|With)\b(?P<label>[^\n]*):\n\n(?P<body>(?:(?:[ ]{4}[^\n]*)?(?:\n|\Z))+)",
    re.MULTILINE,
)
_PATH = re.compile(r"`([^`\n]+)`")


def address(code: str) -> str:
    """Where a rule's documentation is on a wiki's site.

    >>> address("CIT001")
    'rules/cit001'
    """
    return f"rules/{code.lower()}"


@dataclass(frozen=True, slots=True)
class Example:
    """A small wiki: its files by their paths from the wiki's root."""

    files: dict[str, bytes]


def examples(doc: str) -> tuple[Example, Example]:
    """The bad and the good example of a rule's documentation.

    Args:
        doc: the docstring, its indentation removed.

    Raises:
        ValueError: one of the two is missing.
    """
    blocks = [(match["kind"], *_file(match)) for match in _BLOCK.finditer(doc)]
    kinds = {kind for kind, *_ in blocks}
    if not {"Bad", "Good"} <= kinds:
        raise ValueError("a rule's documentation needs a bad and a good example")
    bad, good = (
        Example({path: content for kind, path, content in blocks if kind in (wanted, "With")})
        for wanted in ("Bad", "Good")
    )
    return bad, good


def _file(match: re.Match[str]) -> tuple[str, bytes]:
    path = _PATH.search(match["label"])
    lines = match["body"].rstrip().split("\n")
    text = "\n".join(line.removeprefix("    ") for line in lines) + "\n"
    content = text.encode()
    if "bytes" in match["label"]:
        content = text.encode("latin-1").decode("unicode_escape").encode("latin-1")
    return path[1] if path else ARTICLE, content
