"""The MathML that a page may hold: an allow-list of elements, attributes and their values.

What the converter makes of a formula is made of the author's text, so it is held against this list
before a page shows it. There is no address in it, no id, no event, no class but one of our own, no
colour and no font; and no space so wide, or so far below nothing, that a formula would lie over
what stands beside it.
"""

import re

_ELEMENTS = frozenset(
    "math semantics annotation mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts "
    "mroot mrow mspace msqrt msub msubsup msup mtable mtd mtext mtr munder munderover "
    "b em i s u code span".split()
)
_TRUTH = re.compile("true|false")
_WIDE = re.compile(r"-?\d{1,2}(?:\.\d+)?r?em|0")
_SMALL = re.compile(r"-?\d(?:\.\d+)?r?em|0")
_SHIFT = re.compile(r"-?[01](?:\.\d+)?r?em|0")
_LINE = re.compile(r"0(?:\.\d+)?r?em|0")
_ATTRIBUTES = {
    "class": re.compile("iw-boxed"),
    "display": re.compile("block"),
    "encoding": re.compile("application/x-tex"),
    "form": re.compile("prefix|infix|postfix"),
    "mathvariant": re.compile("normal"),
    "scriptlevel": re.compile("[0-3]"),
    "linethickness": _LINE,
    "voffset": _SHIFT,
    "width": _WIDE,
    **dict.fromkeys("accent accentunder displaystyle largeop".split(), _TRUTH),
    **dict.fromkeys("movablelimits stretchy symmetric".split(), _TRUTH),
    **dict.fromkeys("depth height lspace maxsize minsize rspace".split(), _SMALL),
}
_DECLARATION = re.compile(
    rf"(?:margin-left|width|padding-(?:left|right|top|bottom)): ?(?:{_WIDE.pattern}|\d+(?:\.\d+)?%)"
    r"|(?:text-align|justify-items): (?:left|right|start|end)"
    r"|border-(?:top|left|right): 0\.05em (?:solid|dashed) currentcolor"
    r"|font-size: ?\d{2,3}%|font-variant-caps: small-caps|math-shift: ?compact"
)
_PIECE = re.compile(
    r'<(?P<close>/?)(?P<tag>[a-z]+)(?P<attributes>(?: +[a-z]+="[^"<>&]*")*) ?(?P<empty>/?)>'
    r"|[^<>&\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]+|&(?:amp|lt|gt|quot|\#39);"
)
_ATTRIBUTE = re.compile(r' +([a-z]+)="([^"]*)"')
_SPACE = re.compile(r"(?:width=\"|margin-left:)(-?)(\d+(?:\.\d+)?)")

WIDEST = 60.0
"""How wide, in ems, all spaces of a formula may be that its author asks for."""
FARTHEST_BACK = 6.0
"""How far its author may go back over what stands before."""


def is_allowed(mathml: str) -> bool:
    """Whether a page may hold some MathML: it is well formed, and all in it is on the list.

    >>> is_allowed("<math><mi>x</mi></math>")
    True
    >>> is_allowed('<math><mtext><a href="#x">x</a></mtext></math>')
    False
    """
    at = 0
    opened: list[str] = []
    spaces: list[str] = []
    for piece in _PIECE.finditer(mathml):
        if piece.start() != at or not (piece["tag"] is None or _may_stand(piece, opened)):
            return False
        at = piece.end()
        if piece["tag"] == "mspace":
            spaces.append(piece["attributes"])
    return at == len(mathml) and not opened and _are_bounded(spaces)


def _may_stand(tag: re.Match[str], opened: list[str]) -> bool:
    """Whether a tag may stand where `opened` are open; they are brought up to date."""
    name = tag["tag"]
    if tag["close"]:
        return bool(opened) and opened.pop() == name
    if not tag["empty"]:
        opened.append(name)
    return _may_open(name, tag["attributes"])


def _may_open(tag: str, attributes: str) -> bool:
    return tag in _ELEMENTS and all(
        _is_style(value) if name == "style" else _is_value(name, value)
        for name, value in _ATTRIBUTE.findall(attributes)
    )


def _is_value(name: str, value: str) -> bool:
    return name in _ATTRIBUTES and _ATTRIBUTES[name].fullmatch(value) is not None


def _is_style(value: str) -> bool:
    return all(_DECLARATION.fullmatch(one.strip()) for one in value.rstrip(";").split(";"))


def _are_bounded(spaces: list[str]) -> bool:
    """Whether the spaces that the author asks for are, all together, of reasonable width."""
    forth = back = 0.0
    for attributes in spaces:
        for sign, width in _SPACE.findall(attributes):
            if sign or "margin-left" in attributes:
                back += float(width)
            else:
                forth += float(width)
    return forth <= WIDEST and back <= FARTHEST_BACK
