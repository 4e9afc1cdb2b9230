"""Where each option stands in a TOML file, which Python's own reader does not tell.

The file has been read by `tomllib` before, so it is known to be right; here its tokens are walked
once and only the keys are looked at. Escapes inside quoted keys are left as they are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from innerwiki.model import Position, Source

OptionPath = tuple[str | int, ...]
"""The names that lead to a value, from the top; an item of a list by its index, from 0."""

_TOKEN = re.compile(
    r'''(?P<string>"""(?:\\.|[^\\])*?"""(?!")|\'\'\'.*?\'\'\'(?!\')|"(?:\\.|[^"\\\n])*"|'[^'\n]*')'''
    r"|(?P<comment>\#[^\n]*)|(?P<sign>[\n\[\]{}=,.])|(?P<word>[^\s\[\]{}=,.\#\"']+)",
    re.DOTALL,
)


@dataclass(slots=True)
class _Level:
    """The file, an inline table or a list that is being walked through."""

    path: OptionPath
    opened_by: str
    count: int = 0


def find_places(source: Source) -> Mapping[OptionPath, Position]:
    """The place of every table, key and item of a TOML file that is known to be right."""
    walk = _Walk(source)
    for match in _TOKEN.finditer(source.text):
        if match.lastgroup != "comment":
            walk.take(match[0], match.start())
    return walk.places


class _Walk:
    """What has been seen so far; a `sign` is a string, a word or one of `[ ] { } = , .`."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.places: dict[OptionPath, Position] = {}
        self.levels = [_Level((), "")]
        self.in_header = False
        self.brackets = 0
        self.tables: dict[OptionPath, int] = {}
        self._expect_key()

    def take(self, sign: str, at: int) -> None:
        """Go on by one token."""
        if self.in_header:
            self._in_header(sign, at)
        elif self.key is None:
            self._in_value(sign, at)
        else:
            self._in_key(sign, at)

    def _expect_key(self) -> None:
        self.key: list[str] | None = []
        self.key_at = 0

    def _expect_value(self, path: OptionPath) -> None:
        self.key = None
        self.value_path = path

    def _in_header(self, sign: str, at: int) -> None:
        """`[a.b]`: all keys until the next header stand in this table; `[[a.b]]`: in a new one."""
        if sign == "\n":
            self.levels[0].path = self._table()
            self._note(self.levels[0].path, self.key_at)
            self.in_header = False
            self._expect_key()
        else:
            self.brackets += sign == "["
            self._add_part(sign, at)

    def _table(self) -> OptionPath:
        """The path of the table that a header opens; of a list of tables, the last one is meant."""
        path: OptionPath = ()
        is_new = self.brackets > 1
        for number, part in enumerate(self.key or (), 1):
            path = (*path, part)
            if is_new and number == len(self.key or ()):
                self._note(path, self.key_at)
                self.tables[path] = self.tables.get(path, -1) + 1
            if path in self.tables:
                path = (*path, self.tables[path])
        return path

    def _in_key(self, sign: str, at: int) -> None:
        level = self.levels[-1]
        if sign == "=":
            path = (*level.path, *(self.key or ()))
            self._note(path, self.key_at)
            self._expect_value(path)
        elif sign == "[":
            self.in_header = True
            self.brackets = 1
        elif sign == "}":
            self._close()
        else:
            self._add_part(sign, at)

    def _in_value(self, sign: str, at: int) -> None:
        level = self.levels[-1]
        if sign in ("]", "}"):
            self._close()
        elif sign == "," and level.opened_by == "[":
            level.count += 1
            self._expect_value((*level.path, level.count))
        elif sign == "," or (sign == "\n" and not level.opened_by):
            self._expect_key()
        elif sign not in ("\n", "."):
            self._note(self.value_path, at)
            if sign in ("[", "{"):
                self._open(sign)

    def _open(self, sign: str) -> None:
        self.levels.append(_Level(self.value_path, sign))
        if sign == "{":
            self._expect_key()
        else:
            self._expect_value((*self.value_path, 0))

    def _close(self) -> None:
        if len(self.levels) > 1:
            self._expect_value(self.levels.pop().path)

    def _add_part(self, sign: str, at: int) -> None:
        if sign not in (".", "\n", "[", "]"):
            if not self.key:
                self.key_at = at
            self.key = [*(self.key or ()), sign[1:-1] if sign[0] in "\"'" else sign]

    def _note(self, path: OptionPath, at: int) -> None:
        self.places.setdefault(path, self.source.position(at))
