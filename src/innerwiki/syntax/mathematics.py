r"""From TeX to MathML, which browsers show by themselves: no script, no font, no request.

A formula is held against its bounds first (`innerwiki.syntax.tex`), then converted, then what came
out is held against an allow-list (`innerwiki.syntax.mathml`). Whichever of the three objects, the
outcome is a `Fault`, with the place in the TeX: the check reports it, and the page shows the TeX.

Equations are not numbered, since a number would be that of the formula, not of the page; `\tag`
shows one that its author chose. Both readers of an article, the check and the page, convert its
formulas; each is converted once.
"""

import re
from dataclasses import dataclass
from functools import lru_cache, partial
from html import escape

from math_core import LatexError, LatexToMathML

from innerwiki.syntax.mathml import is_allowed
from innerwiki.syntax.tex import DEEPEST, LONGEST, MOST_OPEN, REFUSED, WAYS_OUT, Prepared, prepare

_CONVERTER = LatexToMathML(
    fancy_error=False,
    # To stretch a tilde, which not all browsers do, is better than to have none.
    allow_unreliable_rendering=True,
    macros={"substack": r"\begin{subarray}{c}#1\end{subarray}"},
)
_ERROR = re.compile(r"(?P<at>\d+): (?P<message>.*)", re.DOTALL)
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)|.", re.DOTALL)
_NUMBER = re.compile(r"(<mtd style=\"width: [\d.]+%)[^\"]*\"><mtext>\((\d+)\)</mtext></mtd>")
_TAG = re.compile(r"\\tag\s*\{\s*(\d+)\s*\}")
_ENTITIES = {
    "&ApplyFunction;": "\N{FUNCTION APPLICATION}",
    "&InvisibleTimes;": "\N{INVISIBLE TIMES}",
}
"""Names that HTML knows and XML, which feeds and exports are made of, does not."""
_BOX = re.compile(r"<menclose notation=\"box\">(.*?)</menclose>", re.DOTALL)

_MEND = "correct it; until then, readers see the TeX as it is written"
_HELP = {
    "unknown command": "write it in other commands; `\\operatorname{name}` sets a name upright",
    "unknown environment": "`aligned`, `gathered`, `cases`, `array` and the matrices are known",
    "found `&`": "put the lines between `\\begin{aligned}` and `\\end{aligned}`",
    "found `\\tag": "put the equation between `\\begin{align}` and `\\end{align}`",
    "unexpected `$`": "mathematics in mathematics needs no dollar signs of its own",
    "expected closing token": "close what is open",
    "unmatched closing token": "open it further on the left, or leave it out",
    "not valid in text mode": "in text, put a backslash before `_`, `&`, `#` and `%`",
}
"""How to mend what the converter objects to, by how its message begins."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why some TeX is not shown as a formula; `start` and `end` are offsets in the TeX."""

    message: str
    help: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def to_mathml(tex: str, *, display: bool) -> str | Fault:
    r"""The MathML of a formula, or why there is none.

    Args:
        tex: the TeX between the dollar signs, or an environment from `\begin` to `\end`.
        display: the formula stands on a line of its own.

    Returns:
        A `<math>` element that is safe on a page and holds the TeX as an annotation, or the fault.

    >>> to_mathml("x", display=False)  # doctest: +ELLIPSIS
    '<math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x</...
    >>> to_mathml(r"\foo{x}", display=False)  # doctest: +ELLIPSIS
    Fault(message='unknown command `\\foo`', help=..., start=0, end=4)
    """
    if len(tex) > LONGEST:
        return Fault(f"a formula has at most {LONGEST:,} characters", _PART, 0, len(tex))
    prepared = prepare(tex, display=display)
    if prepared.deepest > DEEPEST:
        return Fault(f"more than {DEEPEST} groups lie inside one another", _PART, 0, len(tex))
    if prepared.unpaired > MOST_OPEN:
        return Fault(f"more than {MOST_OPEN} brackets are never closed", _CLOSE, 0, len(tex))
    if prepared.refused is not None:
        name, at = prepared.refused
        reason = REFUSED[name]
        return Fault(f"`\\{name}`: {reason}", WAYS_OUT[reason], at, at + len(name) + 1)
    try:
        mathml = _CONVERTER.convert_with_local_state(prepared.text, displaystyle=display)
    except LatexError as error:
        return _fault(str(error), tex, prepared)
    return _finished(mathml, tex)


_PART = "write it in several parts"
_CLOSE = "close them, or write some as `\\big(`"


def _finished(mathml: str, tex: str) -> str | Fault:
    """The MathML as the page holds it: without numbers, with its TeX, if all in it is allowed."""
    mathml = _NUMBER.sub(partial(_unless_chosen, set(_TAG.findall(tex))), mathml)
    while (boxed := _BOX.sub(r'<mrow class="iw-boxed">\1</mrow>', mathml)) != mathml:
        mathml = boxed
    for entity, character in _ENTITIES.items():
        mathml = mathml.replace(entity, character)
    opening, _, rest = mathml.partition(">")
    content = rest.removesuffix("</math>")
    annotation = escape(tex.strip(), quote=False)
    mathml = (
        f"{opening}><semantics><mrow>{content}</mrow>"
        f'<annotation encoding="application/x-tex">{annotation}</annotation></semantics></math>'
    )
    if is_allowed(mathml):
        return mathml
    message = "it asks for what no page shows: a link, very wide spaces, a control character"
    return Fault(message, "leave it out", 0, len(tex))


def _unless_chosen(chosen: set[str], number: re.Match[str]) -> str:
    """A cell without its number, unless that is the author's choice."""
    return number[0] if number[2] in chosen else f'{number[1]}"></mtd>'


def _fault(error: str, tex: str, prepared: Prepared) -> Fault:
    """What the converter says, in words for the author, at the author's own place."""
    match = _ERROR.fullmatch(error)
    at, said = (int(match["at"]), match["message"]) if match else (0, error)
    message = said[:1].lower() + said[1:].removesuffix(".").replace('"', "`")
    if message.startswith("internal"):
        message = "this cannot be read"
    mend = next((text for begin, text in _HELP.items() if message.startswith(begin)), _MEND)
    start = min(prepared.origin(at), len(tex))
    sign = _COMMAND.match(tex, start)
    if sign is None:  # it ends too soon: all of it is meant
        return Fault(message, mend, 0, len(tex))
    return Fault(message, mend, start, sign.end())
