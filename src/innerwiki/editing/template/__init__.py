"""The files that new wikis and new articles begin as, and how their blanks are filled in.

They stand here as they will stand in the wiki, but for blanks, `<<title>>`, and for names that
begin with a dot: those begin with `dot-` here, since tools that pack or copy may leave hidden files
behind. What a wiki has in common with this project's own repository (scripts, workflows, forms) is
a copy of the file there; a test holds the two together.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

_BLANK = re.compile(r"<<(\w+)>>")


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A file of a new wiki, by its path from the wiki's root."""

    path: str
    text: str

    @property
    def is_executable(self) -> bool:
        """Whether it is a script, which forges run by its name."""
        return self.path.endswith(".sh")


def wiki_files() -> Iterator[TemplateFile]:
    """The files of a new wiki, sorted by path, with their blanks."""
    yield from sorted(_below(_root() / "wiki", ""), key=lambda file: file.path)


def article_text(name: str) -> str:
    """What a new article begins as, with its blanks; `meta`: a page about the wiki."""
    return (_root() / f"{name}.md").read_text(encoding="utf-8")


def fill(text: str, values: Mapping[str, str]) -> str:
    """A text with its blanks filled in.

    >>> fill("<<greeting>>, <<name>>!", {"greeting": "Hello", "name": "<<Ada>>"})
    'Hello, <<Ada>>!'
    """
    return _BLANK.sub(lambda blank: values[blank[1]], text)


def _root() -> Traversable:
    return files(__name__)


def _below(folder: Traversable, prefix: str) -> Iterator[TemplateFile]:
    for entry in folder.iterdir():
        path = prefix + re.sub("^dot-", ".", entry.name)
        if entry.is_dir():
            yield from _below(entry, f"{path}/")
        else:
            yield TemplateFile(path, entry.read_text(encoding="utf-8"))
