"""Begins a wiki: a folder with all that it takes to be checked, built, served and contributed to.

What is there already is kept. The configuration comes last: until it is there the folder holds no
wiki, and a run that was stopped is taken up by the next one. Where there is a wiki already, only
what stands around its articles is added, since an example that was deleted must not come back.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from innerwiki import __version__
from innerwiki import config as configuration
from innerwiki.config import Config, Forge
from innerwiki.editing.creating import create
from innerwiki.editing.forges import forge_at, is_gitlab, section
from innerwiki.editing.heads import given_title, read_back
from innerwiki.editing.template import TemplateFile, fill, wiki_files
from innerwiki.editing.yaml_text import scalar
from innerwiki.errors import ConfigError, InnerwikiError
from innerwiki.model import Source

_CONFIGURATION = "innerwiki.toml"
_GITLAB_PIPELINE = ".gitlab-ci.yml"
_OF_THE_WIKI_ITSELF = ("content/", "citations/", _CONFIGURATION)
"""What is not added to a wiki that is there."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A file of the new wiki, by its path; `is_new` says that it was made and not there before."""

    path: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The folder of a wiki, and the files that it is to have, in the order of their making."""

    folder: Path
    files: tuple[TemplateFile, ...]

    def carry_out(self) -> Iterator[Placed]:
        """Make the files that are not there, one after the other, and tell of each.

        Raises:
            InnerwikiError: a file cannot be made; those before it stay.
        """
        made: list[str] = []
        for file in self.files:
            try:
                is_new = create(
                    self.folder / file.path, file.text, is_executable=file.is_executable
                )
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                raise InnerwikiError(
                    f"cannot make {self.folder / file.path}: {reason}; {_so_far(made)}, and the "
                    "same command makes the rest once that is mended"
                ) from error
            if is_new:
                made.append(file.path)
            yield Placed(file.path, is_new)


def _so_far(made: list[str]) -> str:
    if not made:
        return "nothing is made"
    return f"{', '.join(made)} {'is' if len(made) == 1 else 'are'} made"


def plan(folder: Path, title: str | None, forge_address: str | None, today: date) -> Plan:
    """Find out what a wiki in a folder needs; nothing is written.

    Args:
        folder: where the wiki is, or is to be.
        title: its name; None for what the wiki that is there is called, else the folder's name.
        forge_address: the address of its repository, if it is known.
        today: the date.

    Raises:
        InnerwikiError: there can be no wiki in that folder, or of that title.
    """
    forge = forge_at(forge_address) if forge_address is not None else None
    try:
        return _plan(Path(os.path.realpath(folder)), title, forge, today)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InnerwikiError(
            f"{folder} cannot be looked at: {reason}; choose another folder"
        ) from error


def _plan(folder: Path, title: str | None, forge: Forge | None, today: date) -> Plan:
    if folder.exists() and not folder.is_dir():
        raise InnerwikiError(f"{folder} is a file; name a folder for the wiki")
    _refuse_inside_another(folder)
    there = configuration.load(folder) if configuration.file_in(folder) is not None else None
    if there is None:
        values = _values(_checked_title(folder, title, today), forge)
    else:
        _refuse_to_change(there, title, forge)
        values = _values(there.title, forge, there.content, there.citations)
    files = tuple(
        TemplateFile(file.path, fill(file.text, values))
        for file in wiki_files()
        if _is_wanted(folder, file.path, there, forge)
    )
    _check_folders(folder, files)
    return Plan(folder, tuple(sorted(files, key=lambda file: file.path == _CONFIGURATION)))


def _is_wanted(folder: Path, path: str, there: Config | None, forge: Forge | None) -> bool:
    if os.path.lexists(folder / path):
        return True  # it is kept, and told of
    if path == _GITLAB_PIPELINE:
        return forge is not None and is_gitlab(forge)
    return there is None or not path.startswith(_OF_THE_WIKI_ITSELF)


# --- what the blanks are filled in with -------------------------------------------------------


def _values(
    title: str, forge: Forge | None, content: str = "content", citations: str = "citations"
) -> dict[str, str]:
    return {
        "title_toml": json.dumps(title, ensure_ascii=False),
        "title_yaml": scalar(title),
        "title_markdown": re.sub(r"([\\`*_\[\]<>&#|~$])", r"\\\1", title),
        "content": content,
        "content_yaml": scalar(content),
        "citations": citations,
        "forge": section(forge),
        "version": __version__,
    }


def _checked_title(folder: Path, given: str | None, today: date) -> str:
    """The title of a new wiki; it is that of the home page too, which has no markup in it."""
    title = given_title(_title_of(folder) if given is None else given, '--title "My wiki"')
    head = f"---\ntitle: {scalar(title)}\n---\n"
    try:
        read_back(Source("content/index.md", head), today)
    except InnerwikiError as error:
        whose = "the name of the folder is no title" if given is None else "that is no title"
        raise InnerwikiError(f"{whose}: {error}; name another by --title") from error
    return title


def _title_of(folder: Path) -> str:
    """What a wiki is called by its folder: `my-wiki` is "My wiki"."""
    name = " ".join(folder.name.replace("-", " ").replace("_", " ").split())
    return name[:1].upper() + name[1:] or "My wiki"


# --- what is refused --------------------------------------------------------------------------


def _refuse_inside_another(folder: Path) -> None:
    """No wiki begins among the files of another, where it would be checked or overwritten."""
    for above in folder.parents:
        file = configuration.file_in(above)
        if file is None:
            continue
        try:
            outer = configuration.load(above)
        except ConfigError as error:
            raise InnerwikiError(
                f"{file} cannot be read, and this folder may be a part of that wiki; mend it "
                "first, or choose a folder elsewhere"
            ) from error
        for part in (outer.content_dir, outer.citations_dir, outer.site_dir, outer.cache_dir):
            if folder.is_relative_to(part):
                raise InnerwikiError(
                    f"{folder} lies in {part}, a folder of the wiki in {outer.root}; choose a "
                    "folder elsewhere"
                )


def _refuse_to_change(there: Config, title: str | None, forge: Forge | None) -> None:
    """What the configuration says is not changed, so nothing else may be asked for."""
    if title is not None and title.strip() != there.title:
        raise InnerwikiError(
            f'{there.file} calls the wiki "{there.title}" and is kept; change `title` in it, or '
            "leave --title out"
        )
    if forge is not None and replace(forge, branch=there.forge.branch) != there.forge:
        raise InnerwikiError(
            f"{there.file} has other addresses under [forge] and is kept; write them there, or "
            "leave --forge out"
        )


def _check_folders(folder: Path, files: tuple[TemplateFile, ...]) -> None:
    """See that files and folders have room where they belong, and none leads out of the wiki."""
    for file in files:
        if (folder / file.path).is_dir():
            raise InnerwikiError(
                f"{folder / file.path} is a folder, and the wiki needs a file of that name; move "
                "it away"
            )
    needed = {parent for file in files for parent in Path(file.path).parents}
    for name in sorted(needed):
        inner = folder / name
        if os.path.lexists(inner) and not inner.is_dir():
            raise InnerwikiError(
                f"{inner} is no folder, and the wiki needs one of that name; move it away"
            )
        if not Path(os.path.realpath(inner)).is_relative_to(folder):
            raise InnerwikiError(
                f"{inner} is a link that leads out of the wiki's folder; put a folder in its place"
            )
