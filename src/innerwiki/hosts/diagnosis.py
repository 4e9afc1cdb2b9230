"""Looks at a host's configuration without building anything: for whoever asks what is wrong."""

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from innerwiki import config as configuration
from innerwiki.errors import InnerwikiError
from innerwiki.hosts.agreement import agree


def agreement(root: Path) -> str | None:
    """What keeps the `mkdocs.yml` in `root` from publishing the wiki; None if nothing does."""
    file = root / "mkdocs.yml"
    try:
        host = load_config(config_file=str(file))
        agree(host, configuration.load(root), serving=False)
    except (InnerwikiError, MkDocsException) as error:
        return " ".join(str(error).split()) or f"MkDocs cannot use {file}"
    if "innerwiki" not in host.plugins:
        return f"{file} does not name the plugin `innerwiki`; add it under `plugins:`"
    return None
