r"""One entry, cut into key and fields; what is wrong in it is told, and what can be read is kept.

A slip between two fields (a comma missing or too many, a field without a value, a word too many)
costs nothing but that slip. An entry is passed over only where nobody can say where it ends: a
value or the entry itself is never closed (`unclosed`).

Between fields, `%` begins a comment, as biber and Pandoc have it.
"""

import re
from contextlib import suppress

from innerwiki.bibliography.parts import Cut, Field
from innerwiki.bibliography.unclosed import (
    BrokenError,
    broken,
    not_closed,
    runs_over_a_field,
    value_not_closed,
)
from innerwiki.bibliography.values import FIELD_NAME, Fault, Piece, read_piece

_GAP = re.compile(r"(?:\s++|%[^\n]*+)*+")
_KEY_WORD = r"[^\s,{}=\"]+"
_KEY = {
    "}": re.compile(rf"(?:{_KEY_WORD}(?:[ \t]+{_KEY_WORD})*)?"),
    ")": re.compile(r"(?:[^\s,{}()=\"]+(?:[ \t]+[^\s,{}()=\"]+)*)?"),
}
_ODD_NAME = re.compile(r"[^\n,{}=\"]*[^\s,{}=\"](?=\s*=)")
_NEXT_FIELD = re.compile(rf"{FIELD_NAME.pattern}\s*=(?!=)")
_LINE_OF_FIELD = re.compile(r"\n[ \t]*(?=[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\d]|[})][ \t]*(?:\n|\Z))")
_END_OF_SLIP = re.compile(r"\\.|[{},)]", re.DOTALL)

_WORD = re.compile(r"[^\s,]{1,20}")

_COMMA_HELP = "put a comma at the end of each field"
_VALUE_HELP = "write the field as `name = {value}`"


def cut_entry(text: str, at: int) -> Cut:
    r"""Cut an entry.

    Args:
        text: the entry from its `@` to where the next one starts.
        at: the offset just behind the brace or parenthesis that opens it.

    >>> cut = cut_entry("@book{life,\n  title = {Life},\n  year\n}\n", 6)
    >>> cut.key, [(f.name, f.text) for f in cut.fields], cut.faults[0].message
    ('life', [('title', '{Life}')], '`year` in `life` has no value')
    """
    cutter = _Cutter(text, at)
    try:
        cutter.read_key()
        cutter.read_fields()
    except BrokenError as error:
        cutter.cut.faults.append(error.fault)
    return cutter.cut


def cut_definition(text: str, at: int) -> Cut:
    """Cut what stands in an `@string`: fields without a key; `at` as for `cut_entry`."""
    cutter = _Cutter(text, at)
    try:
        cutter.read_fields()
    except BrokenError as error:
        cutter.cut.faults.append(error.fault)
    return cutter.cut


def key_offset(text: str, at: int) -> int:
    """Where the key of an entry stands; `at` as for `cut_entry`."""
    return _Cutter(text, at).skip()


def find_field(text: str, at: int, name: str) -> Field | None:
    """The first field of a name, in lower case; nothing behind it is read. `at` as above."""
    cutter = _Cutter(text, at)
    with suppress(BrokenError):
        cutter.read_key()
        cutter.read_fields(until=name)
    return next((field for field in cutter.cut.fields if field.name.lower() == name), None)


def no_key(offset: int) -> Fault:
    """The fault of an entry that nobody can cite."""
    return Fault(
        offset, "an entry has no key", "write the key first: `@type{key, field = {value}}`"
    )


class _Cutter:
    """Goes through one entry from left to right."""

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.closer = ")" if text[at - 1] == "(" else "}"
        self.at = at
        self.cut = Cut()

    def read_key(self) -> None:
        """The key and the comma behind it."""
        cut, text = self.cut, self.text
        cut.key_at = self.skip()
        match = _KEY[self.closer].match(text, cut.key_at)
        cut.key = match[0] if match else ""
        self.at = cut.key_at + len(cut.key)
        behind = self.skip()
        if text.startswith("=", behind):  # what was taken for the key is the first field
            cut.key, _, name = cut.key.rpartition(" ")
            cut.key = cut.key.rstrip()
            self.at = behind = text.rindex(name, cut.key_at, behind)
        if not cut.key:
            cut.faults.append(no_key(cut.key_at))
        if text.startswith(",", behind):
            self.at = behind + 1
        elif behind == len(text):
            raise self._not_closed()
        elif cut.key and text[behind] != self.closer:
            self._comma_after_key(behind)

    def read_fields(self, until: str | None = None) -> None:
        """All fields, to the closing brace or to the first of a name."""
        fields = self.cut.fields
        while not fields or fields[-1].name.lower() != until:
            at = self.skip()
            if at == len(self.text):
                raise self._not_closed()
            if self.text[at] == self.closer:
                self.cut.end = at + 1
                return
            if self.text[at] == ",":
                message = f"`{self.cut.key}` has a comma too many"
                self._tell(at, message, "delete one of the two commas")
                self.at += 1
            else:
                self._field()

    def _field(self) -> None:
        name = FIELD_NAME.match(self.text, self.at)
        if name is None:
            self._no_field()
            return
        start, self.at = self.at, name.end()
        behind = self.skip()
        if self.text.startswith("=", behind):
            self.at = behind + 1
            self._value(name[0], start)
        elif (odd := _ODD_NAME.match(self.text, start)) is not None:
            self._tell(start, f"`{odd[0]}` is no name of a field", f"{_VALUE_HELP}, without spaces")
            self.at = self.text.index("=", odd.end()) + 1
            self._value(odd[0], start)
        else:
            self._without_sign(name[0], start, behind)

    def _without_sign(self, name: str, start: int, behind: int) -> None:
        """A name that no `=` follows: what looks like its value is taken for it."""
        fault = Fault(start, f"`{name}` in `{self.cut.key}` has no value", _VALUE_HELP)
        if behind == len(self.text):
            raise self._broken(fault)
        self.cut.faults.append(fault)
        if self.text[behind] in '{"':
            self._value(name, start)
        elif self.text[behind] == ",":
            self.at = behind + 1
        elif self.text[behind] != self.closer:
            self._go_on(fault)

    def _value(self, name: str, name_at: int) -> None:
        """The pieces of a value, and the comma behind it."""
        sign = self.at
        value_at = end = self.skip()
        while True:
            at = self.skip()
            piece = read_piece(self.text, at)
            if piece is None:
                self._no_value(name, sign, at)
                break
            self._check(piece, name, at)
            self.at = end = piece.end
            if not self.text.startswith("#", self.skip()):
                break
            self.at = sign = self.at + 1
        value = Field(name, name_at, value_at, self.text[value_at:end])
        if end > value_at:
            self.cut.fields.append(value)
        self._comma(value)

    def _check(self, piece: Piece, name: str, at: int) -> None:
        if piece.unclosed is None:
            return
        if piece.end == len(self.text) and self.text[at] in '{"' and piece.unclosed == at:
            raise self._broken(value_not_closed(self.cut, name, at))
        message = f"a brace or quotation mark in `{name}` is not closed"
        self._tell(piece.unclosed, message, "close it: every `{` needs its `}`")

    def _comma(self, value: Field) -> None:
        """What follows a value: a comma, the entry's end, or a slip."""
        text, behind = self.text, self.skip()
        if behind == len(text):
            raise self._not_closed()
        if text[behind] == ",":
            self.at = behind + 1
        elif text[behind] != self.closer:
            if _NEXT_FIELD.match(text, behind):
                message = f"a comma is missing after `{value.name}`"
                self._tell(value.value_end, message, _COMMA_HELP)
                return
            if runs_over_a_field(value):
                raise BrokenError(value_not_closed(self.cut, value.name, value.value_at))
            found = _WORD.match(text, behind)
            word = found[0] if found else text[behind]
            self._tell(
                behind,
                f"`{word}` stands between the value of `{value.name}` and the next comma",
                "put the whole value in one pair of braces, and a comma behind it",
            )
            self._over_slip(behind)

    def _over_slip(self, at: int) -> None:
        """Go on behind the next comma, or at the entry's end; a brace in between is passed over."""
        depth = 0
        for match in _END_OF_SLIP.finditer(self.text, at):
            sign = match[0]
            if sign == "{":
                depth += 1
            elif sign == "}" and depth:
                depth -= 1
            elif depth == 0 and sign in (",", self.closer):
                self.at = match.start() + (sign == ",")
                return
        raise self._not_closed()

    def _no_value(self, name: str, sign: int, at: int) -> None:
        fault = Fault(sign, f"`{name}` in `{self.cut.key}` has no value", _VALUE_HELP)
        if at == len(self.text):
            raise self._broken(fault)
        self.cut.faults.append(fault)

    def _no_field(self) -> None:
        fault = Fault(
            self.at,
            f"`{self.cut.key}` cannot be read from `{self.text[self.at]}` on",
            "write each field as `name = {value}`, with a comma between two",
        )
        self.cut.faults.append(fault)
        self._go_on(fault)

    def _go_on(self, fault: Fault) -> None:
        """Go on at the next line that looks like a field or the entry's end."""
        line = _LINE_OF_FIELD.search(self.text, self.at)
        if line is None:
            self.cut.faults.remove(fault)
            raise self._broken(fault)
        self.at = line.end()

    def _comma_after_key(self, behind: int) -> None:
        key = self.cut.key
        fault = Fault(
            self.cut.key_at + len(key),
            f"a comma is missing after the key `{key}`",
            "write a comma between the key and the first field",
        )
        self.cut.faults.append(fault)
        if not _NEXT_FIELD.match(self.text, behind):
            self._go_on(fault)

    def _broken(self, fault: Fault) -> BrokenError:
        return broken(self.text, self.cut, fault)

    def _not_closed(self) -> BrokenError:
        return not_closed(self.text, self.cut)

    def _tell(self, at: int, message: str, mend: str) -> None:
        self.cut.faults.append(Fault(at, message, mend))

    def skip(self) -> int:
        """Pass over white space and comments."""
        match = _GAP.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at
