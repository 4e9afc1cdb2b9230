"""Reads JSON of which nobody knows what is in it: each accessor gives what fits, or nothing.

A registry documents the shape of its answers, and sends what its depositors have written. So every
value is asked for what it is; one of another type is as good as none.
"""

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from innerwiki.registries.client import Answer
from innerwiki.registries.errors import Failure, RegistryError

_TAG = re.compile(r"</?[a-zA-Z][\w:.-]*(?:\s[^<>]*)?/?>")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff\ud800-\udfff]+")
_MAX_TEXT = 2_000
_MAX_ITEMS = 5_000


def read_json(answer: Answer, name: str) -> Any:
    """The JSON of an answer.

    Raises:
        RegistryError: it is none.
    """
    try:
        return json.loads(answer.body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RegistryError(
            Failure.UNUSABLE, f"{name} answers with what is no JSON in UTF-8; nothing is known"
        ) from error


def member(value: Any, *names: str) -> Any:
    """What stands under some names, one inside the other; None where it does not."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def items(value: Any) -> Iterator[Any]:
    """The items of a list; a value alone is a list of one, as JSON-LD and others write it."""
    if isinstance(value, list):
        yield from value[:_MAX_ITEMS]
    elif value is not None:
        yield value


def text(value: Any) -> str:
    """Plain text on one line: of a list, its first text; tags and references of HTML resolved.

    >>> text(["The <i>entropy</i> of&#160;A &amp; B"]), text({"a": 1}), text(1865)
    ('The entropy of A & B', '', '1865')
    """
    if isinstance(value, list):
        return next((found for one in value[:_MAX_ITEMS] if (found := text(one))), "")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**12 else ""
    return plain(value) if isinstance(value, str) else ""


def plain(value: str) -> str:
    """A text without tags, references, controls and needless space; of a very long one, a part."""
    return one_line(html.unescape(_TAG.sub("", value[: 4 * _MAX_TEXT])))


def one_line(value: str) -> str:
    r"""A text without controls and needless space; what looks like a tag or a reference stays.

    >>> one_line(" The <meta> tag\n and its &amp; ")
    'The <meta> tag and its &amp;'
    """
    value = unicodedata.normalize("NFC", _CONTROL.sub(" ", value))
    return " ".join(value.split())[:_MAX_TEXT].strip()
