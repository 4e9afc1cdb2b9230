"""All disc reading: which files belong to the wiki, and their text.

Only regular files inside the content and citations folders are read, in sorted order; links that
lead out of them are not followed. A file that cannot be taken in (too large, not UTF-8, binary, not
readable) becomes a `Problem` at its place, and the others are read all the same. A drawing may
carry a script that runs when it is opened by itself; such a one is refused.
"""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from innerwiki.config import Config
from innerwiki.model import Problem, ProblemKind, Source, Span
from innerwiki.wiki.legible import legible


@dataclass(slots=True)
class Reading:
    """What was read, and what could not be."""

    articles: list[Source] = field(default_factory=list)
    bibliography: list[Source] = field(default_factory=list)
    undecoded: list[Source] = field(default_factory=list)
    """Files that are not UTF-8, as far as they can be told: only to place their problem."""
    legible: list[Source] = field(default_factory=list)
    """Of these, the BibTeX files, without the entries that cannot be read."""
    problems: list[Problem] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    """Paths of the other files that are published as they are."""
    refused: set[str] = field(default_factory=set)
    """Paths that must not be published: they lead out of the wiki, could carry a script, or cannot
    be read."""

    @property
    def paths(self) -> set[str]:
        """Paths of what was read as text, or met with a problem."""
        read = (*self.articles, *self.bibliography, *self.undecoded)
        return {source.path for source in read} | {problem.span.path for problem in self.problems}


WORKS = "works.toml"
EXCERPTS = "excerpts"
"""The folder, beside the sources, of passages from them."""

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
            message = f"files ending in `{path.suffix}` are not published"
            _refuse(config, path, found, message, _KINDS_HELP)
        elif _is_publishable(config, path, found):
            found.files.add(_relative(config.root, path))
    for path in _files(config.root, config.citations_dir, found):
        if _is_of_library(path, config.citations_dir):
            _take(config, path, found.bibliography, found)
    return found


def _is_of_library(path: Path, folder: Path) -> bool:
    """Whether a file of the citations folder says something of a source."""
    suffix = path.suffix.lower()
    is_excerpts = suffix == ".md" and path.parent == folder / EXCERPTS
    return suffix == ".bib" or path == folder / WORKS or is_excerpts


def _files(root: Path, folder: Path, found: Reading) -> Iterator[Path]:
    """Files below a folder, sorted by path; hidden ones and links outwards left out."""
    inside = Path(os.path.realpath(folder))
    paths: list[Path] = []

    def report(error: OSError) -> None:
        unread = Path(error.filename)
        _problem(root, unread, found, *_cannot_be_read(error))
        found.refused.add(_relative(root, unread))

    for parent, folders, names in os.walk(folder, onerror=report):
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


_KINDS_HELP = "articles are .md files; pictures, PDF and data files may stand beside them"
_LINK_HELP = "put a copy of the file here instead of the link"


class _UnreadableError(Exception):
    """What is wrong with a file as a whole, and how to mend it."""


def _content(path: Path, limit: int | None) -> bytes:
    """The bytes of a regular file; without a limit, only whether it can be read.

    A pipe or a device of an innocent name would keep the build waiting for ever.
    """
    try:
        information = path.stat()
        if not stat.S_ISREG(information.st_mode):
            raise _UnreadableError("not a regular file", "put an ordinary file here")
        if limit is not None and information.st_size > limit:
            raise _UnreadableError(
                f"the file has {information.st_size:,} bytes, more than the limit of {limit:,}",
                "make it smaller, or raise `file_size` under [limits] in the configuration",
            )
        with path.open("rb") as stream:
            return stream.read(limit or 0)
    except OSError as error:
        raise _UnreadableError(*_cannot_be_read(error)) from error


def _cannot_be_read(error: OSError) -> tuple[str, str]:
    reason = (error.strerror or str(error)).lower()
    return f"cannot be read: {reason}", "check its permissions"


def _take(config: Config, path: Path, into: list[Source], found: Reading) -> None:
    """Read one file into `into`, or report why it cannot be read."""
    try:
        content = _content(path, config.limits.file_size)
    except _UnreadableError as wrong:
        _refuse(config, path, found, *wrong.args)
        return
    source, problem = decode(_relative(config.root, path), content)
    (into if problem is None else found.undecoded).append(source)
    if problem is not None:
        found.problems.append(problem)
        if path.suffix.lower() == ".bib":
            found.legible.append(legible(source))


def _is_publishable(config: Config, path: Path, found: Reading) -> bool:
    """Whether a picture or another file may be published as it is; if not, why is reported."""
    try:
        if path.suffix.lower() == ".svg":
            _check_drawing(_content(path, config.limits.file_size))
        else:
            _content(path, None)
    except _UnreadableError as wrong:
        _refuse(config, path, found, *wrong.args)
        return False
    return True


def decode(path: str, content: bytes) -> tuple[Source, Problem | None]:
    r"""The text of a file's bytes: UTF-8, a byte order mark dropped, line ends as "\n"."""
    content = content.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in content:
        return Source(path, ""), _with_zero_bytes(path, content)
    try:
        return Source(path, _unified(content.decode("utf-8"))), None
    except UnicodeDecodeError as error:
        at = len(_unified(content[: error.start].decode("utf-8")))
        guess = "Windows-1252" if any(0x80 <= byte < 0xA0 for byte in content) else "Latin-1"  # noqa: PLR2004 - no signs in Latin-1
        return Source(path, _unified(content.decode("utf-8", "replace"))), Problem(
            ProblemKind.UNREADABLE,
            Span(path, at, at + 1),
            f"not UTF-8: the byte 0x{content[error.start]:02x} is no character",
            f"save the file as UTF-8 (it may be {guess} now)",
        )


def _with_zero_bytes(path: str, content: bytes) -> Problem:
    """What to say of a file that no text in UTF-8 can be."""
    place = Span(path, 0, 0)
    pairs = content[:_ENOUGH]
    for name, zeros in (("big", pairs[0::2]), ("little", pairs[1::2])):
        if pairs.startswith((b"\xff\xfe", b"\xfe\xff")) or zeros.count(0) * 2 > len(zeros):
            order = {b"\xff\xfe": "little", b"\xfe\xff": "big"}.get(pairs[:2], name)
            return Problem(
                ProblemKind.UNREADABLE,
                place,
                f"not UTF-8: the file is UTF-16 ({order}-endian)",
                "save the file as UTF-8",
            )
    return Problem(
        ProblemKind.UNREADABLE,
        place,
        f"a binary file: it has a zero byte at offset {content.index(0)}",
        "articles and sources are text in UTF-8; move other files out of this folder",
    )


_ENOUGH = 200
"""Bytes that tell UTF-16 from other files."""


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


_ACTIVE = frozenset("script foreignobject iframe object embed handler listener".split())
_XHTML = "http://www.w3.org/1999/xhtml"
_ADDRESSES = frozenset(("href", "src"))
_OWN_ADDRESS = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_NOT_SEEN = re.compile(r"[\x00-\x20]+")
"""What browsers pass over in an address: `java<tab>script:` is one that they run."""


def _check_drawing(content: bytes) -> None:
    """Refuse a drawing that is not plain: it must hold nothing that runs, embeds or fetches.

    It is judged by what an XML parser makes of it, since that is what a browser does: namespace
    prefixes and character references hide nothing. Document types, which could, and encodings
    other than UTF-8, in which a browser might read something else, are refused.
    """
    try:
        _Drawing().read(content.decode("utf-8"))
    except (expat.ExpatError, UnicodeDecodeError) as error:
        reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else f"not XML: {error}"
        message = f"the drawing is not published: {reason}"
        raise _UnreadableError(message, "export it again as plain SVG in UTF-8") from error


class _Drawing:
    """Refuses what an SVG file must not hold while expat goes through it."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._document_type
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._element

    def read(self, text: str) -> None:
        """Go through the whole text; raises `_UnreadableError` or `expat.ExpatError`."""
        self.parser.Parse(text, True)

    def _refuse(self, what: str) -> NoReturn:
        raise _UnreadableError(
            f"the drawing is not published: line {self.parser.CurrentLineNumber} holds {what}",
            "export it as plain SVG, without scripts, links and embedded pages",
        )

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
            self._refuse(f"the encoding `{encoding}`, which is not UTF-8")

    def _document_type(self, *_: object) -> None:
        self._refuse("a document type, `<!DOCTYPE`")

    def _instruction(self, target: str, _text: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._refuse("a style sheet from elsewhere, `<?xml-stylesheet`")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if local.lower() in _ACTIVE or namespace == _XHTML:
            self._refuse(f"the element `<{local}>`")
        for full_name, value in attributes.items():
            attribute = full_name.rpartition(" ")[2]
            if _is_active(attribute.lower(), value):
                self._refuse(f'the attribute `{attribute}="{value[:40]}"`')


def _is_active(name: str, value: str) -> bool:
    """Whether an attribute, by its local name in small letters, runs or fetches something."""
    if name == "attributename":  # what an animation sets
        name, value = value.strip().rpartition(":")[2].lower(), ""
    if name in _ADDRESSES and not _OWN_ADDRESS.match(value):
        return True
    return name.startswith("on") or "javascript:" in _NOT_SEEN.sub("", value).lower()


def _refuse(config: Config, path: Path, found: Reading, message: str, mend: str) -> None:
    found.refused.add(_relative(config.root, path))
    _problem(config.root, path, found, message, mend)


def _relative(root: Path, path: Path) -> str:
    """The path under which a file is known: relative to the root, with `/`, printable."""
    name = path.relative_to(root).as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _problem(root: Path, path: Path, found: Reading, message: str, mend: str) -> None:
    span = Span(_relative(root, path), 0, 0)
    found.problems.append(Problem(ProblemKind.UNREADABLE, span, message, mend))
