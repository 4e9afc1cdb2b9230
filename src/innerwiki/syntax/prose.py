r"""Finds paragraphs, headings and tables that are surely nothing else: most of what a body is.

Only code in fences and raw HTML have blank lines and unindented text inside them. So where neither
has begun, what stands between two blank lines is a paragraph, if no line of it begins with a space
or with a sign that means something; it need not be held, line by line, against all that a line may
begin.
"""

import re
from collections.abc import Iterator

from innerwiki.syntax.block import Block, BlockKind, block_of
from innerwiki.syntax.tables import plain_table

# To ask an enumeration for a member takes its time.
_HEADING, _PARAGRAPH = BlockKind.HEADING, BlockKind.PARAGRAPH

# No heading, underline, row of dashes, quotation, definition, fence, HTML, rule, item, formula,
# callout, footnote or link definition begins like this.
_LINE = (
    r"(?![\s#=<>:|$\\+-]|`{3}|~{3}|\d+\.[ \t]|!!!|\?\?\?|\*[ \t]|(?:[*_][ ]{0,2}){3}|\[[^\]\n]*\]:)"
    r"[^\n]++"
)
_ROW = r"\|[^\n]*+"
_PLAIN = re.compile(rf"#[^\n]*\Z|{_ROW}(?:\n{_ROW})++\Z|{_LINE}(?:\n{_LINE})*+\Z")
_SPECIAL = re.compile(r"[> \t]*(?:<|`{3}|~{3})")
_SPECIAL_LINE = re.compile(r"\n" + _SPECIAL.pattern)


MAX_LEVEL = 6
"""Of headings: what begins with more signs is not as plain as that."""


def plain_stretches(text: str, start: int) -> Iterator[tuple[int, str]]:
    r"""What from `start` on stands between blank lines and is one paragraph or heading, and where.

    A heading begins with `#`, and no paragraph does. Where each line begins with `|`, they are a
    table, or else one paragraph.

    >>> text = "---\n\n# A\n\nb\nc\n\n- d\n\n**e**\n\n|f\n|-\n\n<p>f</p>\n\ng"
    >>> list(plain_stretches(text, 4))
    [(5, '# A'), (10, 'b\nc'), (20, '**e**'), (27, '|f\n|-')]
    """
    end = _first_special(text, start)
    at = max(start - 1, 0)
    above, *pieces = text[at:end].split("\n\n")
    at += len(above) + len("\n\n")
    for piece in pieces:
        if "\n" not in piece and piece[:1].isalpha():  # as most paragraphs are
            yield at, piece
        else:  # there may be more blank lines than one, and the text may end with its line
            stretch = piece.strip("\n")
            if _PLAIN.match(stretch) is not None:
                yield at + piece.index(stretch), stretch
        at += len(piece) + len("\n\n")


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


def plain_blocks(text: str, start: int, home: int, own: int) -> list[Block] | None:
    """The blocks of a plain stretch; None where signs in it mean more than that they begin it.

    Args:
        text: the stretch.
        start: where it stands in the file.
        home: the number of the container that it stands in, the body itself.
        own: that of a container of its own, which a table is.
    """
    if text[0] == "|":
        return plain_table(text, start, own)
    if text[0] == "#":
        return heading(text, start, home)
    return [paragraph(text, start, home)]


def paragraph(text: str, start: int, home: int) -> Block:
    r"""The block of a plain paragraph that stands at `start`, in no container.

    >>> block = paragraph("a \nb", 4, 1)
    >>> block.text, block.offsets, block.starts
    ('a\nb', (0, 2), (4, 7))
    """
    if "\n" not in text:
        return block_of((_PARAGRAPH, text.rstrip(), (0,), (start,), (), 0, 0, home, 0))
    starts, offsets, bodies, offset = [], [], [], 0
    for line in text.split("\n"):
        body = line.rstrip()
        starts.append(start)
        offsets.append(offset)
        bodies.append(body)
        start += len(line) + 1
        offset += len(body) + 1
    return Block(_PARAGRAPH, "\n".join(bodies), tuple(offsets), tuple(starts), home=home)


def heading(text: str, start: int, home: int) -> list[Block] | None:
    """The block of a plain heading that stands at `start`; None where signs in it mean something.

    >>> [block] = heading("## Two kinds ", 4, 1)
    >>> block.text, block.level, block.starts
    ('Two kinds', 2, (7,))
    >>> heading("## C# ", 0, 1) is heading("####### Seven", 0, 1) is heading("#", 0, 1) is None
    True
    """
    rest = text.lstrip("#")
    level = len(text) - len(rest)
    words = rest.strip()
    if level > MAX_LEVEL or not words or "#" in words or "\\" in words:
        return None
    place = start + level + rest.index(words)
    return [block_of((_HEADING, words, (0,), (place,), (), level, 0, home, 0))]
