"""Addresses at the place where the wiki's files are edited: the templates of `[forge]`, filled in.

Every value is encoded for an address here and nowhere else. An address is None where the wiki has
no template for it, and where it would be longer than servers take.
"""

from string import Formatter
from urllib.parse import quote

from innerwiki.config import Forge

LIMIT = 8_000
"""Characters of an address; many servers answer a longer one with an error."""


def edit(forge: Forge, path: str, line: int = 1, article_id: str = "") -> str | None:
    """Where a file is edited, at a line."""
    return _filled(forge, forge.edit, path=path, line=str(line), id=article_id)


def view(forge: Forge, path: str, line: int = 1, article_id: str = "") -> str | None:
    """Where a file is shown, at a line."""
    return _filled(forge, forge.view, path=path, line=str(line), id=article_id)


def history(forge: Forge, path: str, article_id: str = "") -> str | None:
    """Where the changes of a file are shown."""
    return _filled(forge, forge.history, path=path, id=article_id)


def new_file(
    forge: Forge, path: str, body: str, *, title: str = "", article_id: str = ""
) -> str | None:
    """Where a new file is begun. Its body is given whole or not at all: half of it may be wrong."""
    values = {"path": path, "title": title, "id": article_id}
    return _filled(forge, forge.new_file, body=body, **values) or _filled(
        forge, forge.new_file, body="", **values
    )


def new_issue(
    forge: Forge, title: str, body: str, *, path: str = "", line: int = 1, article_id: str = ""
) -> str | None:
    """Where something is reported or suggested. A body that is too long is cut at its end."""
    values = {"title": title, "path": path, "line": str(line), "id": article_id}
    bare = _filled(forge, forge.new_issue, body="", **values)
    if bare is None:
        return None
    times = sum(name == "body" for _, name, _, _ in Formatter().parse(forge.new_issue))
    room = (LIMIT - len(bare)) // max(times, 1)
    return _filled(forge, forge.new_issue, body=_cut(body, room), **values)


def left_open(forge: Forge, template: str) -> str:
    """A template for whoever fills in the rest: `{path}`, `{line}`, `{title}`, `{body}`, `{id}`.

    >>> left_open(Forge(branch="a b"), "https://forge.example/new/{branch}?path={path}")
    'https://forge.example/new/a%20b?path={path}'
    """
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    values = {name: f"{{{name}}}" for name in names} | {"branch": _encoded("branch", forge.branch)}
    return template.format(**values)


def _filled(forge: Forge, template: str, **values: str) -> str | None:
    """A template with its values, if there is one and the address is not too long."""
    if not template:
        return None
    values["branch"] = forge.branch
    address = template.format(**{name: _encoded(name, value) for name, value in values.items()})
    return address if len(address) <= LIMIT else None


def _encoded(name: str, value: str) -> str:
    """A value as a part of an address; paths keep their slashes."""
    return quote(value, safe="/" if name in ("path", "branch") else "", errors="replace")


def _cut(text: str, room: int) -> str:
    """As much of a text as fits, encoded, into so many characters."""
    if len(_encoded("body", text)) <= room:
        return text
    room -= len(_encoded("body", "…"))
    end = 0
    for char in text:
        room -= len(_encoded("body", char))
        if room < 0:
            break
        end += 1
    return text[:end] + "…" if end else ""
