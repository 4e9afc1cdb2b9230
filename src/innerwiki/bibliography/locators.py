"""A place inside a source as a reader sees it: "pp. 3–4", "sec. 1.2", "§ 3"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from innerwiki.model import Locator

_WORDS = {
    "page": ("p.", "pp."),
    "chapter": ("ch.", "chs."),
    "section": ("sec.", "secs."),
    "figure": ("fig.", "figs."),
    "table": ("table", "tables"),
    "equation": ("eq.", "eqs."),
    "theorem": ("thm.", "thms."),
    "definition": ("def.", "defs."),
    "appendix": ("app.", "apps."),
    "paragraph": ("para.", "paras."),
    "line": ("l.", "ll."),
    "volume": ("vol.", "vols."),
    "issue": ("no.", "nos."),
    "column": ("col.", "cols."),
    "verse": ("v.", "vv."),
    "timestamp": ("", ""),
}
_SIGNS = "§¶"
_NUMERAL = r"[\divxlcdmIVXLCDM]"
_RANGE = re.compile(rf"(?<={_NUMERAL})\s*[-–—]+\s*(?=[A-Z]?\.?{_NUMERAL})")
_SEVERAL = re.compile(r"[–,;&]|\band\b")
_PART = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"\s*(?:[,;&]|\band\b)\s*")
_NUMBERED = re.compile(r"\d|^[ivxlcdmIVXLCDM]+\b|^[A-Z]\b")


def locator_text(locator: Locator) -> str:
    """The locator as a style writes it; one without a number is left as its author wrote it.

    >>> locator_text(Locator("page", "3-4", "pp. 3-4"))
    'pp. 3–4'
    >>> locator_text(Locator("section", "3", "§3")), locator_text(Locator("section", "1.2", "1.2"))
    ('§ 3', 'sec. 1.2')
    >>> locator_text(Locator("page", "the last note", "the last note"))
    'the last note'
    """
    value = _value(locator)
    if not value:
        return locator.text
    return f"{_word(locator, several=_SEVERAL.search(value) is not None)} {value}".strip()


_GOES_ON = re.compile(r"(?:and|ff?|et seqq?|sqq?)\b")


def suffix_joint(place: str, suffix: str) -> str:
    """What stands between a place in a source and the author's words behind it.

    >>> suffix_joint("p. 3", "my italics"), suffix_joint("p. 3", "ff."), suffix_joint("", "and so")
    (', ', ' ', ', ')
    """
    return " " if place and _GOES_ON.match(suffix) else ", "


def _value(locator: Locator) -> str:
    """The number of a place, or nothing where it has none."""
    if locator.label not in _WORDS or not _NUMBERED.search(locator.value):
        return ""
    return _RANGE.sub("–", locator.value)


def _word(locator: Locator, *, several: bool) -> str:
    sign = locator.text[:1]
    if sign and sign in _SIGNS:
        return sign * (2 if several else 1)
    return _WORDS[locator.label][several]


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Places of one kind in a source: the word before them, and each with the uses that name it.

    The uses are numbers, from 0, of the locators that were given.
    """

    word: str
    values: tuple[tuple[str, tuple[int, ...]], ...]


def group_places(locators: Sequence[Locator | None]) -> tuple[PlaceGroup, ...]:
    """The places that several uses of a source name: "pp. 3, 7–9; sec. 2", each once.

    Kinds come in the order in which they are first named; the places of a kind by their numbers.
    Several in one locator are told apart. What has no number is a place by itself. A use that names
    no place is left out.

    >>> pages, page = Locator("page", "7-9, 12", "pp. 7-9, 12"), Locator("page", "3", "p. 3")
    >>> [(g.word, g.values) for g in group_places([pages, None, page, page])]
    [('pp.', (('3', (2, 3)), ('7–9', (0,)), ('12', (0,))))]
    """
    kinds: dict[tuple[str, str], dict[str, list[int]]] = {}
    samples: dict[tuple[str, str], Locator] = {}
    for number, locator in enumerate(locators):
        if locator is None:
            continue
        value = _value(locator)
        kind = (locator.label, _word(locator, several=False)) if value else ("", locator.text)
        samples.setdefault(kind, locator)
        for one in filter(None, _BETWEEN.split(value)) if value else (locator.text,):
            uses = kinds.setdefault(kind, {}).setdefault(one, [])
            if number not in uses[-1:]:
                uses.append(number)
    return tuple(_grouped(samples[kind], values) for kind, values in kinds.items())


def _grouped(sample: Locator, values: dict[str, list[int]]) -> PlaceGroup:
    ordered = sorted(values.items(), key=lambda item: _order(item[0]))
    several = len(values) > 1 or any(_SEVERAL.search(value) for value in values)
    word = _word(sample, several=several) if _value(sample) else ""
    return PlaceGroup(word, tuple((value, tuple(uses)) for value, uses in ordered))


def _order(value: str) -> tuple[list[tuple[int, int, str]], str]:
    """What places are sorted by: numbers by their size, Roman ones and letters as words before."""
    parts = _PART.findall(value)
    return [(1, int(p), "") if p.isdecimal() else (0, 0, p) for p in parts], value
