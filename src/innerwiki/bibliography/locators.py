"""A place inside a source as a reader sees it: "pp. 3–4", "sec. 1.2", "§ 3"."""

import re

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
    if locator.label not in _WORDS or not _NUMBERED.search(locator.value):
        return locator.text
    value = _RANGE.sub("–", locator.value)
    several = _SEVERAL.search(value) is not None
    sign = locator.text[:1]
    if sign and sign in _SIGNS:
        return f"{sign * (2 if several else 1)} {value}"
    return f"{_WORDS[locator.label][several]} {value}".strip()
