r"""Plain text as a value of BibTeX: the way back from what `latex` does.

Signs that LaTeX reads as something else are escaped, and so are runs of hyphens and apostrophes,
which would become dashes and quotation marks; braces are balanced whatever the text holds. Letters
with accents are left as they are, since the files are UTF-8.
"""

import re

_ESCAPES = {
    **{sign: f"\\{sign}" for sign in "%&_#$"},
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\~{}",
    "^": r"\^{}",
    "`": r"\textasciigrave{}",
}
_TO_ESCAPE = re.compile(r"[%&_#$\\{}~^`]|--+|''+")


def escape(text: str) -> str:
    r"""A plain text such that it is read as itself, each run of white space as one space.

    >>> escape("50% of {x} -- R&D")
    '50\\% of \\textbraceleft{}x\\textbraceright{} {-}{-} R\\&D'
    """
    return _TO_ESCAPE.sub(_escaped, " ".join(text.split()))


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    return _ESCAPES.get(found) or "".join(f"{{{sign}}}" for sign in found)
