r"""What is asked of TeX before it is handed to the converter: its bounds, its commands, its form.

The converter (`innerwiki.syntax.mathematics`) descends into groups by calling itself, so a formula
of some thousand braces would bring down the whole process; and what is common in articles it does
not all know. Both want the same walk over the signs of a formula: it measures how deep they go,
finds the commands that no formula may have, and writes a few others anew, in such a way that a
fault is still told at the author's own place.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

LONGEST = 4_000
"""Characters of a formula; pages of printed mathematics have some hundred."""
MOST_OPEN = 10
"""Brackets without a partner; with each more, the converter takes twice as long to pair them."""
DEEPEST = 100
"""Groups inside one another; a stack of half a megabyte, as some threads have it, holds them."""

_SIGN = re.compile(
    r"(?P<skip>%[^\n]*|\s+)"
    r"|\\begin\s*\{(?P<begin>[^{}\\]*)\}"
    r"|\\end\s*\{(?P<end>[^{}\\]*)\}"
    r"|\\(?P<command>[A-Za-z]+|.)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_ENVIRONMENTS = {
    "split": "aligned",
    "smallmatrix": "matrix",
    "multline*": "multline",
    "flalign": "align",
    "flalign*": "align*",
}
"""Environments that the converter does not know, and those that come closest."""
_COMMANDS = dict.fromkeys(("mbox", "hbox", "textsf", "textrm"), "text")
"""The same of commands."""
_TEXT = frozenset("text textbf textit textmd textnormal texttt textup".split()) | _COMMANDS.keys()
_ENDS = {"right": "left", "endgroup": "begingroup"}
_TAKES_OPTION = frozenset(("sqrt", "xrightarrow", "xleftarrow"))

_DEFINES = "a formula cannot define commands"
_REFERS = "formulas have no labels that could be referred to"
_COLOURS = "formulas have no colours of their own"
_STRIKES = "browsers do not all show what is struck out"
REFUSED: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            "def edef gdef xdef let global newcommand renewcommand providecommand".split(), _DEFINES
        ),
        **dict.fromkeys("label ref eqref".split(), _REFERS),
        **dict.fromkeys("color textcolor definecolor".split(), _COLOURS),
        **dict.fromkeys("cancel bcancel xcancel sout phase angl".split(), _STRIKES),
    }
)
"""Commands that the converter knows and no formula may have, and why."""
WAYS_OUT: Mapping[str, str] = MappingProxyType(
    {
        _DEFINES: "write out what the command stands for",
        _REFERS: "`\\tag{1}` shows a number in `align`; refer to it in words",
        _COLOURS: "what is read on white is not read on black; leave it out",
        _STRIKES: "say in words what goes away",
    }
)
"""For each reason, how to do without."""

_NAMES = "Angle Brace Vert ang angle brace brack ceil floor group moustache paren vert"
_DOUBLED = "angle bracket corner parenthesis"
_OPENS = frozenset(("{", "ulcorner", *(f"l{name}" for name in _NAMES.split())))
_OPENS |= frozenset(f"ll{name}" for name in _DOUBLED.split())
_CLOSES = frozenset(("}", "urcorner", "lrcorner", *(f"r{name}" for name in _NAMES.split())))
_CLOSES |= frozenset(f"rr{name}" for name in _DOUBLED.split())
"""Commands for brackets; the signs for them are known to Unicode, all but a few."""
_OPENING, _CLOSING = frozenset("⌈⌊⌜⌞⎰"), frozenset("⌉⌋⌝⌟⎱")
_SIZED = frozenset(f"{big}{side}" for big in ("big", "Big", "bigg", "Bigg") for side in " lmr")
_BEFORE_BRACKET = frozenset(("left", "right", "middle", *(name.strip() for name in _SIZED)))
"""What follows them is a bracket by itself, and has no partner."""

Edit = tuple[int, int, str]


@dataclass(slots=True)
class _Group:
    """What has been opened: by which sign, how deep it lies, after which command."""

    sign: str
    depth: int
    command: str
    in_formula: bool = False
    """In text: a dollar sign has led back to mathematics."""
    brackets: int = 0
    """Brackets in it that are still open."""


@dataclass(slots=True)
class Prepared:
    """A formula for the converter.

    `text` is what it is given; `deepest` how many groups lie inside one another; `unpaired` how
    many brackets are never closed; `refused` the first command that no formula may have, with its
    offset in what the author wrote.
    """

    text: str
    deepest: int
    unpaired: int
    refused: tuple[str, int] | None
    edits: list[Edit] = field(default_factory=list)

    def origin(self, offset: int) -> int:
        """The offset in the author's TeX of an offset in `text`."""
        shift = 0
        for start, end, new in self.edits:
            if offset < start + shift:
                break
            if offset < start + shift + len(new):
                return start
            shift += len(new) - (end - start)
        return offset - shift


def prepare(tex: str, *, display: bool) -> Prepared:
    r"""Walk over a formula once, and write anew what the converter knows by another name.

    >>> prepare(r"\begin{split} a &= b \end{split}", display=True).text
    '\\begin{aligned} a &= b \\end{aligned}'
    >>> prepare(r"a & \text{if $a > 0$}", display=True).text
    'a & \\text{if }a > 0\\text{}'
    >>> prepare(r"a \\ b", display=True).text
    '\\begin{gathered}a \\\\ b\\end{gathered}'
    >>> prepare("{a^{b}}", display=False).deepest
    3
    """
    walk = _Walk()
    for match in _SIGN.finditer(tex):
        walk.take(match)
    edits = walk.edits
    if walk.has_lines and display:
        edits = [(0, 0, "\\begin{gathered}"), *edits, (len(tex), len(tex), "\\end{gathered}")]
    return Prepared(_apply(tex, edits), walk.deepest, walk.unpaired, walk.refused, edits)


class _Walk:
    r"""Remembers what is open; in a row of commands each may take the next, as in `\hat\hat x`."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self.deepest = 0
        self.unpaired = 0
        self.refused: tuple[str, int] | None = None
        self.has_lines = False
        """Lines are broken outside of every environment."""
        self._groups: list[_Group] = []
        self._outermost = _Group("", 0, "")
        self._run = 0
        """Commands in a row, each of which may take the next for its argument."""
        self._command = ""

    def take(self, match: re.Match[str]) -> None:
        """Go on by one sign."""
        if match["skip"] is not None:
            if "\xa0" in match[0] and match[0][0] != "%":
                self.edits.append((*match.span(), " "))
            return
        for kind in ("begin", "end"):
            if match[kind] in _ENVIRONMENTS:
                self.edits.append((*match.span(kind), _ENVIRONMENTS[match[kind]]))
        if match["begin"] is not None:
            self._open("begin")
        elif match["end"] is not None:
            self._close("begin")
        elif match["command"] is not None:
            self._take_command(match["command"], match.start())
        else:
            self._take_sign(match["sign"], match.start())
        depth = self._groups[-1].depth if self._groups else 0
        self.deepest = max(self.deepest, depth + self._run)

    def _take_command(self, name: str, at: int) -> None:
        if name in REFUSED and self.refused is None:
            self.refused = (name, at)
        if name in _COMMANDS:
            self.edits.append((at + 1, at + 1 + len(name), _COMMANDS[name]))
        self._pair(name in _OPENS, name in _CLOSES)
        if name in ("left", "begingroup"):
            self._open(name)
        elif name in _ENDS:
            self._close(_ENDS[name])
        else:
            self.has_lines |= name == "\\" and not self._groups
            self._run += 1
        self._command = name

    def _take_sign(self, sign: str, at: int) -> None:
        if sign == "{" or (sign == "[" and self._command in _TAKES_OPTION):
            self._open(sign)
        elif sign == "}":
            self._close("{")
        elif sign == "]" and self._groups and self._groups[-1].sign == "[":
            self._close("[")
        elif sign in "^_":
            self._run += 1
        else:
            self._pair(_is_bracket(sign, "Ps", _OPENING), _is_bracket(sign, "Pe", _CLOSING))
            self._run = 0
            if sign == "$":
                self._turn(at)
        self._command = ""

    def _pair(self, opens: bool, closes: bool) -> None:
        """Count brackets, group by group; those in a group that is closed find no partner more."""
        if self._command in _BEFORE_BRACKET or not (opens or closes):
            return
        group = self._groups[-1] if self._groups else self._outermost
        step = opens - (closes and group.brackets > 0)
        group.brackets += step
        self.unpaired += step

    def _turn(self, at: int) -> None:
        r"""`\text{if $x$}`: the converter has no mathematics in text, so the text is parted."""
        group = self._groups[-1] if self._groups else None
        if group is not None and group.command in _TEXT:
            group.in_formula = not group.in_formula
            new = "}" if group.in_formula else f"\\{group.command}{{"
            self.edits.append((at, at + 1, new))

    def _open(self, sign: str) -> None:
        outer = self._groups[-1].depth if self._groups else 0
        command = self._command if sign == "{" else ""
        self._groups.append(_Group(sign, outer + self._run + 1, command))
        self._run, self._command = 0, ""

    def _close(self, sign: str) -> None:
        """Close the innermost group that began so, and all inside it; if there is none, nothing."""
        self._run, self._command = 0, ""
        for number in range(len(self._groups) - 1, -1, -1):
            if self._groups[number].sign == sign:
                del self._groups[number:]
                return


def _is_bracket(sign: str, category: str, others: frozenset[str]) -> bool:
    return unicodedata.category(sign) == category or sign in others


def _apply(text: str, edits: list[Edit]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, new in edits:
        pieces += (text[at:start], new)
        at = end
    pieces.append(text[at:])
    return "".join(pieces)
