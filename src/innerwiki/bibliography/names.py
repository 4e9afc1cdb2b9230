r"""The names in an `author` or `editor` field, in CSL's parts.

A field is split at each `and`, a name at its commas and spaces, and only then is LaTeX decoded: so
that braces protect, as in `{Barnes and Noble}`, and `{OpenAI}` stays one name. BibTeX's rules hold,
but for two habits of editors that it would misread: `Martin Luther King Jr.` without a comma, and
`Ortega y Gasset, Jos{\'e}`, which has no particle.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from innerwiki.bibliography.latex import decode
from innerwiki.model import Name

# Each alternative begins with a sign of its own: only then does `re` pass quickly over others.
_BRACE = r"\{(?<!\\\{)|\}(?<!\\\})"
_AND = re.compile(r" and(?= |$)", re.IGNORECASE)
_AND_OR_BRACE = re.compile(rf"{_BRACE}| and(?= |$)", re.IGNORECASE)
_COMMA_OR_BRACE = re.compile(rf"{_BRACE}|,(?<!\\,)")
_GAP = r"(?<!\\[A-Za-z].)(?<!\\(?:ss|ae|AE|aa|AA|oe|OE).)(?: |(?<!\\)~)*+"  # `J\o rgensen` is one
_SPACE_OR_BRACE = re.compile(rf"{_BRACE}| {_GAP}|~(?<!\\~){_GAP}")
_PLAIN_NAME = re.compile(r"([^\W\d_a-z][^\W_]*(?:-[^\W_]+)?), ([^,{}\\$~`\"]*[^,{}\\$~`\"\s])")
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)")
_PLAIN_ORDER = re.compile(
    r"((?:[^\W\d_a-z][\w.]*+(?:[-'][\w.]++)*+ )*+)"
    rf"(?!{_SUFFIX.pattern}\Z)([^\W\d_a-z]\w*+(?:[-']\w++)*+)"
)
_OTHERS = frozenset({"others", "et al", "et al.", "et. al."})
_MAX_COMMAS = 2


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one field. `unclear` are those with more commas than a name can have."""

    names: tuple[Name, ...] = ()
    and_others: bool = False
    unclear: tuple[str, ...] = ()


def parse_names(text: str) -> Names:
    r"""Read an `author` or `editor` field, braces and LaTeX still in it.

    >>> parse_names("van Merwijk, Chris and {OpenAI} and others")  # doctest: +NORMALIZE_WHITESPACE
    Names(names=(Name(family='Merwijk', given='Chris', particle='van', suffix='', literal=''),
                 Name(family='', given='', particle='', suffix='', literal='OpenAI')),
          and_others=True, unclear=())
    """
    names: list[Name] = []
    unclear: list[str] = []
    others = False
    for part in _split_and(text):
        if part.lower() in _OTHERS:
            others = True
            continue
        name, commas = _parse_name(part)
        names.append(name)
        if commas > _MAX_COMMAS:
            unclear.append(part)
    return Names(tuple(names), others, tuple(unclear))


def _split_and(text: str) -> Iterator[str]:
    text = f" {' '.join(text.split())}"
    parts = _AND.split(text) if "{" not in text else _split(text, _AND_OR_BRACE)
    return (stripped for part in parts if (stripped := part.strip()))


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Cut at a pattern's matches outside braces; the pattern must match single braces too."""
    parts, depth, start = [], 0, 0
    for match in separator.finditer(text):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return parts


@lru_cache(maxsize=1 << 16)
def _parse_name(text: str) -> tuple[Name, int]:
    """One name, and how many commas it has."""
    if (plain := _PLAIN_NAME.fullmatch(text)) is not None and text.isascii():
        return Name(plain[1], plain[2]), 1
    if (plain := _PLAIN_ORDER.fullmatch(text)) is not None and _is_large(text):
        return Name(plain[2], plain[1].rstrip()), 0
    if _is_one_group(text):
        return Name(literal=decode(text)), 0
    parts = [part.strip() for part in _split(text, _COMMA_OR_BRACE)]
    if len(parts) == 1:
        return _first_last(_words(text)), 0
    name = _family_with_particle(_words(parts[0]))
    rest = parts[1:]
    suffix = next((part for part in rest if _SUFFIX.fullmatch(part)), None)
    if suffix is None and len(rest) > 1:
        suffix = rest[0]
    if suffix is not None:
        rest.remove(suffix)
        name = replace(name, suffix=decode(suffix))
    given = decode(", ".join(part for part in rest if part))
    return replace(name, given=given), len(parts) - 1


def _is_large(text: str) -> bool:
    """Whether no word is written small, and Unicode has no other form of the text."""
    if text.isascii():
        return True
    is_large = all(word[0].isalpha() and not word[0].islower() for word in text.split(" "))
    return is_large and unicodedata.is_normalized("NFC", text)


def _is_one_group(text: str) -> bool:
    r"""Whether the whole name stands in one pair of braces, and is not `{\'E}` alone."""
    if not text.startswith("{") or text.startswith("{\\"):
        return False
    depth = 0
    for match in _COMMA_OR_BRACE.finditer(text):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end() == len(text)
    return False


def _words(text: str) -> list[str]:
    return [word for word in _split(text, _SPACE_OR_BRACE) if word]


def _first_last(words: list[str]) -> Name:
    """`Chris van Merwijk`: the particle is what is written small before the last word."""
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""  # noqa: PLR2004 - a given and a family name must remain
    small = [n for n, word in enumerate(words[:-1]) if _is_small(word)]
    start, end = (small[0], small[-1] + 1) if small else (len(words) - 1, len(words) - 1)
    given, particle, family = words[:start], words[start:end], words[end:]
    return Name(
        family=_join(family), given=_join(given), particle=_join(particle), suffix=decode(suffix)
    )


def _family_with_particle(words: list[str]) -> Name:
    """`van der Waals`, `King Jr.`: what stands before the first comma."""
    suffix = words.pop() if len(words) > 1 and _SUFFIX.fullmatch(words[-1]) else ""
    end = 0
    while end < len(words) - 1 and _is_small(words[end]):
        end += 1
    return Name(family=_join(words[end:]), particle=_join(words[:end]), suffix=decode(suffix))


def _is_small(word: str) -> bool:
    r"""Whether a word is written small; one in braces is as it is, neither small nor large."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    if "A" <= word[0] <= "z" and word[0].isalpha():
        return word[0].islower()
    first = next((char for char in decode(word) if char.isalpha()), "")
    return first.islower()


def _join(words: list[str]) -> str:
    return decode(" ".join(words))
