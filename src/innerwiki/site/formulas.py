r"""Formulas on their way through the making of a page: TeX in an attribute, MathML at the end.

Markdown leaves a formula as TeX in an element of its own. In the sanitised body that becomes an
empty element which carries the TeX as an attribute: so nothing that goes over the text of a page
(marks, highlights of sentences) finds anything to change in a formula. When all of that is done,
the MathML is put in its place. It is made by `innerwiki.syntax.mathematics`, not by the author.

A long formula has an element around it in which it scrolls, and which the keyboard reaches. So has
none that is short: it would be one more stop on the way for nothing.
"""

import re
from html import escape, unescape

from innerwiki.syntax.mathematics import Fault, to_mathml

_FROM_MARKDOWN = re.compile(
    r"<(?P<tag>span|div) class=\"arithmatex\">\\[(\[](?P<tex>[^<]*)\\[)\]]</(?P=tag)>"
)
_DELIMITED = re.compile(r"\\\((.+?)\\\)")
_HELD = re.compile(r"<(?P<tag>span|div) class=\"iw-tex\" data-tex=\"(?P<tex>[^\"]*)\"></(?P=tag)>")
_ANNOTATION = re.compile(r"<annotation\b.*", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ENVIRONMENT = re.compile(r"\s*\\begin\{[^{}]*\}.*\\end\{[^{}]*\}\s*", re.DOTALL)
_SPACE = re.compile(r"<mspace width=\"(\d+(?:\.\d+)?)r?em\"")

MOST_IN_VIEW = 25
"""Signs of a formula that the narrowest window has room for; it is 18 ems wide.

A sign is about 0.6 ems wide, and so is the space around an operator.
"""


def hold_formulas(html: str) -> str:
    r"""Sanitised HTML in which each formula is an empty element.

    >>> hold_formulas('<p><span class="arithmatex">\\(a &lt; b\\)</span></p>')
    '<p><span class="iw-tex" data-tex="a &lt; b"></span></p>'
    """
    return _FROM_MARKDOWN.sub(_held, html) if 'class="arithmatex"' in html else html


def _held(match: re.Match[str]) -> str:
    tag, tex = match["tag"], escape(unescape(match["tex"]))
    return f'<{tag} class="iw-tex" data-tex="{tex}"></{tag}>'


def without_formulas(text: str) -> str:
    r"""A heading of the table of contents, in plain text or HTML, with formulas as TeX.

    >>> without_formulas(r"The loss \(L\)")
    'The loss $L$'
    """
    bare = _FROM_MARKDOWN.sub(r"$\g<tex>$", text)
    return _DELIMITED.sub(r"$\1$", bare)


def show_formulas(html: str) -> str:
    """HTML in which each formula is shown: as MathML, or as its author wrote it."""
    return _HELD.sub(_shown, html) if 'class="iw-tex"' in html else html


def _shown(match: re.Match[str]) -> str:
    tex, tag = unescape(match["tex"]), match["tag"]
    display = tag == "div"
    mathml = to_mathml(tex, display=display)
    if isinstance(mathml, Fault):
        code = f'<code class="iw-unread">{escape(_as_written(tex, display=display))}</code>'
        return f'<div class="iw-formula" tabindex="0">{code}</div>' if display else code
    attributes = ' tabindex="0" role="group" aria-label="Formula"' if _is_long(mathml) else ""
    if not (display or attributes):
        return mathml
    return f'<{tag} class="iw-formula"{attributes}>{mathml}</{tag}>'


def _as_written(tex: str, *, display: bool) -> str:
    if not display:
        return f"${tex}$"
    return tex.strip() if _ENVIRONMENT.fullmatch(tex) else f"$${tex}$$"


def _is_long(mathml: str) -> bool:
    """Whether a narrow window may have no room for it; rather said too often than once too few."""
    seen = _ANNOTATION.sub("", mathml)
    spaces = sum(float(width) for width in _SPACE.findall(seen))
    signs = len(unescape(_TAG.sub("", seen)))
    return signs + seen.count("<mo") + 2 * spaces > MOST_IN_VIEW
