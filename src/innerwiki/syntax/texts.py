"""The shapes of text: free text, ids, digests.

Whatever an author may write as text counts as he sees it, `1984` and `no` included. Where only some
words are right (an id, a flag's type), a word that YAML takes for a number or a truth value needs
quotation marks: other readers of YAML, editors among them, no longer know how it was written.
"""

import re
import unicodedata
from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from innerwiki.model import Span
from innerwiki.syntax.headings import RESERVED_PREFIXES
from innerwiki.syntax.shapes import JsonSchema, Reading, ScalarShape
from innerwiki.syntax.yaml_nodes import Node, Scalar, shorten

T_co = TypeVar("T_co", covariant=True)

# For character classes that Python and JSON Schema (ECMAScript) read alike, as they do `\s` but for
# a few controls. Hidden are controls, overrides of the writing direction, private use and what is
# no character: in quotation marks an escape such as "\\u0007" brings them in where the file's own
# text has none.
HIDDEN = (
    r"\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\uf8ff\ufffd-\uffff"
    "\U000f0000-\U0010ffff"
)
BREAK = r"\t\n\x85\u2028\u2029"
"""What ends a line, or moves on in it by an unknown width."""

_HIDDEN = re.compile(f"[{HIDDEN}]")
_BREAK = re.compile(f"[{BREAK}]")


class TextShape(ScalarShape[T_co]):
    """A value that is text to the author; white space around it does not count."""

    @abstractmethod
    def form(self) -> str:
        """A regular expression, for Python and JSON Schema, of all that is right."""

    def is_absent(self, node: Node) -> bool:
        """See `Shape.is_absent`: an empty text is no more than no text."""
        return isinstance(node, Scalar) and node.is_blank

    def json_schema(self) -> JsonSchema:
        """See `Shape.json_schema`."""
        return {
            "type": "string",
            "pattern": rf"^\s*(?:{self.form()})\s*$",
            "patternErrorMessage": f"write {self.wanted()}",
        }

    def optional_json_schema(self) -> JsonSchema:
        """See `Shape.optional_json_schema`."""
        return {**super().optional_json_schema(), "pattern": rf"^\s*(?:{self.form()})?\s*$"}


@dataclass(frozen=True)
class Text(TextShape[Scalar]):
    """Text; the value is the scalar, so that the places of what it holds are known.

    `pattern` is a regular expression that Python and JSON Schema read alike, and that lets neither
    hidden characters nor breaks pass; `wants` says it in words. Where a pattern lets some numbers
    pass and others not, `quoted` refuses all of them without quotation marks.
    """

    max_length: int | None = None
    one_line: bool = True
    pattern: str | None = None
    wants: str | None = None
    quoted: bool = False

    def convert(self, scalar: Scalar, what: str, reading: Reading) -> Scalar | None:
        """See `ScalarShape.convert`."""
        text = scalar.text.strip()
        is_odd = not (text.isascii() and text.isprintable())  # of what is even, neither holds
        if is_odd and (bad := _HIDDEN.search(text)) is not None:
            number = "" if bad[0] == "\ufffd" else f" (U+{ord(bad[0]):04X})"
            message = f"{what} holds a character that nobody can see{number}"
            reading.refuse(scalar, message, "remove it")
            return None
        if is_odd and self.one_line and _BREAK.search(text):
            message = f"{what} holds a line break or a tab"
            reading.refuse(scalar, message, "write it on one line")
            return None
        if self.max_length is not None and len(text) > self.max_length:
            reading.refuse(
                scalar,
                f"{what} has {len(text):,} characters; the limit is {self.max_length}",
                f"shorten it by {len(text) - self.max_length:,}",
            )
            return None
        if self.pattern is not None and not re.fullmatch(self.pattern, text):
            message = f"{what} cannot be `{shorten(text)}`"
            reading.refuse(scalar, message, f"write {self.wants}")
            return None
        return scalar if not self.quoted or _is_text(scalar, what, reading) else None

    def unbracket(self, is_list: bool) -> str:
        """See `ScalarShape.unbracket`."""
        return f"write {self.wants}" if self.wants else super().unbracket(is_list)

    def form(self) -> str:
        """See `TextShape.form`."""
        if self.pattern is not None:
            return self.pattern
        none = HIDDEN + (BREAK if self.one_line else "")
        rest = "*" if self.max_length is None else f"{{0,{self.max_length - 1}}}"
        return rf"[^\s{none}][^{none}]{rest}"

    def wanted(self) -> str:
        """See `ScalarShape.wanted`."""
        if self.wants is not None:
            return self.wants
        limit = "" if self.max_length is None else f" of at most {self.max_length} characters"
        return f"text{limit}{' on one line' if self.one_line else ''}"

    def json_schema(self) -> JsonSchema:
        """See `Shape.json_schema`."""
        schema = super().json_schema()
        return schema if self.quoted else {**schema, "type": ["string", "number", "boolean"]}


@dataclass(frozen=True)
class Identifier(TextShape[str]):
    """An id, part of an address: small letters and digits of any script, and hyphens."""

    max_length: ClassVar[int] = 100
    expects: ClassVar[str] = "small letters, digits and hyphens"

    def convert(self, scalar: Scalar, what: str, reading: Reading) -> str | None:
        """See `ScalarShape.convert`."""
        text = unicodedata.normalize("NFC", scalar.text.strip())
        if text.startswith(RESERVED_PREFIXES):
            prefix = text[: text.index("-") + 1]
            message = f"{what} may not begin with `{prefix}`"
            reading.refuse(scalar, message, "innerwiki gives such ids itself; choose another")
        elif not re.fullmatch(r"[^\W_](?:[^\W_]|-)*", text) or text != text.lower():
            message = f"{what} cannot be `{shorten(text)}`"
            reading.refuse(scalar, message, f"write {self.wanted()}")
        elif len(text) > self.max_length:
            message = f"{what} has {len(text):,} characters; the limit is {self.max_length}"
            reading.refuse(scalar, message, "it is part of the address; make it short")
        elif _is_text(scalar, what, reading):
            return text
        return None

    def form(self) -> str:
        """See `TextShape.form`.

        Python and JSON Schema have no class of small letters in common, so what is none is listed,
        for the scripts of most ids: beyond Latin-1, Greek and Cyrillic only the check knows.
        """
        ours = "|".join(RESERVED_PREFIXES)
        ascii_ = r"\x00-,./:-`{-\x7f"
        latin = r"\x80-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf-\xde\xf7"
        none = rf"\s{ascii_}{latin}\u0384-\u038f\u0391-\u03ab\u0400-\u042f\u2000-\u206f{HIDDEN}"
        return rf"(?!{ours})[^\-{none}][^{none}]{{0,{self.max_length - 1}}}"

    def wanted(self) -> str:
        """See `ScalarShape.wanted`."""
        return f"{self.expects}, as in `inner-alignment`"


@dataclass(frozen=True)
class Digests(TextShape[tuple[str, ...]]):
    """Short digests, each of eight hexadecimal digits, one after the other."""

    expects: ClassVar[str] = "digests of 8 hexadecimal digits, separated by spaces"

    def convert(self, scalar: Scalar, what: str, reading: Reading) -> tuple[str, ...] | None:
        """See `ScalarShape.convert`."""
        place = scalar.placer()
        for word in re.finditer(r"\S+", scalar.text):
            if not re.fullmatch(r"[0-9a-f]{8}", word[0]):
                at = Span(reading.path, place(word.start()), place(word.end()))
                message = f"{what} cannot hold `{shorten(word[0])}`"
                reading.refuse(at, message, f"write {self.expects}, as `1a2b3c4d 5e6f7a8b`")
                return None
        return tuple(scalar.text.split()) if _is_text(scalar, what, reading) else None

    def unbracket(self, is_list: bool) -> str:
        """See `ScalarShape.unbracket`."""
        del is_list
        return f"write {self.expects}, without brackets"

    def form(self) -> str:
        """See `TextShape.form`."""
        return r"[0-9a-f]{8}(?:\s+[0-9a-f]{8})*"


def _is_text(scalar: Scalar, what: str, reading: Reading) -> bool:
    """Refuse what readers of YAML take for something else than text."""
    if (other := scalar.other_kind) is None:
        return True
    shown = shorten(scalar.text)
    message = f"{what} must be text, but YAML takes `{shown}` for {other}"
    reading.refuse(scalar, message, f'put quotation marks around it, `"{shown}"`')
    return False
