r"""Finds the paragraphs and headings that are surely nothing else: most of what a body consists of.

Only code in fences and raw HTML have blank lines and unindented text inside them. So where neither
has begun, what stands between two blank lines is a paragraph, if no line of it begins with a space
or with a sign that means something; it need not be held, line by line, against all that a line may
begin.
"""

import re
from collections.abc import Iterator

from innerwiki.syntax.block import Block, BlockKind

_PARAGRAPH = BlockKind.PARAGRAPH  # to ask for a member takes its time

# No heading, underline, row of dashes, quotation, definition, fence, HTML, rule, item, formula,
# callout, footnote or link definition begins like this.
_LINE = (
    r"(?![\s#=<>:|$\\+-]|`{3}|~{3}|\d+\.[ \t]|!!!|\?\?\?|\*[ \t]|(?:[*_][ ]{0,2}){3}|\[[^\]\n]*\]:)"
    r"[^\n]++"
)
_PLAIN = re.compile(rf"\n\n((?:#[^\n]*)|{_LINE}(?:\n{_LINE})*+)(?=\n\n|\n?\Z)")
_SPECIAL = re.compile(r"[> \t]*(?:<|`{3}|~{3})")
_SPECIAL_LINE = re.compile(r"\n" + _SPECIAL.pattern)


def plain_stretches(text: str, start: int) -> Iterator[tuple[int, int]]:
    r"""Where from `start` on lines stand between blank lines that are one paragraph or heading.

    A heading begins with `#`, and no paragraph does.

    >>> text = "---\n\n# A\n\nb\nc\n\n- d\n\n**e**\n\n<p>f</p>\n\ng"
    >>> [text[begin:end] for begin, end in plain_stretches(text, 4)]
    ['# A', 'b\nc', '**e**']
    """
    for match in _PLAIN.finditer(text, max(start - 1, 0), _first_special(text, start)):
        yield match.span(1)


def _first_special(text: str, start: int) -> int:
    """Up to where there is surely neither code in fences nor raw HTML: some blank line, or an end.

    What begins inside a paragraph, and may be none of them, ends it here all the same.
    """
    if not ("<" in text or "`" in text or "~" in text):
        return len(text)
    if _SPECIAL.match(text, start):
        return start
    special = _SPECIAL_LINE.search(text, start)
    if special is None:
        return len(text)
    return max(text.rfind("\n\n", start, special.start() + 1) + 1, start)


def paragraph(text: str, start: int, home: int) -> Block:
    r"""The block of a plain paragraph that stands at `start`, in no container.

    >>> block = paragraph("a \nb", 4, 1)
    >>> block.text, block.offsets, block.starts
    ('a\nb', (0, 2), (4, 7))
    """
    starts, offsets, bodies, offset = [], [], [], 0
    for line in text.split("\n"):
        body = line.rstrip()
        starts.append(start)
        offsets.append(offset)
        bodies.append(body)
        start += len(line) + 1
        offset += len(body) + 1
    return Block(_PARAGRAPH, "\n".join(bodies), tuple(offsets), tuple(starts), home=home)
