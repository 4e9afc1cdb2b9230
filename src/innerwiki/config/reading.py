"""Finds the configuration file and holds it against the options.

A folder's `innerwiki.toml` comes before its `pyproject.toml`; the nearest folder that has either
one, from the one asked for upwards, is the wiki's root.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from innerwiki.config.folders import check_folders
from innerwiki.config.options import Config, checks, opening, place_of, sections
from innerwiki.config.places import OptionPath, find_places
from innerwiki.config.values import WrongValue, kind, meant, shown
from innerwiki.errors import ConfigError
from innerwiki.model import Position, Source

NAME = "innerwiki.toml"
_PYPROJECT = "pyproject.toml"
_PYPROJECT_TABLE = ("tool", "innerwiki")
_IN_PYPROJECT = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*innerwiki[ \t]*[\].]", re.MULTILINE)
_SYNTAX_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_MAX_BYTES = 1_000_000


def load(root: Path | None = None, config_file: Path | None = None) -> Config:
    """The configuration of the wiki in a folder.

    Args:
        root: the wiki's folder or one inside it; default: the current folder, or the folder of
            `config_file`. With `config_file`, it is the wiki's folder itself.
        config_file: the file to read; default: the nearest `innerwiki.toml`, or `pyproject.toml`
            with a table `[tool.innerwiki]`, in `root` or above it.

    Raises:
        ConfigError: there is no such file, or it has mistakes; the message has a line for each,
            which opens with path, line and column.
    """
    if config_file is not None:
        file = config_file.resolve()
        folder = root.resolve() if root is not None else file.parent
    else:
        file = _find((root or Path.cwd()).resolve())
        folder = file.parent
    text = _text(file)
    table = _parse(folder, file, text)
    places = find_places(Source(str(file), text))
    if file.name == _PYPROJECT:
        depth = len(_PYPROJECT_TABLE)
        for name in _PYPROJECT_TABLE:
            inner = table.get(name)
            table = inner if isinstance(inner, dict) else {}
        places = {k[depth:]: v for k, v in places.items() if k[:depth] == _PYPROJECT_TABLE}
    return _Check(folder, file, places).config(table)


def _find(start: Path) -> Path:
    """The nearest configuration file."""
    for folder in (start, *start.parents):
        if (file := file_in(folder)) is not None:
            return file
    raise ConfigError(
        f"there is no {NAME} in {start} or above it; `innerwiki init DIR` makes a whole wiki, and "
        'the smallest one, beside the folders content/ and citations/, is: title = "My wiki"'
    )


def file_in(folder: Path) -> Path | None:
    """The configuration file that a folder itself holds; None if it holds none.

    Raises:
        ConfigError: there is a `pyproject.toml` that cannot be read.
    """
    if (folder / NAME).is_file():
        return folder / NAME
    pyproject = folder / _PYPROJECT
    if pyproject.is_file() and _IN_PYPROJECT.search(_text(pyproject)):
        return pyproject
    return None


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigError(f"{file} cannot be read: {reason}; is it the right path?") from error
    if len(content) > _MAX_BYTES:
        raise ConfigError(
            f"{file.name}:1:1: larger than {_MAX_BYTES:,} bytes; is it the right one?"
        )
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        place = Source(str(file), before).position(len(before))
        raise ConfigError(
            f"{file.name}:{place.line}:{place.column}: not UTF-8; save the file as UTF-8"
        ) from error


def _parse(root: Path, file: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = _SYNTAX_PLACE.search(message)
        source = Source(str(file), text)
        place = source.position(len(text.rstrip()))
        if found is not None and found[1]:
            place = Position(int(found[1]), int(found[2]))
        reason = _SYNTAX_PLACE.sub("", message)
    except (RecursionError, ValueError):  # tomllib leaves these two to Python
        place, reason = Position(1, 1), "something is nested too deep, or a number is too long"
    mend = "mend the line; text stands in quotation marks"
    raise ConfigError(f"{opening(root, file, place)}: not TOML: {reason}; {mend}")


class _Check:
    """Holds one file against the options and collects what is wrong."""

    def __init__(self, root: Path, file: Path, places: Mapping[OptionPath, Position]) -> None:
        self.root = root
        self.file = file
        self.places = places
        self.faults: list[tuple[Position, str]] = []

    def config(self, table: Mapping[str, Any]) -> Config:
        """The configuration, if nothing is wrong."""
        values = self._values(Config, table, ())
        for name, made_of in sections(Config).items():
            inner = table.get(name, {})
            if isinstance(inner, dict):
                values[name] = made_of(**self._values(made_of, inner, (name,)))
            else:
                self._fault((name,), f"`{name}` must be a table, `[{name}]`, not {kind(inner)}")
        if "title" not in table:
            self._fault((), 'add `title = "..."`, the name of the wiki')
        whole = {"title": "", **values, "root": self.root, "file": self.file}
        config = Config(**whole, places=self.places)
        for paths, message in check_folders(config):
            self._fault(next((path for path in paths if path in self.places), ()), message)
        if self.faults:
            raise ConfigError("\n".join(message for _, message in sorted(self.faults)))
        return config

    def _values(
        self, made_of: type[Any], table: Mapping[str, Any], path: OptionPath
    ) -> dict[str, Any]:
        """The right values of a section; what is wrong is noted and keeps its default."""
        known = checks(made_of)
        below = sections(made_of)
        found: dict[str, Any] = {}
        for name, value in table.items():
            if name in known:
                try:
                    found[name] = known[name](value)
                except WrongValue as wrong:
                    for inside, message in wrong.faults:
                        self._fault((*path, name, *inside), f"`{name}` {message}")
            elif name not in below:
                names = (*known, *below)
                mend = meant(name, names) or f"there are {', '.join(names)}"
                section = f" in [{'.'.join(map(str, path))}]" if path else ""
                self._fault((*path, name), f"unknown option {shown(name)}{section}; {mend}")
        return found

    def _fault(self, path: OptionPath, message: str) -> None:
        place = place_of(self.places, path)
        self.faults.append((place, f"{opening(self.root, self.file, place)}: {message}"))
