"""A suppression suppresses nothing.

The finding that it was written for is gone, or its code is misspelt. It misleads the next editor,
and would hide a new finding of that kind. Of rules that are turned off nothing is said. This rule
itself cannot be suppressed.

Bad:

    <!-- innerwiki: ignore CIT004 -- the number is part of the notation -->

    Entropy never decreases.

Delete the comment, or the code that is not needed; `--fix` does.

Good:

    <!-- innerwiki: ignore CIT004 -- the number is part of the notation -->

    The interval [12] is a single number.
"""

import re
from collections.abc import Iterator

from innerwiki.lint import Edit, Finding, Fix, Severity, Silence
from innerwiki.model import Span
from innerwiki.nearest import nearest
from innerwiki.syntax.comments import END

SEVERITY = Severity.WARNING

_CODES = re.compile(r"<!--\s*innerwiki:\s*\S+\s+")
_CODE = re.compile(r"[^\s,]+")
_GAP = re.compile(r"[\s,]+")
_END = re.compile(rf"<!--\s*innerwiki:\s*{END}\b.*?-->", re.DOTALL)
_SPACE = re.compile(r"[ \t]*")
_BLOCK_OF_ITS_OWN = re.compile(r"[ \t]*(?:\n[ \t]*)*\n(?=(?:[ \t]|[-*+:]|\d+[.)])|\Z)")
"""What a comment may keep apart from what is before it: list items, code, the file's end."""


def check_suppression(silence: Silence) -> Iterator[Finding]:
    """Report codes that no rule has, codes that were not needed, and a comment without any."""
    span = silence.suppression.span
    for code in silence.unknown:
        near = nearest(code, silence.codes)
        mend = f"did you mean `{near}`?" if near else "`innerwiki rules` lists all codes"
        yield Finding(span, f"there is no rule `{code}` to suppress", mend)
    for code in silence.idle:
        message = f"there is no {code} here to suppress"
        yield Finding(span, message, "delete it from the comment", _without(code, silence))
    if not silence.suppression.codes:
        yield Finding(
            span,
            "this suppression names no rule and suppresses nothing",
            "name the rules: `<!-- innerwiki: ignore CIT004 -- reason -->`",
        )


def _without(code: str, silence: Silence) -> Fix | None:
    """The comment without a code; without any that is needed, neither it nor its end."""
    suppression, text = silence.suppression, silence.text
    if set(suppression.codes) - set(silence.idle):
        return Fix(tuple(_taken_out(code, suppression.span, text)))
    comments = [suppression.span]
    if end := _END.match(text, suppression.covers.end):
        comments.append(Span(suppression.span.path, *end.span()))
    deletions = [_deletion(comment, text) for comment in comments]
    edits = tuple(edit for edit, _ in deletions)
    return Fix(edits, safe=all(is_safe for _, is_safe in deletions))


def _taken_out(code: str, span: Span, text: str) -> Iterator[Edit]:
    """A code goes, wherever it stands, with what separates it from its neighbour."""
    head = _CODES.match(text, span.start, span.end)
    end = span.end - len("-->")
    words = list(_CODE.finditer(text, head.end(), end)) if head else []
    is_behind_another = False
    for number, word in enumerate(words):
        if word[0] in ("--", "–", "—"):
            return  # what follows is the reason
        if word[0].upper() != code:
            is_behind_another = True
        elif is_behind_another:
            yield Edit(Span(span.path, words[number - 1].end(), word.end()), "")
        else:
            gap = _GAP.match(text, word.end())
            yield Edit(Span(span.path, word.start(), gap.end() if gap else word.end()), "")


def _deletion(span: Span, text: str) -> tuple[Edit, bool]:
    """A comment goes with its line, or the space before it; and whether the page stays the same."""
    line = text.rfind("\n", 0, span.start) + 1
    gap = _SPACE.match(text, span.end)
    after = gap.end() if gap else span.end
    is_last = after == len(text) or text[after] == "\n"
    before = text[line : span.start]
    if before.strip():
        start = line + len(before.rstrip()) if is_last or after > span.end else span.start
        return Edit(Span(span.path, start, span.end), ""), True
    if is_last and after < len(text):
        above = text[: max(line - 1, 0)].rpartition("\n")[2].strip()
        is_safe = above in ("", "---") and not _BLOCK_OF_ITS_OWN.match(text, after)
        return Edit(Span(span.path, line, after + 1), ""), is_safe
    return Edit(span, ""), is_last
