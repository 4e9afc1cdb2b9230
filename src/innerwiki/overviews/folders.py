"""Writes pages into a folder that is theirs alone, and never over somebody's files."""

from collections.abc import Mapping
from pathlib import Path

from innerwiki.errors import InnerwikiError


def write_pages(folder: Path, pages: Mapping[str, str], index: str, generator: str) -> None:
    """Write pages; those that an earlier run has left there go.

    Args:
        folder: where to; it is made if it is not there.
        pages: the texts, by the paths of their files.
        index: the page by which an earlier run's folder is known.
        generator: what that page, and all others, hold if a run has made them.

    Raises:
        InnerwikiError: the folder holds other files, or cannot be written.
    """
    try:
        _refuse_foreign(folder, index, generator)
        for old in _made(folder, generator):
            old.unlink()
        for path, text in pages.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InnerwikiError(f"the pages cannot be written to {folder}: {reason}") from error


def _refuse_foreign(folder: Path, index: str, generator: str) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise InnerwikiError(f"{folder} is a file; name a folder for the pages")
    is_used = any(not path.name.startswith(".") for path in folder.iterdir())
    if is_used and not _is_made(folder / index, generator):
        raise InnerwikiError(
            f"{folder} holds files that no earlier run has made; name another folder, or empty it"
        )


def _made(folder: Path, generator: str) -> list[Path]:
    """The pages of an earlier run. What somebody has put beside them since stays."""
    return [path for path in folder.rglob("*.html") if _is_made(path, generator)]


def _is_made(file: Path, generator: str) -> bool:
    if not file.is_file():
        return False
    with file.open(encoding="utf-8", errors="replace") as stream:
        return generator in stream.read(_HEAD)


_HEAD = 1_000
"""Characters at the beginning of a page that tell who has made it."""
