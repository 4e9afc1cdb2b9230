"""The fields of the front matter by which Pandoc finds and sets a bibliography.

This wiki has one library, so the fields go away: a file of BibTeX that `bibliography:` names is
copied into the citations folder, the keys of `nocite:` become general sources, and how a list is
set is nobody's concern here. A field whose sources would be lost stays, and is told.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from innerwiki.editing.migration.desk import Desk
from innerwiki.editing.migration.page import Left, Outcome, Page
from innerwiki.model import ProblemKind
from innerwiki.syntax.front_matter import find_block
from innerwiki.syntax.references import KEY
from innerwiki.syntax.yaml_marks import read_mapping
from innerwiki.syntax.yaml_nodes import Mapping, Node, Scalar, Sequence

_SETTINGS = frozenset(
    "csl citation-style link-citations link-bibliography reference-section-title citeproc "
    "suppress-bibliography notes-after-punctuation biblio-style biblio-title biblatexoptions "
    "natbiboptions citation-abbreviations".split()
)
_SOURCES = frozenset({"bibliography", "references", "nocite"})


def has_fields(page: Page) -> bool:
    """Whether the front matter has any of the fields."""
    return any(True for _ in _fields(page))


def bibliographies(page: Page) -> list[str]:
    """The files that `bibliography:` names, as they are named."""
    return [
        path
        for key, value, *_ in _fields(page)
        if key.text == "bibliography"
        for path in _texts(value)
    ]


def migrate_fields(page: Page, desk: Desk, done: Outcome) -> None:
    """Take the fields out of a page's front matter, or tell why one stays."""
    for key, value, start, end in _fields(page):
        reason = mend = ""
        text = ""
        if key.text == "bibliography":
            reason, mend = _unfound(page, value, desk)
        elif key.text == "references":
            reason = "its sources are in the front matter"
            mend = "save them as BibTeX in the citations folder, then delete the field"
        elif key.text == "nocite":
            text, reason, mend = _general_sources(page, value)
        if reason:
            message = f"`{key.text}:` stays: {reason}"
            done.left.append(Left(page.span(key.start, key.end), message, mend, citations=0))
        else:
            done.edits.append(page.edit(start, end, text))


def found_file(page_path: str, name: str) -> Iterator[str]:
    """Where a file may be that a page names: beside the page, or in the wiki's folder."""
    for folder in (PurePosixPath(page_path).parent, PurePosixPath()):
        parts: list[str] = []
        for part in (folder / name).parts:
            if part == "..":
                parts = parts[:-1]
            else:
                parts.append(part)
        yield "/".join(parts)


def _fields(page: Page) -> Iterator[tuple[Scalar, Node, int, int]]:
    """The fields concerned, each with the stretch of whole lines that it takes."""
    block = find_block(page.text)
    if block is None or not block.is_closed:
        return
    mapping, problems = read_mapping(page.source, block.start, block.end)
    if any(problem.kind is ProblemKind.YAML for problem in problems):
        return
    pairs = list(mapping.pairs)
    closing = block.end + (page.text[block.end : block.end + 1] == "\n")
    for number, (key, value) in enumerate(pairs):
        start = page.line_start(key.start)
        following = pairs[number + 1][0].start if number + 1 < len(pairs) else closing
        end = page.line_start(following) if number + 1 < len(pairs) else closing
        is_block = page.text[start : key.start] == "" and end > key.start
        if is_block and key.text in _SETTINGS | _SOURCES:
            yield key, value, start, end


def _texts(node: Node) -> list[str]:
    if isinstance(node, Sequence):
        return [text for item in node.items for text in _texts(item)]
    return [node.text] if isinstance(node, Scalar) and not node.is_blank else []


def _unfound(page: Page, value: Node, desk: Desk) -> tuple[str, str]:
    """Why a bibliography is not in the library, and what to do."""
    if isinstance(value, Mapping):
        return "it names files by topic", "copy them into the citations folder, delete the field"
    for name in _texts(value):
        if not any(path in desk.files for path in found_file(page.path, name)):
            what = "is no BibTeX" if not name.endswith(".bib") else "is not there"
            mend = "save its sources as BibTeX in the citations folder, then delete the field"
            return f"`{name}` {what}", mend
    return "", ""


def _general_sources(page: Page, value: Node) -> tuple[str, str, str]:
    """`citations:` in the place of `nocite:`; or why it stays, and what to do."""
    text = " ".join(_texts(value))
    if "@*" in text:
        mend = "the bibliography page lists all sources; delete the field"
        return "", "it asks for all sources", mend
    keys = [match["key"] or match["braced"] for match in KEY.finditer(text)]
    if not keys:
        return "", "", ""
    if re.search(r"^citations[ \t]*:", page.text[: page.start], re.MULTILINE):
        return "", "there are general sources already", "add its keys to `citations:`"
    listed = ", ".join(f'"{key}"' for key in keys)
    return f"citations: [{listed}]\n", "", ""
