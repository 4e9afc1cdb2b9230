"""Temporary stand-in until config.py is finished."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Check:
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, str] = field(default_factory=dict)
    fail_on: str = "error"


@dataclass(frozen=True)
class Build:
    site_dir: str = "site"


@dataclass(frozen=True)
class Forge:
    new_file: str | None = None


@dataclass(frozen=True)
class Limits:
    file_size: int = 2_000_000


@dataclass(frozen=True)
class Config:
    root: Path
    title: str = "x"
    site_url: str = ""
    content: str = "content"
    citations: str = "citations"
    check: Check = Check()
    build: Build = Build()
    forge: Forge = Forge()
    limits: Limits = Limits()
    file: Path = Path("innerwiki.toml")

    @property
    def content_dir(self):
        return self.root / self.content

    @property
    def citations_dir(self):
        return self.root / self.citations

    @property
    def site_dir(self):
        return self.root / self.build.site_dir

    @property
    def cache_dir(self):
        return self.root / ".cache/innerwiki"


def load(root=None, config_file=None):
    root = Path(root or ".").resolve()
    t = tomllib.loads((root / "innerwiki.toml").read_text())
    return Config(root=root, title=t["title"], file=root / "innerwiki.toml")
