"""What is read and what is written must stay apart, and inside the wiki's folder.

A build replaces `site_dir` as a whole and throws away what it likes in `cache_dir`, so neither may
hold, or lie in, what somebody wrote by hand.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from innerwiki.config.options import Config
from innerwiki.config.places import OptionPath

Fault = tuple[tuple[OptionPath, ...], str]
"""The options concerned, the likeliest first; what is wrong and how to mend it."""

_CONTENT: OptionPath = ("content",)
_CITATIONS: OptionPath = ("citations",)
_SITE: OptionPath = ("build", "site_dir")
_CACHE: OptionPath = ("build", "cache_dir")


def check_folders(config: Config) -> Iterator[Fault]:
    """What is wrong with the folders of a configuration whose single values are right."""
    written = {
        _CONTENT: config.content,
        _CITATIONS: config.citations,
        _SITE: config.build.site_dir,
        _CACHE: config.build.cache_dir,
    }
    inside: dict[OptionPath, Path] = {}
    for option, name in written.items():
        folder = Path(os.path.realpath(config.root / name))
        fault = _outside(config.root, name, folder)
        if fault is None:
            inside[option] = folder
        else:
            yield (option,), f'`{option[-1]}` is "{name}", {fault}; choose a folder inside it'
    for option in (_CONTENT, _CITATIONS):
        if option in inside and not os.path.isdir(inside[option]):  # noqa: PTH112 - it never raises
            message = f'`{option[-1]}` is "{written[option]}", which is no folder'
            yield (option,), f"{message}; make it, or name the one that is meant"
    yield from _too_close(inside)


def _outside(root: Path, name: str, folder: Path) -> str | None:
    if Path(name).is_absolute():
        return "but it must be relative to the wiki's folder"
    if not folder.is_relative_to(root):
        return "which leads out of the wiki's folder"
    return "which is the wiki's folder itself" if folder == root else None


def _too_close(folders: dict[OptionPath, Path]) -> Iterator[Fault]:
    """Pairs of folders of which one must not be the other, or inside it."""
    for first, second in ((_CITATIONS, _CONTENT), (_CACHE, _SITE)):
        if first in folders and folders[first] == folders.get(second):
            names = f"`{first[-1]}` and `{second[-1]}`"
            yield (first, second), f"{names} are the same folder; keep them apart"
    for output in (_SITE, _CACHE):
        for source in (_CONTENT, _CITATIONS):
            if _overlap(folders, output, source):
                names = f"`{output[-1]}` may not hold `{source[-1]}` or lie inside it"
                yield (output, source), f"{names}: builds overwrite it; choose another folder"
    if _SITE in folders and _CACHE in folders and folders[_SITE] in folders[_CACHE].parents:
        message = "`cache_dir` may not lie inside `site_dir`, which each build replaces"
        yield (_CACHE, _SITE), f"{message}; choose another folder"


def _overlap(folders: dict[OptionPath, Path], one: OptionPath, other: OptionPath) -> bool:
    if one not in folders or other not in folders:
        return False
    a, b = folders[one], folders[other]
    return a.is_relative_to(b) or b.is_relative_to(a)
