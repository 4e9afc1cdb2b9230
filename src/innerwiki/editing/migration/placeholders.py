r"""Takes out what stands where other tools put their list of references: here it comes by itself.

    \bibliography        ::: {#refs}        ```{bibliography}
                         :::                ```

A heading `References` below which nothing is left goes with it; so does Pandoc's at the very end of
a page, where its list comes without a sign.
"""

import re

from innerwiki.editing.migration.lists import is_wording, section_end
from innerwiki.editing.migration.page import NO_HEADING, Outcome, Page

_COMMAND = re.compile(r"\\(?:full_)?bibliography$")
_DIV = re.compile(r":{3,}\s*\{\s*#refs\b[^{}]*\}\s*:*$|<div id=[\"']refs[\"'][^<>]*>$")
_WHOLE_DIV = re.compile(r"<div id=[\"']refs[\"'][^<>]*>\s*</div>$")
_DIV_END = re.compile(r":{3,}$|</div>$")
_DIRECTIVE = re.compile(r"[`~]{3,}\s*\{(?:foot)?bibliography\}")
_COLONS = re.compile(r"(?P<fence>:{3,})\s*\{(?:foot)?bibliography\}")


def commands(page: Page) -> list[tuple[int, int]]:
    r"""The lines that are `\bibliography` or `\full_bibliography`."""
    return [
        (page.line_start(line.start), page.line_end(line.start))
        for line in page.lines
        if not line.fence and not line.code and _COMMAND.match(line.body)
    ]


def divisions(page: Page) -> list[tuple[int, int]]:
    """Pandoc's `::: {#refs}` with nothing in it."""
    lines = page.lines
    found = []
    for number, line in enumerate(lines):
        if line.fence or line.code:
            continue
        if _WHOLE_DIV.match(line.body):
            found.append((page.line_start(line.start), page.line_end(line.start)))
        if not _DIV.match(line.body):
            continue
        after = next((one for one in lines[number + 1 :] if not one.blank), None)
        if after is not None and _DIV_END.match(after.body):
            found.append((page.line_start(line.start), page.line_end(after.start)))
    return found


def last_title(page: Page) -> list[tuple[int, int]]:
    """A heading of references that ends the page: Pandoc puts its list below it."""
    title = page.titles[-1] if page.titles else None
    if title is None or title.level >= NO_HEADING or not is_wording(title.words):
        return []
    if page.text[title.end :].strip():
        return []
    return [(_before_blank(page, title.start), len(page.text))]


def directives(page: Page) -> list[tuple[int, int]]:
    """MyST's directive `{bibliography}`, to the line that closes it."""
    found = [
        (page.line_start(fence.start), page.line_end(fence.end))
        for fence in page.fences
        if _DIRECTIVE.match(fence.opening)
    ]
    lines = page.lines
    for number, line in enumerate(lines):
        match = _COLONS.match(line.body)
        if match is not None and not line.code:
            closing = re.compile(f":{{{len(match['fence'])},}}$")
            end = next((one for one in lines[number + 1 :] if closing.match(one.body)), None)
            if end is not None:
                found.append((page.line_start(line.start), page.line_end(end.start)))
    return found


def with_empty_titles(page: Page, done: Outcome) -> list[tuple[int, int]]:
    """What is to be taken out, with the headings of references below which nothing is left."""
    found = sorted(done.removed)
    for title in page.titles if found else ():
        if not is_wording(title.words):
            continue
        end = section_end(page, title)
        inside = [(a, b) for a, b in found if title.end <= a and b <= end]
        rest = _without(page.text, title.end, end, inside)
        if inside and not rest.strip():
            start = title.start if end < len(page.text) else _before_blank(page, title.start)
            found = [one for one in found if one not in inside] + [(start, end)]
        found.sort()
    return found


def _without(text: str, start: int, end: int, gone: list[tuple[int, int]]) -> str:
    pieces, at = [], start
    for a, b in gone:
        pieces.append(text[at:a])
        at = b
    return "".join([*pieces, text[at:end]])


def _before_blank(page: Page, at: int) -> int:
    """The end of the last line that is not empty before an offset."""
    text = page.text[page.start : at].rstrip()
    return page.line_end(page.start + len(text)) if text else at
