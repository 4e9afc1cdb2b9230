"""All disc reading: which files belong to the wiki, and their text.

Only regular files inside the content and citations folders are read, in sorted order; links that
lead out of them are not followed. A file that cannot be taken in (too large, not UTF-8, binary, not
readable) becomes a `Problem` at its place, and the others are read all the same.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from innerwiki.config import Config
from innerwiki.model import Problem, ProblemKind, Source, Span


@dataclass(slots=True)
class Reading:
    """What was read, and what could not be."""

    articles: list[Source] = field(default_factory=list)
    bibliography: list[Source] = field(default_factory=list)
    undecoded: list[Source] = field(default_factory=list)
    """Files that are not UTF-8, as far as they can be told: only to place their problem."""
    problems: list[Problem] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    """Paths of the other files that are published as they are."""
    refused: set[str] = field(default_factory=set)
    """Paths that must not be published: they lead out of the wiki, or could carry a script."""


WORKS = "works.toml"

PUBLISHED = frozenset(
    ".png .jpg .jpeg .gif .webp .avif .svg .ico .pdf .txt .csv .tsv .json .bib .mp4 .webm .ogg "
    ".mp3 .woff2 .zip".split()
)
"""Files beside the articles that are published as they are; pages and scripts are not."""


def read(config: Config) -> Reading:
    """Read the wiki's files; a file that cannot be read is reported in `problems`."""
    found = Reading()
    for path in _files(config.root, config.content_dir, found):
        if path.suffix.lower() == ".md":
            _take(config, path, found.articles, found)
        elif path.suffix.lower() not in PUBLISHED:
            _refuse(config, path, found)
        elif path.suffix.lower() != ".svg" or _is_safe_svg(config, path, found):
            found.files.add(_relative(config.root, path))
    for path in _files(config.root, config.citations_dir, found):
        if path.suffix.lower() == ".bib" or path == config.citations_dir / WORKS:
            _take(config, path, found.bibliography, found)
    return found


def _files(root: Path, folder: Path, found: Reading) -> Iterator[Path]:
    """Regular files below a folder, sorted by path; hidden ones and links outwards left out."""
    inside = Path(os.path.realpath(folder))
    paths: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in list(folders):
            path = Path(parent, name)
            if path.is_symlink():
                folders.remove(name)
                _problem(root, path, found, "this link to a folder is not followed", _LINK_HELP)
                found.refused.add(_relative(root, path))
        paths.extend(Path(parent, name) for name in names if not name.startswith("."))
    for path in sorted(paths, key=lambda p: p.as_posix()):
        if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
            _problem(root, path, found, "this link leads out of the folder", _LINK_HELP)
            found.refused.add(_relative(root, path))
        else:
            yield path


_LINK_HELP = "put a copy of the file here instead of the link"


def _take(config: Config, path: Path, into: list[Source], found: Reading) -> None:
    """Read one file into `into`, or report why it cannot be read."""
    name = _relative(config.root, path)
    try:
        information = path.stat()
        if not stat.S_ISREG(information.st_mode):
            _problem(config.root, path, found, "not a regular file", "put an ordinary file here")
            return
        if information.st_size > config.limits.file_size:
            _problem(
                config.root,
                path,
                found,
                f"the file has {information.st_size:,} bytes, more than the limit of "
                f"{config.limits.file_size:,}",
                "split the article, or raise `file_size` under [limits] in the configuration",
            )
            return
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        _problem(config.root, path, found, f"cannot be read: {reason}", "check its permissions")
        return
    source, problem = decode(name, content)
    (into if problem is None else found.undecoded).append(source)
    if problem is not None:
        found.problems.append(problem)


def decode(path: str, content: bytes) -> tuple[Source, Problem | None]:
    r"""The text of a file's bytes: UTF-8, a byte order mark dropped, line ends as "\n"."""
    content = content.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in content:
        return Source(path, ""), Problem(
            ProblemKind.UNREADABLE,
            Span(path, 0, 0),
            f"a binary file: it has a zero byte at offset {content.index(0)}",
            "articles and sources are text in UTF-8; move other files out of this folder",
        )
    try:
        return Source(path, _unified(content.decode("utf-8"))), None
    except UnicodeDecodeError as error:
        at = len(_unified(content[: error.start].decode("utf-8")))
        return Source(path, _unified(content.decode("utf-8", "replace"))), Problem(
            ProblemKind.UNREADABLE,
            Span(path, at, at + 1),
            f"not UTF-8: the byte 0x{content[error.start]:02x} is no character",
            "save the file as UTF-8 (it may be Latin-1 or Windows-1252 now)",
        )


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _refuse(config: Config, path: Path, found: Reading) -> None:
    found.refused.add(_relative(config.root, path))
    _problem(
        config.root,
        path,
        found,
        f"files ending in `{path.suffix}` are not published",
        "articles are .md files; pictures, PDF and data files may stand beside them",
    )


def _is_safe_svg(config: Config, path: Path, found: Reading) -> bool:
    """A drawing may carry a script that runs when it is opened by itself; such a one stays out."""
    try:
        text = path.read_bytes().lower()
    except OSError as error:
        reason, mend = f"cannot be read: {error.strerror}", "check its permissions"
    else:
        squeezed = b"".join(text.split())
        sign = next((sign for sign in _ACTIVE if sign in squeezed), None)
        if sign is None:
            return True
        reason = f"the drawing is not published: it holds `{sign.decode()}`"
        mend = "export it as plain SVG, without scripts and embedded pages"
    found.refused.add(_relative(config.root, path))
    _problem(config.root, path, found, reason, mend)
    return False


_ACTIVE = (b"<script", b"javascript:", b"<foreignobject", b"onload=", b"onclick=", b"<!entity")


def _relative(root: Path, path: Path) -> str:
    """The path under which a file is known: relative to the root, with `/`, printable."""
    name = path.relative_to(root).as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _problem(root: Path, path: Path, found: Reading, message: str, mend: str) -> None:
    span = Span(_relative(root, path), 0, 0)
    found.problems.append(Problem(ProblemKind.UNREADABLE, span, message, mend))
