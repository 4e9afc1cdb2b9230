r"""Text of an article inside Markdown of ours, as forges read it: nothing in it is a sign.

What an author wrote must not become a heading, a link, a row more, HTML, a call to the person whose
handle it names, or a mention in the issue whose number it holds. Forges see an address or a number
in plain text, too; an empty comment inside keeps them from it.
"""

import re
from html import escape

_SIGNS = re.compile(r"[\\`*_\[\]|~$]")
_CALL = re.compile(r"@(?=\w)|[#!](?=\d)|\bGH-(?=\d)|:(?=//)|\bwww(?=\.)", re.IGNORECASE)


def plain(text: str) -> str:
    r"""A text that reads as it is, on one line; it may stand anywhere but at the head of a line.

    >>> print(plain("a | *b* <i>\n@ada"))
    a \| \*b\* &lt;i&gt; @<!-- -->ada
    """
    return _escaped(" ".join(text.split()))


def said(text: str) -> str:
    r"""A message of ours on one line: back-ticks mean code, the rest reads as it is.

    >>> print(said("no entry `a_b` for *this*"))
    no entry `a_b` for \*this\*
    """
    pieces = " ".join(text.split()).split("`")
    if len(pieces) % 2 == 0:
        return _escaped("`".join(pieces))
    return "".join(
        (f"`{piece}`" if piece.strip() else r"\`" + piece + r"\`")
        if number % 2
        else _escaped(piece)
        for number, piece in enumerate(pieces)
    )


def link(text: str, address: str | None) -> str:
    """A text that leads to an address, or only the text where there is none."""
    shown = plain(text)
    if not address:
        return shown
    return f"[{shown}](<{address.replace('<', '%3C').replace('>', '%3E')}>)"


def _escaped(line: str) -> str:
    signs = _SIGNS.sub(r"\\\g<0>", escape(line, quote=False))
    return _CALL.sub(r"\g<0><!-- -->", signs)
