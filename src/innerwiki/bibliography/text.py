"""Formatted text as an immutable tree: a style makes it, a writer turns it into markup last.

A text is a plain string, a node with texts inside, or a tuple of texts one after another. So one
style serves every markup, and no style ever has to escape anything.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasised text, usually set in italics."""

    text: "Text"


@dataclass(frozen=True, slots=True)
class Strong:
    """Strongly emphasised text, usually set in bold."""

    text: "Text"


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an address."""

    url: str
    text: "Text"


@dataclass(frozen=True, slots=True)
class Styled:
    """Text of a class of its own, for a style sheet."""

    class_name: str
    text: "Text"


_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]", re.IGNORECASE)


def is_address(url: str) -> bool:
    """Whether a link may lead there: to a web or mail address, and to nothing that runs.

    What is no address with `https://` before it is none either: a number follows a host's colon.

    >>> is_address("https://example.org/"), is_address("javascript:alert(1)")
    (True, False)
    >>> is_address("https://javascript:alert(1)")
    False
    """
    if _ADDRESS.match(url) is None:
        return False
    try:
        _ = urlsplit(url).port
    except ValueError:  # no number, or brackets that hold no address
        return False
    return True


Text: TypeAlias = str | Emphasis | Strong | Link | Styled | tuple["Text", ...]


def join(parts: Iterable[Text], separator: str) -> Text:
    """The parts that are not empty, with a separator between two.

    >>> join(["a", "", Emphasis("b")], ", ")
    ('a', ', ', Emphasis(text='b'))
    """
    joined: list[Text] = []
    for part in parts:
        if part:
            if joined:
                joined.append(separator)
            joined.append(part)
    return tuple(joined)
