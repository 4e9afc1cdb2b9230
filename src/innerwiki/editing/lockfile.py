"""`citations.lock.json`: what the registries have said of the wiki's sources, and when.

It lies beside the configuration and is kept with the wiki's files. `cite add` and `cite verify
--online --write` fill it, `cite verify` reads it, and nothing else needs it: no build asks a
registry. Sources stand in the order of their keys, each on lines of its own, so that two branches
that add a source each seldom touch the same lines. What is in the file and not understood stays.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from innerwiki.editing import writing
from innerwiki.editing.creating import create
from innerwiki.errors import InnerwikiError
from innerwiki.model import Source
from innerwiki.registries.json_values import member
from innerwiki.registries.metadata import Metadata, from_json, spoilt_field, to_json

NAME = "citations.lock.json"
VERSION = 1
_MAX_BYTES = 100_000_000
_MEND = "restore it from the history, or delete it and fetch again"


@dataclass(slots=True)
class Lock:
    """What the file holds, by key; as JSON, so that nothing is lost of it."""

    root: Path
    content: bytes | None = None
    sources: dict[str, Any] = field(default_factory=dict)
    rest: dict[str, Any] = field(default_factory=dict)

    def metadata(self, key: str) -> Metadata | None:
        """What was fetched for a source; None where nothing was."""
        found = self.sources.get(key)
        return from_json(found.get("metadata")) if isinstance(found, dict) else None

    def fetched(self, key: str) -> str:
        """When that was."""
        found = self.sources.get(key)
        return str(found.get("fetched", "")) if isinstance(found, dict) else ""

    def put(
        self, key: str, metadata: Metadata, answers: Sequence[Mapping[str, str]], fetched: str
    ) -> None:
        """Take in what was fetched for a source, in place of what was fetched before."""
        self.sources[key] = {
            "fetched": fetched,
            "answers": list(answers),
            "metadata": to_json(metadata),
        }

    def save(self) -> None:
        """Write the file, whole or not at all.

        Raises:
            InnerwikiError: it has changed since it was read, or cannot be written.
        """
        # Half a surrogate pair, which JSON can hold and UTF-8 cannot, stays the escape that it was.
        after = self._text().encode("utf-8", "backslashreplace")
        if self.content is None:
            try:
                if not create(self.root / NAME, after.decode()):
                    raise InnerwikiError(f"{NAME} has appeared meanwhile; run this again")
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                raise InnerwikiError(f"cannot make {NAME}: {reason}") from error
        elif after != self.content:
            writing.write(self.root, [writing.Rewrite(NAME, self.content, after)])
        self.content = after

    def _text(self) -> str:
        sources = dict(sorted(self.sources.items()))
        whole = {"version": VERSION, "sources": sources, **self.rest}
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def read_lock(root: Path) -> Lock:
    """The lock of a wiki; an empty one where there is none yet.

    Raises:
        InnerwikiError: the file cannot be read.
    """
    try:
        with (root / NAME).open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        return Lock(root)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InnerwikiError(f"cannot read {NAME}: {reason}") from error
    whole = _parse(content)
    sources = whole.get("sources") if isinstance(whole, dict) else None
    if not isinstance(sources, dict) or whole.get("version") != VERSION:
        raise InnerwikiError(f"{NAME}:1:1: not a lock of version {VERSION}; {_MEND}")
    for key, found in sources.items():
        if (name := spoilt_field(member(found, "metadata"))) is not None:
            raise InnerwikiError(f"{NAME}: the `{name}` of `{key}` is damaged; {_MEND}")
    rest = {name: value for name, value in whole.items() if name not in ("version", "sources")}
    return Lock(root, content, sources, rest)


def _parse(content: bytes) -> Any:
    if len(content) > _MAX_BYTES:
        raise InnerwikiError(f"{NAME} is larger than {_MAX_BYTES:,} bytes; {_MEND}")
    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=_each_once)
    except json.JSONDecodeError as error:
        place = Source(NAME, error.doc).position(error.pos)
        raise InnerwikiError(
            f"{NAME}:{place.line}:{place.column}: not JSON: {error.msg}; if two branches were "
            f"merged, keep the lines of both; else {_MEND}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise InnerwikiError(f"{NAME}:1:1: not JSON in UTF-8; {_MEND}") from error


def _each_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object of the file. Of two of a name, as merging makes them, none is silently lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InnerwikiError(f"{NAME}: `{twice}` stands there twice; delete the older one")
    return found
