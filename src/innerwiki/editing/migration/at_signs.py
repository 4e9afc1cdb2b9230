r"""Citations that begin with `@`, which Pandoc, MkDocs-BibTeX and MyST share with this wiki.

Nearly all of them mean here what they mean there, and stay. What differs is made alike:

    [@a, @b]            [@a; @b]           a comma does not separate
    @a [p. 3; @b]       @a [p. 3] [@b]     further sources do not stand in a narrative's brackets
    -@a                 [-@a]              the author is left out in brackets only
    ^[see @a]           [see @a]           there are no notes within the line
"""

import re
from itertools import pairwise

from innerwiki.bibliography.identifiers import find_entry
from innerwiki.editing.migration.desk import Desk
from innerwiki.editing.migration.page import Left, Outcome, Page, Passage
from innerwiki.model import Citation, Mode
from innerwiki.syntax.references import KEY

_BARE_MINUS = re.compile(r"(?<![^\s(\[“\"‘'—–])-@(?P<key>[\w{][^\s\[\]]*)")
_LOCATOR = re.compile(r" \[([^\[\]@`<>*_]+)\](?![:(])")
_NOTE = re.compile(r"\^\[")
_CROSS_REFERENCE = re.compile(r"(?:fig|tbl|eq|sec|lst|thm|lem|def|exm|alg)[:-]", re.IGNORECASE)


def cites(page: Page) -> bool:
    """Whether a page has citations in brackets, or such as would have to be."""
    return any(
        one.mode is Mode.PARENTHETICAL for passage in page.passages for *_, one in passage.citations
    ) or any(
        passage.is_prose(match.start(), match.start() + 2)
        for passage in page.passages
        for match in _BARE_MINUS.finditer(passage.text)
    )


def migrate_at_signs(page: Page, desk: Desk, done: Outcome) -> None:
    """Count the citations of a page, and change those that are written otherwise here."""
    for passage in page.passages:
        edited: set[int] = set()
        for start, end, citation in passage.citations:
            if _is_meant(citation, desk):
                done.found += 1
                if _cross_reference(page, citation, desk, done):
                    continue
                changed = _separate(page, citation, done)
                changed |= _split_narrative(page, passage, end, citation, done)
                changed |= _open_note(page, passage, start, citation, done)
                edited.add(start)
                done.converted += changed
                is_known = all(find_entry(desk.library, one.key) for one in citation.items)
                done.ours += not changed and is_known
                done.lacking += not changed and not is_known
        _minus(page, passage, desk, done)
        _tell_notes(page, passage, edited, done)


def _is_meant(citation: Citation, desk: Desk) -> bool:
    known = any(item.key in desk.library.entries for item in citation.items)
    return citation.mode is Mode.PARENTHETICAL or known


def _cross_reference(page: Page, citation: Citation, desk: Desk, done: Outcome) -> bool:
    """`[@fig:one]` is no citation where there is no such entry."""
    keys = [item.key for item in citation.items]
    if not all(_CROSS_REFERENCE.match(k) and k not in desk.library.entries for k in keys):
        return False
    span = citation.span
    message = f"`{page.text[span.start : span.end]}` stays: it names a figure, table or section"
    done.left.append(Left(span, message, "write a link to it, `[figure 1](#one)`"))
    return True


def _separate(page: Page, citation: Citation, done: Outcome) -> bool:
    """A comma between two sources becomes a semicolon."""
    changed = False
    for before, item in pairwise(citation.items):
        between = page.text[before.span.end : item.span.start]
        comma = between.rfind(",")
        if item.separator == "," and comma >= 0:
            at = before.span.end + comma
            done.edits.append(page.edit(at, at + 1, ";"))
            changed = True
    return changed


def _split_narrative(
    page: Page, passage: Passage, end: int, citation: Citation, done: Outcome
) -> bool:
    """`@a [p. 3; @b]`: what stands before the first semicolon belongs to the narrative."""
    text = passage.text
    if citation.mode is not Mode.NARRATIVE or not text.startswith(" [", end):
        return False
    following = next((b for a, b, _ in passage.citations if a == end + 1), None)
    if following is None:
        return False
    semicolon = text.find(";", end, following)
    if semicolon < 0 or "@" in text[end:semicolon]:
        return False
    behind = semicolon + 1
    while text[behind : behind + 1].isspace():
        behind += 1
    start, stop = passage.file_span(semicolon, behind)
    done.edits.append(page.edit(start, stop, "] ["))
    return True


def _open_note(page: Page, passage: Passage, start: int, citation: Citation, done: Outcome) -> bool:
    """`^[see @a]`: a note that is a citation."""
    is_note = start > 0 and passage.text[start - 1] == "^" and passage.is_prose(start - 1, start)
    if citation.mode is Mode.PARENTHETICAL and is_note:
        done.edits.append(page.edit(citation.span.start - 1, citation.span.start, ""))
    return citation.mode is Mode.PARENTHETICAL and is_note


def _minus(page: Page, passage: Passage, desk: Desk, done: Outcome) -> None:
    """`-@a [p. 3]` becomes `[-@a, p. 3]`, if there is such an entry."""
    for match in _BARE_MINUS.finditer(passage.text):
        at = match.start() + 1
        key = KEY.match(passage.text, at)
        name = (key["key"] or key["braced"]) if key else ""
        if key is None or name not in desk.library.entries or not passage.is_prose(at - 1, at):
            continue
        locator = _LOCATOR.match(passage.text, key.end())
        end = locator.end() if locator else key.end()
        behind = f", {locator[1]}" if locator else ""
        start, stop = passage.file_span(match.start(), end)
        done.edits.append(page.edit(start, stop, f"[-{key[0]}{behind}]"))
        done.found += 1
        done.converted += 1


def _tell_notes(page: Page, passage: Passage, edited: set[int], done: Outcome) -> None:
    for match in _NOTE.finditer(passage.text):
        if match.start() + 1 in edited or not passage.is_prose(*match.span()):
            continue
        start, end = passage.file_span(*match.span())
        message = "`^[` begins a note within the line, which is text here"
        mend = "write `[^1]`, and the note as `[^1]: ...` in a paragraph of its own"
        done.left.append(Left(page.span(start, end), message, mend, citations=0))
