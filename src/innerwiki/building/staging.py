"""Builds go to a staging folder and become the site in one step, when the verdict is in.

The step exchanges two folders in one system call where the system has one (Linux, macOS), so that
whoever kills the build, whenever, finds the old site or the new one, whole. Elsewhere the old site
is moved aside first, and put back by the next build if that one died in between.
"""

import ctypes
import ctypes.util
import errno
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from innerwiki.errors import InnerwikiError


@dataclass(frozen=True, slots=True)
class Staging:
    """A folder to build into. `site` is where it will go; nothing else is touched until then."""

    folder: Path
    site: Path

    @classmethod
    def prepare(cls, cache: Path, site: Path) -> "Staging":
        """An empty staging folder below the cache; what a killed build left is cleared away.

        Raises:
            InnerwikiError: the cache cannot be written, or `site` holds what no build has made.
        """
        _refuse_foreign(site)
        try:
            cache.mkdir(parents=True, exist_ok=True)
            _recover(cache, site)
            for left in cache.glob("staging-*"):
                if not _is_running(left.name.removeprefix("staging-")):
                    shutil.rmtree(left, ignore_errors=True)
            folder = cache / f"staging-{os.getpid()}"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        except OSError as error:
            raise InnerwikiError(
                f"the folder {cache}, in which sites are built, cannot be used "
                f"({_reason(error)}); remove what stands in its place, or check its permissions"
            ) from error
        return cls(folder, site)

    def publish(self) -> None:
        """Make the staged files the site. Top-level dot files of the old site are kept.

        Raises:
            InnerwikiError: the site's folder cannot be replaced; it is as it was.
        """
        try:
            _keep_dot_files(self.site, self.folder)
            staged = self._beside_site()
            if not self.site.exists():
                self.site.parent.mkdir(parents=True, exist_ok=True)
                staged.rename(self.site)
            elif _exchange(staged, self.site):
                shutil.rmtree(staged, ignore_errors=True)
            else:
                self._replace(staged)
        except OSError as error:
            raise InnerwikiError(
                f"the site could not be put in {self.site} ({_reason(error)}); "
                "the old one is as it was; check the folder's permissions"
            ) from error

    def discard(self) -> None:
        """Throw the staged files away; the site stays as it is."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _beside_site(self) -> Path:
        """The staged folder, on the site's own file system, where a rename is one step."""
        parent = self.site.parent
        while not parent.exists():
            parent = parent.parent
        if self.folder.stat().st_dev == parent.stat().st_dev:
            return self.folder
        copy = self.site.with_name(f".{self.site.name}.new")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder, copy, symlinks=True)
        self.discard()
        return copy

    def _replace(self, staged: Path) -> None:
        aside = _aside(self.folder.parent)
        shutil.rmtree(aside, ignore_errors=True)
        shutil.move(self.site, aside)
        try:
            staged.rename(self.site)
        except OSError:
            shutil.move(aside, self.site)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _refuse_foreign(site: Path) -> None:
    """A build replaces a site, never a folder of somebody's files: those have no site map."""
    if not site.exists():
        return
    if not site.is_dir():
        raise InnerwikiError(f"{site} is a file; name a folder for the site")
    names = {path.name for path in site.iterdir() if not path.name.startswith(".")}
    if names and "sitemap.xml" not in names:
        raise InnerwikiError(
            f"{site} holds files that no build has made ({min(names)} and others), and publishing "
            "would delete them; choose another folder for the site, or empty this one"
        )


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _aside(cache: Path) -> Path:
    return cache / "old-site"


def _recover(cache: Path, site: Path) -> None:
    """Put back a site that was moved aside by a build that was killed before it could finish."""
    aside = _aside(cache)
    if aside.exists() and not site.exists():
        shutil.move(aside, site)


def _keep_dot_files(site: Path, staged: Path) -> None:
    """What a hosting service or git keeps at the top of the site (`.git`, `.nojekyll`)."""
    if not site.is_dir():
        return
    for path in sorted(site.iterdir()):
        kept = staged / path.name
        if path.name.startswith(".") and not kept.exists():
            if path.is_dir() and not path.is_symlink():
                shutil.copytree(path, kept, symlinks=True)
            else:
                shutil.copy2(path, kept, follow_symlinks=False)


def _is_running(process: str) -> bool:
    if not process.isdigit() or int(process) == os.getpid():
        return False
    if sys.platform == "win32":  # where signal 0 would end the process
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


_AT_FDCWD = {"linux": -100, "darwin": -2}
_SWAP = 2  # RENAME_EXCHANGE in linux/fs.h, RENAME_SWAP in darwin's sys/stdio.h
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot.

    Linux: renameat2(2) with RENAME_EXCHANGE; macOS: renameatx_np(2) with RENAME_SWAP.
    """
    base = _AT_FDCWD.get(sys.platform)
    if base is None:
        return False
    library = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
    name = "renameat2" if sys.platform == "linux" else "renameatx_np"
    call = getattr(library, name, None)
    if call is None:
        return False
    if call(base, os.fsencode(one), base, os.fsencode(other), ctypes.c_uint(_SWAP)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))
