r"""LaTeX in a field's text becomes Unicode: accents, symbols, dashes, quotation marks, simple math.

One pass of one regular expression, so that no text can make it raise, recurse or slow down. What
a macro stands for is looked up in pylatexenc's table; its parser is left out, since it drops what
follows a bare `%`, reads `&` as a column, and fails on some broken texts. Here an unknown macro is
dropped and its argument kept, and addresses stay to the letter.
"""

import re
import unicodedata
from functools import cache, lru_cache
from html import unescape
from typing import Any

_SIGN = re.compile(r"[\\{}$~`]")

# Each alternative begins with a letter of its own, not with a group or a set: only then does `re`
# pass quickly over the signs that begin none.
_TOKEN = re.compile(
    r"""
      \\(?:url|path|nolinkurl)\s*\{(?P<url>[^{}]*)\}
    | \\(?:begin|end)\s*\{(?P<environment>[A-Za-z]+\*?)\}
    | https?://[^\s{}\\]+
    | \\(?P<mark>[`'^"~=.])\s*+\{?+\s*+(?:\\(?P<marked_word>[A-Za-z]+)\s*|(?P<marked>[^\W\d_]))
    | \\(?P<over>[uvHckrdb])(?:\s*+\{\s*+|\s++|(?=\\))
        (?:\\(?P<under_word>[A-Za-z]+)\s*|(?P<under>[^\W\d_]))
    | \\(?P<word>[A-Za-z]+)\*?\s*
    | \\\((?P<inline>.{0,500}?)\\\)
    | \\(?P<escaped>.|\Z)
    | \$\$?(?P<math>[^\s$](?:[^$]{0,500}[^\s$\\])?)\$\$?(?!\d)
    | ---? | `` | '' | \{ | \} | ~ | `
    """,
    re.VERBOSE | re.DOTALL,
)
_MATH_WORD = re.compile(r"\\([A-Za-z]+)(\s*)")
_SCRIPT = re.compile(r"([\^_])(?:\{([^{}]*)\}|([^\s{}\\]))")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8});")
_CLOSING_QUOTE = re.compile(r"'(?!\w)")

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}
_ESCAPED = {**{sign: sign for sign in "&%_#${}~^"}, **dict.fromkeys("\\ ,;:\n", " ")}
_PLAIN = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "~": " "}
_WORDS = {
    "LaTeX": "LaTeX", "TeX": "TeX", "pounds": "£", "euro": "€", "S": "§", "sqrt": "√",
    "hyphen": "-", "nbhyphen": "-", "fshyphen": "-", "slash": "/",
    "textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^",
}  # fmt: skip
_SCRIPTS = {
    "^": str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"),
    "_": str.maketrans("0123456789+-=()aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓ"),
}


@cache
def _table() -> Any:
    """What the macros stand for; made, and what makes it imported, when the first is met."""
    from pylatexenc.latex2text import (  # type: ignore[import-untyped] # noqa: PLC0415 - few pay
        get_default_latex_context_db,  # it has no types
    )

    return get_default_latex_context_db()


def decode(text: str) -> str:
    r"""The text of a field without LaTeX: in NFC, each run of white space one space.

    >>> decode(r"Man{\'e}, {\AA}ngstr\"om and Erd\H{o}s")
    'Mané, Ångström and Erdős'
    >>> decode(r"{RL}$^2$: 50% \& more---Utility $\neq$ Reward")
    'RL²: 50% & more—Utility ≠ Reward'
    >>> decode(r"\emph{Notes}, \url{https://example.org/~a_b%20c}")
    'Notes, https://example.org/~a_b%20c'
    """
    if _is_latex(text):
        quoted = "`" in text
        text = " ".join(_TOKEN.sub(_replace, text).split())
        if quoted:
            text = _CLOSING_QUOTE.sub("’", text)
    if "&" in text:  # some programs export what they took from a web page
        text = " ".join(_ENTITY.sub(lambda match: unescape(match[0]), text).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _is_latex(text: str) -> bool:
    """Whether a text may have to be changed; of most it is quickly known that they need not."""
    return (
        not text.isprintable()
        or _SIGN.search(text) is not None
        or "--" in text
        or "''" in text
        or "  " in text
    )


def _replace(match: re.Match[str]) -> str:
    kind, value = match.lastgroup, match[match.lastgroup or 0]
    match kind:
        case None | "environment":
            return value if value.startswith("http") else _PLAIN.get(value, "")
        case "marked" | "marked_word" | "under" | "under_word":
            base = _symbol(value) if kind.endswith("word") else value
            return _accented(match["mark"] or match["over"], base)
        case "word":
            return _symbol(value)
        case "escaped":
            return _ESCAPED.get(value, "")
        case "math" | "inline":
            return _math(value)
        case _:
            return value


def _accented(accent: str, base: str) -> str:
    base = _DOTLESS.get(base, base)
    return base[:1] + _ACCENTS[accent] + base[1:] if base else ""


@lru_cache(maxsize=4096)
def _symbol(word: str) -> str:
    """What a macro without arguments stands for; nothing for those that only change the type."""
    if word in _WORDS:
        return _WORDS[word]
    found = getattr(_table().get_macro_spec(word), "simplify_repl", None)
    return found if isinstance(found, str) and "%" not in found and "<" not in found else ""


def _math(text: str) -> str:
    """Math in one line: symbols, powers and indices where Unicode has them."""
    text = _FRACTION.sub(r"\1/\2", text).replace(r"^\circ", "°")
    text = _SCRIPT.sub(_script, text)
    return _TOKEN.sub(_replace, _MATH_WORD.sub(_math_word, text))


def _math_word(match: re.Match[str]) -> str:
    symbol = _symbol(match[1])
    return symbol + " " if symbol and match[2] else symbol


def _script(match: re.Match[str]) -> str:
    sign, value = match[1], match[2] if match[2] is not None else match[3]
    small = value.translate(_SCRIPTS[sign])
    unchanged = any(a == b for a, b in zip(small, value, strict=True))
    return sign + value if unchanged else small
