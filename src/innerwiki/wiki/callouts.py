"""Block quotations that quote nobody: notes, hints and warnings set apart by a `>`.

Forges, static sites and chats have made a callout of the block quotation. What begins with a word
such as "Note", set apart from what follows it, with `[!TIP]`, or with an icon is one; any other
block quotation is somebody's words, and needs a source.
"""

import re
import unicodedata
from functools import cache

_WORDS = """
    note notes hint hints tip tips info information important warning caution danger attention
    notice remark reminder example todo bonus success question bug deprecated update
    hinweis achtung warnung tipp wichtig anmerkung beispiel vorsicht
    remarque attention astuce avertissement conseil exemple
    nota notas consejo advertencia aviso importante atención ejemplo
    dica atenção exemplo observação suggerimento attenzione avviso esempio
    uwaga wskazówka ważne not ipucu uyarı önemli dikkat opmerking waarschuwing
    примечание внимание совет важно предупреждение замечание подсказка примітка увага порада
    注意 注意事项 注 注释 提示 警告 重要 说明 備註 備考 補足 メモ ヒント 例
    참고 주의 경고 팁 노트 중요
""".split()
_WORD = "(?:see[ ]also|siehe[ ]auch|voir[ ]aussi|{})".format(
    "|".join(sorted(_WORDS, key=len, reverse=True))
)
_CALLOUT = rf"""\[!\w+\]                               # as forges have it
    |:[a-z][\w+-]*:                             # the short name of an icon
    |(?P<strong>[*_]{{2,3}}){_WORD}(?:[ ]\w+)?\s*[:：.!]?(?P=strong)
    |[*_]{_WORD}\s*(?:[:：.!][*_]|[*_]\s*[:：]|[*_][ ]*\n)
    |{_WORD}\s*[:：]
    |{_WORD}[ ][*_]{{1,3}}{_WORD}\s*[:：.!]?[*_]"""
_AS_ICON = "\ufe0f"
"""Asks for the colourful form of the sign before it."""


def is_callout(text: str, start: int = 0) -> bool:
    """Whether a block quotation whose words begin at `start` is a note of the page's own.

    >>> is_callout("**Note:** it is cracked."), is_callout("[!TIP] Ring it."), is_callout("ℹ️ So.")
    (True, True, True)
    >>> is_callout("Note that the bell is cracked."), is_callout("**Hooke**: It is cracked.")
    (False, False)
    """
    icon = text.startswith(_AS_ICON, start + 1) or unicodedata.category(text[start]) == "So"
    return icon or _callout().match(text, start) is not None


@cache
def _callout() -> re.Pattern[str]:
    """Compiled when it is asked for, since that takes longer than most modules to import."""
    return re.compile(_CALLOUT, re.IGNORECASE | re.VERBOSE)
