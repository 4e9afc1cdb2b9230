"""The files that pages lean on: BibTeX files that they name, and a list in a file of its own.

A BibTeX file that is inside of the wiki, but not in its citations folder, is copied there to the
letter, so that the library has it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from innerwiki.config import Config
from innerwiki.editing.migration.desk import Named
from innerwiki.editing.migration.front_fields import bibliographies, found_file
from innerwiki.editing.migration.lists import find_named
from innerwiki.editing.migration.page import Page
from innerwiki.errors import InnerwikiError
from innerwiki.wiki.read import Reading, decode


@dataclass(frozen=True)
class NewFile:
    """A file that is to be, by its path from the root."""

    path: str
    content: bytes


def named_list(file: Path) -> Named:
    """The list of references in a file of its own."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InnerwikiError(f"cannot read {file}: {error.strerror}") from error
    source, problem = decode(file.as_posix(), content)
    if problem is not None:
        raise InnerwikiError(f"{file}: {problem.message}; {problem.help}")
    found = find_named(Page(source))
    if found is None:
        raise InnerwikiError(
            f"{file} has no numbered lines; write each reference on a line of its own, as "
            "`[1] Author, Title` or `1. Author, Title`"
        )
    return Named(source, found)


def copies_of(config: Config, reading: Reading, pages: Iterable[Page]) -> list[NewFile]:
    """The BibTeX files that pages name and that are not in the citations folder yet."""
    there = {source.path for source in reading.bibliography}
    found: dict[str, NewFile] = {}
    for page in pages:
        for name in bibliographies(page):
            path = _existing(config.root, page.path, name)
            if path is None or path in there or not path.endswith(".bib"):
                continue
            content = (config.root / path).read_bytes()
            target = f"{config.citations}/{Path(path).name}"
            held = config.root / target
            if held.exists() and held.read_bytes() == content:
                continue
            if not held.exists() and found.setdefault(target, NewFile(target, content)):
                found[target] = NewFile(target, content)
    return list(found.values())


def _existing(root: Path, page: str, name: str) -> str | None:
    """The path of a file that a page names, if it is there and inside of the wiki."""
    for path in found_file(page, name):
        file = (root / path).resolve()
        if file.is_file() and file.is_relative_to(root.resolve()):
            return path
    return None


def known_files(
    config: Config, reading: Reading, pages: Iterable[Page], copies: Iterable[NewFile]
) -> frozenset[str]:
    """The paths under which pages name files that are in the library, or will be."""
    known = {source.path for source in reading.bibliography}
    contents = {file.content for file in copies}
    for page in pages:
        for name in bibliographies(page):
            path = _existing(config.root, page.path, name)
            if path is None or not path.endswith(".bib"):
                continue
            content = (config.root / path).read_bytes()
            held = config.root / config.citations / Path(path).name
            if content in contents or (held.is_file() and held.read_bytes() == content):
                known.add(path)
    return frozenset(known)
