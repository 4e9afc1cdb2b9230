"""`innerwiki cite verify [KEY...]`: hold sources against the lock, or against the registries.

Nothing is changed without `--write`, and nobody is asked without `--online`. A registry that is
busy or closed says nothing about a source.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import reduce
from typing import Any

import click

from innerwiki import config as configuration
from innerwiki.cli import options
from innerwiki.cli.cite.add import warn_of_private
from innerwiki.config import Config
from innerwiki.editing import writing
from innerwiki.editing.corrections import corrections
from innerwiki.editing.lockfile import Lock, read_lock
from innerwiki.editing.originals import edited_bytes
from innerwiki.editing.verdicts import LookUp, State, Verdict, Verifier
from innerwiki.errors import InnerwikiError
from innerwiki.lint import Edit
from innerwiki.model import Entry, Wiki
from innerwiki.nearest import nearest
from innerwiki.registries.lookup import client_of, look_up
from innerwiki.registries.metadata import Metadata, Standing
from innerwiki.reports.visible import visible
from innerwiki.wiki import load
from innerwiki.wiki.clock import today as today_of
from innerwiki.wiki.words import counted

_CANNOT = 2


@click.command()
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--online", is_flag=True, help="Ask the registries, instead of the lock.")
@click.option("--write", is_flag=True, help="Correct the fields that differ, and the lock.")
@options.text_or_json
@click.pass_context
def verify(
    ctx: click.Context, *, keys: tuple[str, ...], online: bool, write: bool, format_: str
) -> None:
    """Compare sources with what registries say of them.

    Title, authors, year, venue, whether a work was retracted or withdrawn, whether a preprint was
    published. Of a source that went bad, the sentences that rest on it are listed. Exit code 1: a
    source differs, or an article cites one that went bad; 2: nothing could be verified.
    """
    config = configuration.load(ctx.obj)
    wiki = load(config, today_of())
    lock = read_lock(config.root)
    entries = [_entry(wiki, key) for key in keys] or [
        wiki.library.entries[key] for key in wiki.library.keys
    ]
    verifier = Verifier(wiki, lock, _asking(config) if online else None)
    verdicts = []
    for verdict in verifier.verdicts(entries):
        verdicts.append(verdict)
        if format_ == "text":
            for line in _lines(wiki, verdict, named=bool(keys)):
                click.echo(visible(line))
    if format_ == "json":
        click.echo(json.dumps(_report(wiki, verdicts), ensure_ascii=False, indent=2))
    else:
        click.echo(_summary(verdicts, online=online))
    corrected = _write(config, wiki, lock, verdicts) if write else set()
    ctx.exit(_exit_code(verdicts, corrected))


def _asking(config: Config) -> LookUp:
    """What asks the registries."""
    warn_of_private(config)
    client = client_of(config)
    return lambda identifier: look_up(client, config.registries, identifier)


def _entry(wiki: Wiki, key: str) -> Entry:
    if (found := wiki.library.entries.get(key)) is not None:
        return found
    near = nearest(key, wiki.library.keys)
    hint = f"; did you mean `{near}`?" if near else ""
    raise InnerwikiError(f"there is no source `{key}`{hint}")


def _lines(wiki: Wiki, verdict: Verdict, *, named: bool) -> Iterator[str]:
    """What is said of one source; of one in order, only if it was asked for by name."""
    entry = verdict.entry
    line = wiki.sources[entry.span.path].position(entry.span.start).line
    state = str(verdict.state)
    if verdict.standing is not Standing.GOOD:
        state = f"{verdict.standing} ({verdict.notice})" if verdict.notice else verdict.standing
    is_silent = verdict.state in (State.SAME, State.UNCHECKED) and not verdict.is_bad
    if is_silent and not named and not verdict.told:
        return
    yield f"{entry.span.path}:{line}: {entry.key}: {state}"
    for difference in verdict.differences:
        yield f"  {difference.field}: {difference.ours or '(nothing)'}"
        yield f"  {' ' * len(difference.field)}> {difference.theirs}"
    for told in verdict.told:
        yield f"  not known: {told}" if verdict.state is not State.GONE else f"  {told}"
    if verdict.resting:
        yield "  on it rest:"
    for resting in verdict.resting:
        alone = " (it has no other source)" if resting.alone else ""
        yield f"    {resting.path}:{resting.line}: {resting.text}{alone}"


def _summary(verdicts: Sequence[Verdict], *, online: bool) -> str:
    count = Counter(verdict.state for verdict in verdicts)
    parts = [f"{count[state]} {state}" for state in State if count[state]]
    bad = sum(verdict.standing is not Standing.GOOD for verdict in verdicts)
    parts += [f"{bad} retracted or withdrawn"] if bad else []
    hint = ""
    if count[State.UNCHECKED] and not online:
        hint = " What the lock does not know, `--online` asks for."
    return f"{counted(len(verdicts), 'source')}: {', '.join(parts) or 'none'}.{hint}"


def _report(wiki: Wiki, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    return {"version": 1, "sources": [_as_json(wiki, verdict) for verdict in verdicts]}


def _as_json(wiki: Wiki, verdict: Verdict) -> dict[str, Any]:
    span = verdict.entry.span
    return {
        "key": verdict.entry.key,
        "path": span.path,
        "line": wiki.sources[span.path].position(span.start).line,
        "state": verdict.state,
        "standing": verdict.standing or "good",
        "notice": verdict.notice,
        "differences": [
            {"field": one.field, "entry": one.ours, "registry": one.theirs}
            for one in verdict.differences
        ],
        "unknown": list(verdict.told),
        "resting": [
            {"path": one.path, "line": one.line, "text": one.text, "only_source": one.alone}
            for one in verdict.resting
        ],
    }


def _write(
    config: Config, wiki: Wiki, lock: Lock, verdicts: Sequence[Verdict]
) -> set[tuple[str, str]]:
    """Correct the files and the lock; the keys and fields that were corrected."""
    edits: dict[str, list[Edit]] = {}
    corrected: set[tuple[str, str]] = set()
    for verdict in verdicts:
        source = wiki.sources[verdict.entry.span.path]
        made, left = corrections(verdict.entry, source, verdict.differences)
        edits.setdefault(source.path, []).extend(made)
        fields = {one.field for one in verdict.differences}
        corrected |= {(verdict.entry.key, name) for name in fields.difference(left)}
        for name in left:
            click.echo(visible(f"{verdict.entry.key}: `{name}` is left to you"), err=True)
    rewrites = []
    for path, made in edits.items():
        if made:
            before = writing.original(config.root, wiki.sources[path])
            rewrites.append(writing.Rewrite(path, before, edited_bytes(before, made)))
    writing.write(config.root, rewrites)
    fetched = datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for verdict in verdicts:
        if verdict.records:
            metadata = reduce(
                Metadata.with_standing_of, (record.metadata for record in verdict.records)
            )
            answers = [
                {"service": one.service, "url": one.url, "sha256": one.sha256}
                for each in verdict.records
                for one in each.sources
            ]
            lock.put(verdict.entry.key, metadata, answers, fetched)
    if any(verdict.records for verdict in verdicts):
        lock.save()
    files = counted(len(rewrites), "file")
    click.echo(f"Corrected {counted(len(corrected), 'field')} in {files}.", err=True)
    return corrected


def _exit_code(verdicts: Sequence[Verdict], corrected: set[tuple[str, str]]) -> int:
    for verdict in verdicts:
        left = [d for d in verdict.differences if (verdict.entry.key, d.field) not in corrected]
        if left or verdict.state is State.GONE or verdict.resting:
            return 1
    unknown = [verdict for verdict in verdicts if verdict.state is State.UNKNOWN]
    known = [verdict for verdict in verdicts if verdict.state in (State.SAME, State.DIFFERS)]
    return _CANNOT if unknown and not known else 0
