"""Runs MkDocs for our own commands: one build, or the live preview.

The commands say what is to be done; MkDocs's exceptions and log stay behind this door, and so does
the theme's advertisement, which it prints as soon as it is imported.
"""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from innerwiki.errors import InnerwikiError
from innerwiki.hosts.mkdocs import InnerwikiPlugin
from innerwiki.lint import Diagnostic
from innerwiki.model import Wiki


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a build: the wiki, its diagnostics, and whether the site was replaced.

    `held` is how many findings the baseline holds back.
    """

    wiki: Wiki
    diagnostics: tuple[Diagnostic, ...]
    site_dir: Path
    published: bool
    held: int = 0


def build(root: Path, site_dir: Path | None, day: date, threshold: str) -> Built:
    """Build the wiki in `root`.

    Args:
        root: the folder with `innerwiki.toml` and `mkdocs.yml`.
        site_dir: the folder to publish into; None for the configured one.
        day: the date to build for.
        threshold: the severity from which on findings fail; below `error` the old site then stays.

    Raises:
        InnerwikiError: the configuration cannot be used, or MkDocs could not build.
    """
    _quieten()
    given = {"site_dir": str(site_dir)} if site_dir else {}
    try:
        config = load_config(config_file=str(_mkdocs_yml(root)), **given)
        plugin = _plugin(config.plugins)
        plugin.date, plugin.threshold, plugin.quiet = day, threshold, True
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        raise InnerwikiError(_message(error)) from error
    return Built(plugin.wiki, plugin.diagnostics, plugin.site_dir, plugin.published, plugin.held)


def serve(root: Path, address: str | None, *, open_browser: bool) -> None:
    """Serve a live preview until it is interrupted.

    Raises:
        InnerwikiError: the configuration cannot be used, or the address is taken.
    """
    _quieten()
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    try:
        # MkDocs's own command leaves live reloading off with click > 8.2.1; here it is asked for.
        mkdocs_serve.serve(
            config_file=str(_mkdocs_yml(root)),
            livereload=True,
            open_in_browser=open_browser,
            **options,
        )
    except MkDocsException as error:
        raise InnerwikiError(_message(error)) from error
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InnerwikiError(
            f"the preview cannot be served: {reason}; try `--address localhost:8001`"
        ) from error


def _quieten() -> None:
    """MkDocs tells of warnings only; the theme tells nothing."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    log = logging.getLogger("mkdocs")
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        log.addHandler(handler)
    log.setLevel(logging.WARNING)
    logging.getLogger("mkdocs.livereload").setLevel(logging.INFO)  # it tells the address


def _mkdocs_yml(root: Path) -> Path:
    path = root / "mkdocs.yml"
    if not path.is_file():
        raise InnerwikiError(
            f"there is no {path}; it needs at least `site_name:`, `theme: material` and "
            "`plugins: [search, innerwiki]`"
        )
    return path


def _plugin(plugins: Mapping[str, object]) -> InnerwikiPlugin:
    for plugin in plugins.values():
        if isinstance(plugin, InnerwikiPlugin):
            return plugin
    raise InnerwikiError("mkdocs.yml does not name the plugin `innerwiki`; add it under `plugins:`")


def _message(error: MkDocsException) -> str:
    return " ".join(str(error).split()) or "MkDocs stopped without a word"
