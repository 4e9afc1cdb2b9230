"""The wiki at an earlier revision, out of git; the working tree and the index are not touched.

The files are taken from git's objects (`ls-tree`, `cat-file`) into a temporary folder and read
there as any wiki is. `git archive` would leave out what `.gitattributes` keeps from releases, and
a second work tree would be noted in the repository. Only articles and sources are taken: pictures
have no say in what an article claims, and would cost most of the time.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from innerwiki.config import Config
from innerwiki.errors import InnerwikiError
from innerwiki.wiki.read import WORKS, Reading, read

_LINK = "120000"
_FILES = ("100644", "100755", "100664")
"""Modes of entries of a tree: files, executable ones, and files as git wrote them long ago."""
_LONGEST_LINK = 1000
"""Bytes of the path in a link; what is longer is none."""

_OF_ANOTHER_REPOSITORY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for a hook: the repository meant here is the one that holds the wiki."""


def read_at(config: Config, revision: str) -> Reading:
    """Read the articles and sources that a revision has.

    Folders and limits are those of the configuration as it is now; a folder that the revision does
    not have is an empty one.

    Args:
        config: the wiki's configuration; its root may lie anywhere in the repository.
        revision: a commit, branch or tag, as git understands it; with `...` behind it, the commit
            at which the present branch parted from it.

    Raises:
        InnerwikiError: there is no git, no repository, no such revision, or git cannot read it.
    """
    commit = _meant(config.root, revision)
    with tempfile.TemporaryDirectory(prefix="innerwiki-") as name:
        then = replace(config, root=Path(name).resolve())
        _write(then.root, config.root, _entries(config, commit))
        for folder in (then.content_dir, then.citations_dir):
            folder.mkdir(parents=True, exist_ok=True)
        return read(then)


@dataclass(frozen=True, slots=True)
class Revision:
    """The commit that a wiki lies at, by its full name.

    `is_changed` says that articles or sources differ from what was committed.
    """

    name: str
    is_changed: bool


def current_revision(config: Config) -> Revision | None:
    """The revision that the wiki in the working tree is; None where git does not know the wiki."""
    folders = (config.content, config.citations)
    try:
        # Of a repository that only happens to hold the wiki's folder, no revision has its articles.
        known = _git(config.root, "rev-parse", "HEAD", f"HEAD:./{config.content}")
        # A look may not hold up somebody who is committing.
        changes = _git(config.root, "--no-optional-locks", "status", "--porcelain", "--", *folders)
    except InnerwikiError:
        return None
    return Revision(known.decode().partition("\n")[0], is_changed=bool(changes.strip()))


def last_changes(config: Config) -> dict[str, date]:
    """The day (UTC) of the last commit that changed each article, by its path.

    What is not known is left out: a file that differs from what was committed, and all of them
    where there is no history, or only the end of one, whose first commit seems to change all files.
    """
    folder = config.content
    try:
        if _git(config.root, "rev-parse", "--is-shallow-repository").strip() != b"false":
            return {}
        told = _git(
            config.root,
            *("log", "--format=%ct", "--name-only", "--no-renames", "--relative", "-z"),
            *("--", folder),
        )
        # Left to itself, `diff` writes the index anew where a file is only younger. Kept from that,
        # `--name-only` would name such a file; `--numstat`, which looks into it, does not.
        changed = _git(
            config.root,
            *("--no-optional-locks", "-c", "diff.autoRefreshIndex=false"),
            *("diff", "--numstat", "--no-renames", "--relative", "-z", "HEAD", "--", folder),
        )
    except InnerwikiError:
        return {}
    found: dict[str, date] = {}
    when: date | None = None
    for line in told.split(b"\0"):
        if line.isdigit():
            when = _day(int(line))
        elif when is not None and line:
            found.setdefault(os.fsdecode(line.removeprefix(b"\n")), when)
    for line in changed.split(b"\0"):
        found.pop(os.fsdecode(line.split(b"\t", 2)[-1]), None)
    return found


def _day(seconds: int) -> date | None:
    """The day of a commit; None of one whose time is no time."""
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a revision: its mode, the name of its content, and its path from the root."""

    mode: str
    blob: str
    path: str


def _meant(root: Path, revision: str) -> str:
    """The commit that is meant: a revision itself, or where the present branch parted from it."""
    name = revision.strip().removesuffix("...")
    commit = _commit(root, name)
    if name == revision.strip():
        return commit
    try:
        return _git(root, "merge-base", commit, "HEAD").decode().strip()
    except InnerwikiError as error:
        if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
            raise _shallow(f"where this branch parted from {_quoted(name)}") from error
        raise InnerwikiError(
            f"this branch and {_quoted(name)} have no commit in common; name another revision"
        ) from error


def _shallow(what: str) -> InnerwikiError:
    return InnerwikiError(
        f"this clone is shallow and does not have {what}; fetch the rest (`git fetch --unshallow`; "
        f"on GitHub Actions `fetch-depth: 0`), or name {_KNOWN}"
    )


_KNOWN = "a commit, a branch or a tag, such as `main` or `HEAD~1`"


def _commit(root: Path, revision: str) -> str:
    """The full name of a commit. It is asked for on standard input, where nothing is an option."""
    asked = revision.strip()
    answer = ""
    if asked and asked.isprintable():
        question = f"{asked}^{{commit}}\n".encode()
        answer = _git(root, "cat-file", "--batch-check", given=question).decode().strip()
    name, _, kind = answer.partition(" ")
    if kind.startswith("commit "):
        return name
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise _shallow(f"the revision {_quoted(revision)}")
    raise InnerwikiError(f"git knows no revision {_quoted(revision)}; name {_KNOWN}")


def _quoted(revision: str) -> str:
    return f"`{revision}`" if revision.isprintable() else repr(revision)


def _entries(config: Config, commit: str) -> Iterator[_Entry]:
    """The articles and sources of a commit, and the links among them, but for those too large."""
    # The folder itself, and where it leads if it is a link.
    folders = {config.content, config.citations}
    for folder in (config.content_dir, config.citations_dir):
        folders.add(folder.relative_to(config.root).as_posix())
    listed = _git(config.root, "ls-tree", "-r", "-l", "-z", commit, "--", *sorted(folders))
    for line in listed.split(b"\0"):
        facts, _, raw_path = line.partition(b"\t")
        if not raw_path:
            continue
        mode, _, blob, size = facts.decode().split()
        path = os.fsdecode(raw_path)
        limit = _LONGEST_LINK if mode == _LINK else config.limits.file_size
        is_wanted = mode == _LINK or (mode in _FILES and _is_read(path))
        if is_wanted and not size.isdecimal():
            raise _incomplete(path)
        if is_wanted and int(size) <= limit:
            yield _Entry(mode, blob, path)


def _is_read(path: str) -> bool:
    pure = PurePosixPath(path)
    return pure.suffix.lower() in (".md", ".bib") or pure.name == WORKS


def _write(root: Path, repository: Path, entries: Iterable[_Entry]) -> None:
    """Write files below a temporary root; links come last, so that nothing is written through."""
    ordered = sorted(entries, key=lambda entry: (entry.mode == _LINK, entry.path))
    contents = _contents(repository, [entry.blob for entry in ordered])
    for entry, content in zip(ordered, contents, strict=True):
        file = root / entry.path
        if not file.is_relative_to(root) or ".." in file.parts:
            continue  # no honest git writes such a path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if entry.mode == _LINK:
                _link(root, file, content)
            else:
                file.write_bytes(content)
        except OSError as error:
            raise InnerwikiError(
                f"cannot write {entry.path}, as it was, to a temporary folder: {error.strerror}"
            ) from error


def _link(root: Path, file: Path, content: bytes) -> None:
    """Make a link, unless it leads out of the folder or its place is taken by a folder."""
    if content.strip() and b"\0" not in content and not file.exists():
        file.symlink_to(os.fsdecode(content))
        if not Path(os.path.realpath(file)).is_relative_to(root):
            file.unlink()


def _contents(root: Path, blobs: list[str]) -> Iterator[bytes]:
    """The contents of blobs, in their order."""
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    answer = _git(root, "cat-file", "--batch", given=asked)
    at = 0
    for blob in blobs:
        end_of_head = answer.index(b"\n", at)
        head = answer[at:end_of_head].split()
        if len(head) != len(("name", "type", "size")):
            raise _incomplete(blob)
        start = end_of_head + 1
        at = start + int(head[2]) + 1
        yield answer[start : at - 1]


def _incomplete(what: str) -> InnerwikiError:
    return InnerwikiError(f"this clone does not have {what} of that revision; fetch it whole")


def _git(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What git answers, asked in the wiki's folder.

    Raises:
        InnerwikiError: git is not there, or refuses.
    """
    environment = {
        name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY
    }
    environment |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    try:
        ran = subprocess.run(  # noqa: S603 - words of ours, and names that git has given
            ["git", "--literal-pathspecs", *words],  # noqa: S607 - the user's own git
            cwd=root,
            env=environment,
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise InnerwikiError(
            "git is not installed, and only git knows how the wiki was before; install it"
        ) from error
    except OSError as error:
        raise InnerwikiError(f"git cannot be run: {error.strerror}") from error
    if ran.returncode == 0:
        return ran.stdout
    told = ran.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
    if "not a git repository" in told:
        raise InnerwikiError(
            f"{root} is in no git repository, so nothing is known of how the wiki was before"
        )
    reason = told.removeprefix("fatal: ") or f"exit code {ran.returncode}"
    raise InnerwikiError(f"git cannot read the repository: {reason}")
