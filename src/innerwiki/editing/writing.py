"""Writes files of the wiki anew, whole or not at all, and never over what another has written.

A file is read again just before it is edited, and must still hold the text that the wiki read; its
bytes are compared once more when the new ones are ready. These go to a temporary file beside it,
which then takes its place, so that whoever reads meanwhile finds the old file or the new one. Of
several files none is touched if one of them cannot be.
"""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from innerwiki.editing.originals import edited_bytes
from innerwiki.errors import InnerwikiError
from innerwiki.lint import Edit
from innerwiki.model import Source
from innerwiki.wiki.read import decode


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file of the wiki by its path, what it holds, and what it is to hold."""

    path: str
    before: bytes
    after: bytes


def save(root: Path, source: Source, edits: Iterable[Edit]) -> None:
    """Make edits in one file of the wiki.

    Args:
        root: the wiki's root.
        source: the file as it was read; the edits are offsets in its text.
        edits: what to replace.

    Raises:
        InnerwikiError: the file has changed since, or cannot be read or written.
    """
    before = original(root, source)
    write(root, [Rewrite(source.path, before, edited_bytes(before, edits))])


def original(root: Path, source: Source) -> bytes:
    """The bytes of a file, if they still say what the wiki has read.

    Raises:
        InnerwikiError: the file has changed since, or cannot be read.
    """
    content = _read(root, source.path)
    text, problem = decode(source.path, content)
    if text != source:
        raise _changed(source.path)
    if problem is not None:
        raise InnerwikiError(f"{source.path} is left as it is: {problem.message}; {problem.help}")
    return content


def write(root: Path, rewrites: Sequence[Rewrite]) -> None:
    """Write files, each whole, if all of them can be written.

    Raises:
        InnerwikiError: a file has changed since it was read, or cannot be written.
    """
    for rewrite in rewrites:
        _check_writable(root, rewrite)
    for rewrite in rewrites:
        try:
            _replace(_file(root, rewrite.path), rewrite)
        except OSError as error:
            raise _cannot("write", rewrite.path, error) from error


def _file(root: Path, path: str) -> Path:
    """The file itself, where the path is that of a link to it."""
    return Path(os.path.realpath(root / path))


def _read(root: Path, path: str) -> bytes:
    try:
        return _file(root, path).read_bytes()
    except OSError as error:
        raise _cannot("read", path, error) from error


def _check_writable(root: Path, rewrite: Rewrite) -> None:
    """Refuse a file that is marked as read-only: to replace it, its folder's leave would do."""
    file = _file(root, rewrite.path)
    if _read(root, rewrite.path) != rewrite.before:
        raise _changed(rewrite.path)
    if not (file.stat().st_mode & _ANY_WRITE and os.access(file, os.W_OK)):
        raise InnerwikiError(f"{rewrite.path} is read-only; make it writable and run this again")


_ANY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def _replace(file: Path, rewrite: Rewrite) -> None:
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".innerwiki-")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(rewrite.after)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(file, temporary)
        if file.read_bytes() != rewrite.before:
            raise _changed(rewrite.path)
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def _changed(path: str) -> InnerwikiError:
    return InnerwikiError(f"{path} has changed since it was read; run this again")


def _cannot(what: str, path: str, error: OSError) -> InnerwikiError:
    return InnerwikiError(f"cannot {what} {path}: {error.strerror}")
