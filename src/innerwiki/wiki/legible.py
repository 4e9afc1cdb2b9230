"""What can be taken in of a BibTeX file that is not UTF-8: the entries that hold no odd byte.

One byte of another encoding would else cost every entry of its file, and each citation of them. No
entry is ever guessed: a block that holds a byte which is no character is blotted out, and all else
keeps its place. The file's own problem is told all the same.
"""

import re
from collections.abc import Iterable

from innerwiki.bibliography.bibtex import blocks_of, parse
from innerwiki.model import Source

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""What stands for a byte that is no character."""

_INK = re.compile(r"[^\n]")


def legible(source: Source) -> Source:
    r"""A BibTeX file, decoded as far as it can be, with spaces for every block that cannot.

    >>> file = Source("a.bib", "@misc{a, note = {\ufffd}}\n@misc{b, note = {x}}")
    >>> legible(file).text.split()
    ['@misc{b,', 'note', '=', '{x}}']
    """
    blocks = [(block.start, block.end) for block in blocks_of(source)[0]]
    text = _without_unknown(source.text, blocks)
    # What a broken comment seems to hold is no block, and may be read as an entry all the same.
    raws = [entry.raw for entry in parse([Source(source.path, text)]) if UNKNOWN in entry.raw]
    starts = map(text.find, raws)
    ends = [(start, start + len(raw)) for start, raw in zip(starts, raws, strict=True)]
    return Source(source.path, _without_unknown(text, sorted(ends)))


def _without_unknown(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """The text with spaces for those of some stretches, in order, that hold what is unknown."""
    pieces, at = [], 0
    for start, end in stretches:
        if UNKNOWN in text[start:end]:
            pieces += [text[at:start], _INK.sub(" ", text[max(at, start) : end])]
            at = max(at, end)
    return "".join([*pieces, text[at:]])
