"""The baseline's file: JSON, sorted, and a line for each entry, so that branches can be merged.

    {
    "version": 1,
    "entries": [
    {"page": "heat", "rule": "CLM003", "findings": ["0c1b...", "9f00..."]},
    ...
    ]
    }

A file that is anything else is refused as a whole, with its line: a baseline that is half
understood would let through what it was made to stop.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from innerwiki.errors import InnerwikiError
from innerwiki.lint.baseline import Baseline, Held, Key
from innerwiki.model import Source, Span

VERSION = 1

_MARK_OF_MERGE = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_MEND = "take it from your version control, or make it anew with `innerwiki baseline update`"
_RULE = re.compile(r"[A-Z]{3}[0-9]{3}")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


def parse_baseline(source: Source) -> Baseline:
    """Read the text of a baseline.

    Raises:
        InnerwikiError: it is none, or one of another version.
    """
    whole = _json(source)
    if not isinstance(whole, dict) or "version" not in whole:
        raise _no_baseline(source, 0, 'it is not {"version": ..., "entries": [...]}')
    version = whole["version"]
    if version != VERSION or isinstance(version, bool):
        raise InnerwikiError(
            f"{source.path}:1:1: a baseline of version {json.dumps(version)[:20]}, and this "
            f"innerwiki reads version {VERSION}; make it anew with `innerwiki baseline update`"
        )
    listed = whole.get("entries")
    if not isinstance(listed, list):
        raise _no_baseline(source, 0, "it has no list of `entries`")
    places = _places(source)
    entries: dict[Key, Held] = {}
    for entry in listed:
        held = _held(source, entry, places)
        key = (held.page, held.rule)
        if key in entries:  # two branches have both written it
            both = {*entries[key].fingerprints, *held.fingerprints}
            held = Held(held.rule, held.page, tuple(sorted(both)), entries[key].span)
        entries[key] = held
    return Baseline(source, entries)


def write_baseline(entries: Mapping[Key, Held]) -> str:
    """The text of a baseline with these entries."""
    lines = [
        _line({"page": held.page, "rule": held.rule, "findings": sorted(held.fingerprints)})
        for _, held in sorted(entries.items())
    ]
    listed = "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"
    return f'{{\n"version": {VERSION},\n"entries": {listed}\n}}\n'


def is_baseline(text: str) -> bool:
    """Whether a text looks like a baseline, be it a broken one: such a file may be made anew."""
    return not text.strip() or ('"version"' in text and '"entries"' in text)


def _line(entry: Mapping[str, object]) -> str:
    return json.dumps(entry, ensure_ascii=False)


def _json(source: Source) -> Any:
    found = _MARK_OF_MERGE.search(source.text)
    if found is not None:
        line = source.position(found.start()).line
        raise InnerwikiError(
            f"{source.path}:{line}:1: a merge was left unfinished here; keep the lines of both "
            "sides without the marks, then run `innerwiki baseline prune`"
        )
    try:
        return json.loads(source.text)
    except json.JSONDecodeError as error:
        raise _no_baseline(source, error.pos, f"not JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        reason = "something is nested too deep, or a number is too long"
        raise _no_baseline(source, 0, reason) from error


def _held(source: Source, entry: object, places: Mapping[Key, Span]) -> Held:
    if isinstance(entry, dict):
        page, rule, findings = (entry.get(name) for name in ("page", "rule", "findings"))
        if (
            isinstance(page, str)
            and page
            and isinstance(rule, str)
            and _RULE.fullmatch(rule)
            and isinstance(findings, list)
            and findings
            and all(isinstance(one, str) and _FINGERPRINT.fullmatch(one) for one in findings)
        ):
            span = places.get((page, rule), Span(source.path, 0, 0))
            return Held(rule, page, tuple(sorted(set(findings))), span)
    shown = _line({"entry": entry})[len('{"entry": ') : -1][:60]
    at = max(source.text.find(shown.removesuffix("}")), 0)
    raise _no_baseline(source, at, f"no page, rule and fingerprints of findings in `{shown}`")


def _places(source: Source) -> dict[Key, Span]:
    """Where the entries stand, as far as each has a line of its own."""
    places: dict[Key, Span] = {}
    at = 0
    for line in source.text.split("\n"):
        entry = line.strip().removesuffix(",")
        if entry.startswith("{") and entry.endswith("}"):
            try:
                read = json.loads(entry)
            except (ValueError, RecursionError):
                read = {}
            start = at + line.index("{")
            key = (str(read.get("page")), str(read.get("rule")))
            places.setdefault(key, Span(source.path, start, start + len(entry)))
        at += len(line) + 1
    return places


def _no_baseline(source: Source, at: int, reason: str) -> InnerwikiError:
    place = source.position(at)
    return InnerwikiError(
        f"{source.path}:{place.line}:{place.column}: no baseline: {reason}; {_MEND}"
    )
