r"""Writes text so that every reader of YAML takes it for that text.

What could be read as a number, a date, a truth value or a sign of YAML's own is put in quotation
marks, by the rules of YAML 1.1 as well as 1.2; when in doubt, it is.
"""

import json
import re

_WORDS = frozenset("y n yes no on off true false null".split())
"""Words that stand for something else, in capitals too."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w .,()'/;+&%=!?*@–—-]|:(?=[^\s:]))*")
_PLAIN_IN_FLOW = re.compile(r"[^\W\d_][\w ./-]*")


def scalar(text: str, *, in_flow: bool = False) -> str:
    r"""A text as a value on one line.

    Args:
        text: what is to be read.
        in_flow: whether it stands between `[ ]` or `{ }`.

    >>> print(scalar("github:handle"), scalar("no"), scalar("say: \"so\""))
    github:handle "no" "say: \"so\""
    """
    plain = (_PLAIN_IN_FLOW if in_flow else _PLAIN).fullmatch(text)
    if plain and not text.endswith((" ", ":")) and text.lower() not in _WORDS:
        return text
    return "".join(map(_escape, json.dumps(text, ensure_ascii=False)))


def _escape(char: str) -> str:
    if char.isprintable():
        return char
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"  # noqa: PLR2004
