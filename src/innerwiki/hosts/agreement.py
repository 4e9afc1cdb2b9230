"""`mkdocs.yml` and `innerwiki.toml` must not contradict each other.

`innerwiki.toml` owns what every host and the command line must read the same. A `mkdocs.yml` may
leave these things out or say the same; if it says something else, the build stops with one sentence
that names both files.
"""

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from innerwiki.config import Config
from innerwiki.errors import ConfigError
from innerwiki.site.extension import EXTENSIONS

_DEFAULTS = frozenset({"fenced_code"})
_UNSUPPORTED = ("exclude_docs", "draft_docs")


def agree(config: MkDocsConfig, settings: Config, *, serving: bool) -> Path:
    """Hold MkDocs's configuration against ours, and complete it.

    Returns:
        The folder that the site goes to: the command line's, else `innerwiki.toml`'s.

    Raises:
        ConfigError: the two contradict each other.
    """
    written = config.user_configs[0] if config.user_configs else {}
    given = config.user_configs[1] if len(config.user_configs) > 1 else {}
    ours = settings.file
    _same("docs_dir", Path(config.docs_dir).resolve(), "content", settings.content_dir, ours)
    _same("site_name", config.site_name, "title", settings.title, ours)
    if "site_dir" in written:
        _same(
            "site_dir", Path(written["site_dir"]), "site_dir", Path(settings.build.site_dir), ours
        )
    if not serving and settings.site_url:
        if config.site_url:
            theirs = config.site_url.rstrip("/")
            _same("site_url", theirs, "site_url", settings.site_url.rstrip("/"), ours)
        config.site_url = settings.site_url.rstrip("/") + "/"
    _refuse_unsupported(config, settings, written)
    chosen = given.get("site_dir")
    return _apart(Path(chosen), settings) if chosen and not serving else settings.site_dir


def _refuse_unsupported(
    config: MkDocsConfig, settings: Config, written: Mapping[str, object]
) -> None:
    """Options of MkDocs that would part what is published from what is checked."""
    for name in _UNSUPPORTED:
        if written.get(name):
            raise ConfigError(
                f"mkdocs.yml sets `{name}`, but every article in {settings.content}/ is published; "
                "move the files out of that folder"
            )
    unknown = sorted(
        str(name)
        for name in config.markdown_extensions
        if name not in EXTENSIONS and name not in _DEFAULTS
    )
    if unknown:
        raise ConfigError(
            f"mkdocs.yml names the Markdown extension `{unknown[0]}`, which the check cannot read; "
            f"remove it (articles may use {', '.join(EXTENSIONS)})"
        )


def _apart(chosen: Path, settings: Config) -> Path:
    """The folder that the command line names for the site, if nothing of the wiki is in it."""
    folder = chosen.resolve()
    for kept in (settings.content_dir, settings.citations_dir, settings.cache_dir, settings.root):
        inside = folder.is_relative_to(kept) and kept != settings.root
        if inside or kept.is_relative_to(folder):
            raise ConfigError(
                f"the site cannot be put in {chosen}: publishing replaces that folder, and "
                f"{kept.name}/ is the wiki's own; choose a folder for the site alone"
            )
    return folder


def _same(name: str, theirs: object, our_name: str, ours: object, file: Path) -> None:
    if theirs != ours:
        raise ConfigError(
            f"mkdocs.yml has `{name}: {theirs}` but {file.name} has `{our_name} = {ours}`; "
            "make them the same, or leave it out of mkdocs.yml if it is not required there"
        )
