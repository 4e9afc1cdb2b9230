r"""Mathematics, as pymdownx.arithmatex finds it: inline `$...$` and `\(...\)`, and whole blocks."""

import re
from collections.abc import Iterator

BLOT = "\x02"
"""Stands for code that was set aside; no formula reaches across it."""

_TOKEN = re.compile(rf"\\.|\$|{BLOT}+", re.DOTALL)
_BLOCK = re.compile(
    r"\$\$(?:\\.|[^\\])+?\$\$$|\\begin\{(?P<env>[a-z]+\*?)\}(?:\\.|[^\\])+?\\end\{(?P=env)\}$",
    re.DOTALL,
)


def content(formula: str) -> tuple[str, int]:
    r"""The TeX of a formula, and its offset: what stands between dollar signs or `\(` and `\)`.

    An environment is TeX from `\begin` to `\end`.

    >>> content("$x$"), content(r"\(x\)"), content("$$\nx\n$$")
    (('x', 1), ('x', 2), ('\nx\n', 2))
    >>> content(r"\begin{align}x\end{align}")
    ('\\begin{align}x\\end{align}', 0)
    """
    if formula.startswith("\\begin"):
        return formula, 0
    skip = 2 if formula.startswith(("$$", "\\(")) else 1
    return formula[skip : len(formula) - skip], skip


def is_formula(block: str) -> bool:
    r"""Whether the text between two blank lines is a formula: `$$...$$`, `\begin{x}...\end{x}`."""
    return block.endswith(("$$", "}")) and _BLOCK.match(block) is not None


def formulas(text: str) -> Iterator[tuple[int, int]]:
    r"""Formulas inside a line of text: `$...$` that hugs its content, and `\(...\)`.

    >>> list(formulas(r"$a$ costs $ 5, \(b\) and \$c$"))
    [(0, 3), (15, 20)]
    """
    tokens = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text)]
    ends = _formula_ends(tokens)
    at = 0
    for (start, end, sign), closing in zip(tokens, ends, strict=True):
        if start < at or closing is None:
            continue
        at = closing
        if sign == "$" and (text[end].isspace() or text[closing - 2].isspace()):
            at = start  # it does not hug its content
        else:
            yield (start, closing)


def _formula_ends(tokens: list[tuple[int, int, str]]) -> list[int | None]:
    r"""For each `$` and `\(`, where the formula that it may open ends."""
    found: list[int | None] = []
    dollar = bracket = None
    for _, end, sign in reversed(tokens):
        opened: int | None = None
        if sign == "$":
            opened = dollar if dollar != end + 1 else None
            dollar = end
        elif sign == "\\(":
            opened = bracket if bracket != end + 2 else None
        elif sign == "\\)":
            bracket = end
        elif sign[0] == BLOT:
            dollar = bracket = None
        found.append(opened)
    return found[::-1]
