"""The files below a folder, and their bytes.

Only regular files are read; hidden ones are left out, and links that lead out of the folder are not
followed. A wiki has thousands of files, so paths are strings here and what the listing of a folder
says of a file is not asked again.
"""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

Refuse = Callable[[str, str, str], None]
"""Takes note of a path that is not published, of what is wrong with it, and how to mend it."""

_LINK_HELP = "put a copy of the file here instead of the link"


class File(NamedTuple):
    """A file: where the system finds it, under which path it is known, and its name's ending.

    `path` is relative to the root, with `/`, and printable; `suffix` is as `pathlib` has it.
    """

    at: str
    path: str
    suffix: str


class UnreadableError(Exception):
    """What is wrong with a file as a whole, and how to mend it."""


def files_below(root: Path, folder: Path, refuse: Refuse) -> Iterator[File]:
    """The files below a folder, sorted by path; what is left out and not hidden is refused."""
    base = root.as_posix().rstrip("/") + "/"
    inside = Path(os.path.realpath(folder))
    for name, is_link in sorted(_listed(base, folder.relative_to(root).as_posix(), refuse)):
        at, path = base + name, _printable(name)
        if is_link and not Path(os.path.realpath(at)).is_relative_to(inside):
            refuse(path, "this link leads out of the folder", _LINK_HELP)
        else:
            yield File(at, path, _suffix(name))


def _listed(base: str, folder: str, refuse: Refuse) -> list[tuple[str, bool]]:
    """The names of the files below a folder, and whether each is a link, in no order.

    All names are relative to `base`.
    """
    found: list[tuple[str, bool]] = []
    waiting = [folder]
    while waiting:
        parent = waiting.pop()
        folders: list[tuple[str, bool]] = []
        try:
            with os.scandir(base + parent) as entries:
                for entry in entries:
                    if not entry.name.startswith("."):
                        into = folders if _is_folder(entry) else found
                        into.append((f"{parent}/{entry.name}", entry.is_symlink()))
        except OSError as error:
            refuse(_printable(parent), *_cannot_be_read(error))
            continue
        for name, is_link in sorted(folders):
            if is_link:
                refuse(_printable(name), "this link to a folder is not followed", _LINK_HELP)
        waiting += [name for name, is_link in sorted(folders, reverse=True) if not is_link]
    return found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


def _printable(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _suffix(name: str) -> str:
    """The last ending of a name, with its full stop; no name here begins with one."""
    stem, dot, ending = name.rpartition(".")
    return dot + ending if stem and ending and "/" not in ending else ""


def content(at: str, limit: int | None) -> bytes:
    """The bytes of a regular file; without a limit, only whether it can be read.

    A pipe or a device of an innocent name would keep the build waiting for ever.
    """
    try:
        information = os.stat(at)  # noqa: PTH116 - a `Path` costs more than the call
        if not stat.S_ISREG(information.st_mode):
            raise UnreadableError("not a regular file", "put an ordinary file here")
        size = information.st_size
        if limit is not None and size > limit:
            raise UnreadableError(
                f"the file has {size:,} bytes, more than the limit of {limit:,}",
                "make it smaller, or raise `file_size` under [limits] in the configuration",
            )
        # A file object costs more than the reading, and would set memory aside for a second copy.
        descriptor = os.open(at, _FLAGS)
        try:
            return b"" if limit is None else _read(descriptor, size)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise UnreadableError(*_cannot_be_read(error)) from error


def _read(descriptor: int, size: int) -> bytes:
    """So many bytes of an open file, or all that it has by now."""
    read = os.read(descriptor, size)
    while len(read) < size and (more := os.read(descriptor, size - len(read))):
        read += more
    return read


_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def _cannot_be_read(error: OSError) -> tuple[str, str]:
    reason = (error.strerror or str(error)).lower()
    return f"cannot be read: {reason}", "check its permissions"
