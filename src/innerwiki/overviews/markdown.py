r"""Text of an article inside Markdown of ours, as forges read it: nothing in it is a sign.

What an author wrote must not become a heading, a link, a row more, HTML, or a call to the person
whose handle it names.
"""

import re

_SIGNS = re.compile(r"[\\`*_\[\]|~$]")
_CALL = re.compile(r"@(?=\w)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def plain(text: str) -> str:
    r"""A text that reads as it is, on one line; it may stand anywhere but at the head of a line.

    >>> print(plain("a | *b* <i>\n@ada"))
    a \| \*b\* &lt;i&gt; @<!-- -->ada
    """
    line = " ".join(text.split())
    escaped = "".join(_ENTITIES.get(char, char) for char in line)
    return _CALL.sub("@<!-- -->", _SIGNS.sub(r"\\\g<0>", escaped))


def link(text: str, address: str | None) -> str:
    """A text that leads to an address, or only the text where there is none."""
    shown = plain(text)
    if not address:
        return shown
    return f"[{shown}](<{address.replace('<', '%3C').replace('>', '%3E')}>)"
