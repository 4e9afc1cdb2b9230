"""Where the forges that are known have their pages, as templates for the section `[forge]`.

That is the forge's own affair and may change, so it is written into the wiki's configuration when
the wiki is begun, for its keepers to mend.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import fields

from innerwiki.config import Forge
from innerwiki.errors import InnerwikiError

_GITHUB: Mapping[str, str] = {
    "edit": "/edit/{branch}/{path}#L{line}",
    "view": "/blob/{branch}/{path}?plain=1#L{line}",
    "history": "/commits/{branch}/{path}",
    "new_file": "/new/{branch}?filename={path}&value={body}",
    "new_issue": "/issues/new?title={title}&body={body}",
}
_GITLAB: Mapping[str, str] = {
    "edit": "/-/edit/{branch}/{path}#L{line}",
    "view": "/-/blob/{branch}/{path}?plain=1#L{line}",
    "history": "/-/commits/{branch}/{path}",
    "new_file": "/-/new/{branch}?file_name={path}&content={body}",
    "new_issue": "/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}",
}
_ADDRESS = re.compile(
    r"https://(?P<host>[A-Za-z0-9.-]+(?::\d+)?)(?P<path>(?:/[A-Za-z0-9_.][A-Za-z0-9_.~-]*){2,})/?"
)
_DEPTH = 2
"""Names in the address of a repository on GitHub: its owner's and its own."""


def forge_at(address: str) -> Forge:
    """The templates for a repository.

    Args:
        address: that of the repository's own page.

    Raises:
        InnerwikiError: it is no address of a repository on a forge that is known.
    """
    found = _ADDRESS.fullmatch(address.strip())
    if found is None:
        raise InnerwikiError(
            f"`{address}` is no address of a repository; write it as in "
            "https://github.com/OWNER/NAME"
        )
    path = found["path"].removesuffix(".git")
    is_gitlab = "gitlab" in found["host"].lower()
    if not is_gitlab and "github" not in found["host"].lower():
        raise InnerwikiError(
            f"how {found['host']} calls its pages is not known, only GitHub and GitLab are; leave "
            "--forge out and write the addresses under [forge] in innerwiki.toml"
        )
    if not is_gitlab and path.count("/") != _DEPTH:
        raise InnerwikiError(
            f"`{address}` is not a repository's own address; write it as in "
            "https://github.com/OWNER/NAME"
        )
    templates = _GITLAB if is_gitlab else _GITHUB
    base = f"https://{found['host']}{path}"
    return Forge(**{name: base + rest for name, rest in templates.items()})


def is_gitlab(forge: Forge) -> bool:
    """Whether the templates are those of a GitLab."""
    return "/-/edit/" in forge.edit


def section(forge: Forge | None) -> str:
    """The lines of the section `[forge]`; with no forge, they are examples and have no effect."""
    if forge is None:
        examples = {name: f"https://forge.example/wiki{rest}" for name, rest in _GITHUB.items()}
        shown = {"branch": Forge().branch, **examples}
        return "\n".join(f"# {name} = {json.dumps(value)}" for name, value in shown.items())
    names = [one.name for one in fields(Forge) if one.name != "branch"]
    told = [f"{name} = {json.dumps(getattr(forge, name))}" for name in names]
    return "\n".join([f"# branch = {json.dumps(forge.branch)}", *told])
