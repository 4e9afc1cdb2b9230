"""All disc reading: which files belong to the wiki, and their text.

Only regular files inside the content and citations folders are read, in sorted order; links that
lead out of them are not followed. A file that cannot be taken in (too large, not UTF-8, binary, not
readable) becomes a `Problem` at its place, and the others are read all the same. A drawing may
carry a script that runs when it is opened by itself; such a one is refused.
"""

from dataclasses import dataclass, field

from innerwiki.config import Config
from innerwiki.model import Problem, ProblemKind, Source, Span
from innerwiki.wiki.drawings import check_drawing
from innerwiki.wiki.files import File, UnreadableError, content, files_below
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

    def refuse(self, path: str, message: str, mend: str) -> None:
        """Take note of a path that must not be published, and why."""
        self.refused.add(path)
        problem = Problem(ProblemKind.UNREADABLE, Span(path, 0, 0), message, mend)
        self.problems.append(problem)


WORKS = "works.toml"
EXCERPTS = "excerpts"
"""The folder, beside the sources, of passages from them."""

PUBLISHED = frozenset(
    ".png .jpg .jpeg .gif .webp .avif .svg .ico .pdf .txt .csv .tsv .json .bib .mp4 .webm .ogg "
    ".mp3 .woff2 .zip".split()
)
"""Files beside the articles that are published as they are; pages and scripts are not."""

_KINDS_HELP = "articles are .md files; pictures, PDF and data files may stand beside them"


def read(config: Config) -> Reading:
    """Read the wiki's files; a file that cannot be read is reported in `problems`."""
    found, limit = Reading(), config.limits.file_size
    for file in files_below(config.root, config.content_dir, found.refuse):
        kind = file.suffix.lower()
        if kind == ".md":
            _take(file, found.articles, found, limit)
        elif kind not in PUBLISHED:
            message = f"files ending in `{file.suffix}` are not published"
            found.refuse(file.path, message, _KINDS_HELP)
        elif _is_publishable(file, found, limit):
            found.files.add(file.path)
    folder = config.citations_dir.relative_to(config.root).as_posix()
    for file in files_below(config.root, config.citations_dir, found.refuse):
        if _is_of_library(file, folder):
            _take(file, found.bibliography, found, limit)
    return found


def _is_of_library(file: File, folder: str) -> bool:
    """Whether a file of the citations folder says something of a source."""
    parent, _, name = file.path.rpartition("/")
    kind = file.suffix.lower()
    is_excerpts = kind == ".md" and parent == f"{folder}/{EXCERPTS}"
    return kind == ".bib" or is_excerpts or (parent == folder and name == WORKS)


def _take(file: File, into: list[Source], found: Reading, limit: int) -> None:
    """Read one file into `into`, or report why it cannot be read."""
    try:
        source, problem = decode(file.path, content(file.at, limit))
    except UnreadableError as wrong:
        found.refuse(file.path, *wrong.args)
        return
    if problem is None:
        into.append(source)
        return
    found.undecoded.append(source)
    found.problems.append(problem)
    if file.suffix.lower() == ".bib":
        found.legible.append(legible(source))


def _is_publishable(file: File, found: Reading, limit: int) -> bool:
    """Whether a picture or another file may be published as it is; if not, why is reported."""
    try:
        if file.suffix.lower() == ".svg":
            check_drawing(content(file.at, limit))
        else:
            content(file.at, None)
    except UnreadableError as wrong:
        found.refuse(file.path, *wrong.args)
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
