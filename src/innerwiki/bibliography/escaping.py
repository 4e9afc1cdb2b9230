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
_IN_IDENTIFIER = {"{": "%7B", "}": "%7D", "\\": "%5C"}
_TO_ESCAPE = re.compile(r"[%&_#$\\{}~^`]|--+|''+")


def escape(text: str) -> str:
    r"""A plain text such that it is read as itself, each run of white space as one space.

    >>> escape("50% of {x} -- R&D")
    '50\\% of \\textbraceleft{}x\\textbraceright{} {-}{-} R\\&D'
    """
    return _TO_ESCAPE.sub(_escaped, " ".join(text.split()))


def escape_literal(text: str) -> str:
    r"""An address, identifier or path, which is read to the letter, without signs of BibTeX.

    >>> escape_literal("https://a.example/{b}%20c_d")
    'https://a.example/%7Bb%7D%20c_d'
    """
    return "".join(_IN_IDENTIFIER.get(sign, sign) for sign in " ".join(text.split()))


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    return _ESCAPES.get(found) or "".join(f"{{{sign}}}" for sign in found)
