r"""Shows what would be written as a unified diff, which `patch -p1` and `git apply` understand.

It is made of bytes and of lines that end in "\n" alone, so that it is right for files of any line
ends; the paths are those from the wiki's root.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import diff_bytes, unified_diff

from innerwiki.editing.writing import Rewrite
from innerwiki.reports.visible import visible

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_NO_LINE_END = b"\n\\ No newline at end of file\n"


def difference(rewrites: Iterable[Rewrite]) -> bytes:
    """The differences of several files, in the order given; nothing where there is none."""
    return b"".join(line for rewrite in rewrites for line in _lines(rewrite))


def _lines(rewrite: Rewrite) -> Iterator[bytes]:
    path = visible(rewrite.path).encode()
    for line in diff_bytes(
        unified_diff,
        _LINE.findall(rewrite.before),
        _LINE.findall(rewrite.after),
        b"a/" + path,
        b"b/" + path,
    ):
        yield line if line.endswith(b"\n") else line + _NO_LINE_END
