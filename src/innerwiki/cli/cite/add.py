"""`innerwiki cite add ID...`: take sources into the library, by what registries know of them.

Each source is written into a file of its own, and what was fetched into `citations.lock.json`. What
is there already is told and left as it is, so that running it twice does no harm.
"""

import re
import sys
from collections.abc import Iterator

import click

from innerwiki import config as configuration
from innerwiki.bibliography import normalise_identifier, short_name
from innerwiki.bibliography.kinds import GUESSED
from innerwiki.config import Config
from innerwiki.editing.additions import Additions, Outcome, is_bad
from innerwiki.editing.lockfile import Lock, read_lock
from innerwiki.editing.pasted import Refused
from innerwiki.editing.sources import Known, NewSource, Shelf
from innerwiki.errors import InnerwikiError
from innerwiki.model import SourceKind
from innerwiki.registries.lookup import client_of, look_up
from innerwiki.reports.visible import visible
from innerwiki.wiki import load
from innerwiki.wiki.clock import today as today_of

_NO_KEY = re.compile(r"[^\w:.+/-]|^[^\w]")


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--key", metavar="KEY", help="The key of the only source (default: by the pattern).")
@click.option("--dry-run", is_flag=True, help="Write nothing; show the entries.")
@click.option(
    "--another-version",
    is_flag=True,
    help="Add a work that is there already, as another version of it.",
)
@click.pass_context
def add(
    ctx: click.Context,
    *,
    ids: tuple[str, ...],
    key: str | None,
    dry_run: bool,
    another_version: bool,
) -> None:
    """Add sources to the library.

    ID is a DOI, an arXiv number, an ISBN or an address; `-` reads BibTeX from standard input. Each
    source is written into a file of its own, with a key by the wiki's pattern. A work that is there
    already is told, and nothing is written. Exit code 1: at least one of them could not be added.
    """
    if key is not None and len(ids) > 1:
        raise InnerwikiError("--key is for one source; add the others by a command of their own")
    if key is not None and _NO_KEY.search(key or " "):
        raise InnerwikiError(f"`{key}` can be no key; write letters, digits and `-`, `_`, `:`, `.`")
    config = configuration.load(ctx.obj)
    today = today_of()
    lock = read_lock(config.root)
    shelf = Shelf(config, load(config, today).library, _published(lock))
    client = client_of(config)
    warn_of_private(config)
    additions = Additions(
        shelf,
        lock,
        lambda identifier: look_up(client, config.registries, identifier),
        today,
        write=not dry_run,
        anyway=another_version,
    )
    count = {NewSource: 0, Known: 0, Refused: 0}
    for outcome in _outcomes(additions, ids, key, config.limits.file_size):
        count[type(outcome.result)] += 1
        if dry_run and isinstance(outcome.result, NewSource):
            click.echo(outcome.result.text)
        for line in _told(outcome, dry_run=dry_run):
            click.echo(line, err=dry_run or isinstance(outcome.result, Refused))
    added = "would be added" if dry_run else "added"
    parts = zip(count.values(), (added, "known", "failed"), strict=True)
    summary = ", ".join(f"{number} {word}" for number, word in parts if number)
    click.echo(f"{summary[:1].upper()}{summary[1:]}.", err=dry_run)
    if count[Refused]:
        ctx.exit(1)


def warn_of_private(config: Config) -> None:
    """Say which addresses may be asked that are not public."""
    if config.registries.allow_private:
        where = config.where("registries", "allow_private")
        listed = ", ".join(one.replace(" ", " port ") for one in config.registries.allow_private)
        click.echo(f"innerwiki: {where}: private addresses may be asked: {listed}", err=True)


def _outcomes(
    additions: Additions, ids: tuple[str, ...], key: str | None, limit: int
) -> Iterator[Outcome]:
    for asked in dict.fromkeys(ids):
        if asked == "-":
            content = sys.stdin.buffer.read(limit + 1)
            if len(content) > limit:
                message = f"standard input has more than {limit:,} bytes; paste it in parts"
                raise InnerwikiError(message)
            yield from additions.add_pasted(content, key)
        else:
            yield additions.add(asked, key)


def _told(outcome: Outcome, *, dry_run: bool) -> Iterator[str]:
    """What is said of one outcome."""
    match outcome.result:
        case Refused(what, message):
            yield visible(message if message.startswith(what) else f"{what}: {message}")
        case Known(key, by):
            yield visible(f"{outcome.asked}: there already as `{key}`: {by}.")
        case NewSource() as new:
            verb = "Would add" if dry_run else "Added"
            yield visible(f"{verb} {new.path}: {short_name(new.entry)}, {new.entry.title}.")
            yield from map(visible, _notes(outcome, new))


def _notes(outcome: Outcome, new: NewSource) -> Iterator[str]:
    """What to look at in a new source."""
    key, kind = new.entry.key, new.entry.kind
    if is_bad(outcome.record) and outcome.record is not None:
        known = outcome.record.metadata
        notice = known.notice or "the registry says so"
        yield f"  It was {known.standing} ({notice}): cite another source."
    if GUESSED in new.entry.fields.get("keywords", ""):
        yield f"  Its kind is a guess, {kind}: take `{GUESSED}` out of its keywords if it is right."
    elif kind is SourceKind.OTHER:
        yield "  Its kind is not told: add it to its keywords, as in `keywords = {preprint}`."
    if outcome.record is not None and outcome.record.metadata.published:
        yield f"  It was published since: {outcome.record.metadata.published}."
    if new.resembles:
        yield (
            f"  It looks like `{new.resembles}`: if they are versions of one work, name both under "
            "one `[[work]]` in works.toml; if they are the same, delete one."
        )
    for unknown in outcome.record.unknown if outcome.record else ():
        yield f"  Not known: {unknown}."
    yield f"  Cite it as [@{key}]."


def _published(lock: Lock) -> dict[str, str]:
    """Normalised DOI of a published version -> key of its preprint, as the registries have said."""
    found = {}
    for key in lock.sources:
        metadata = lock.metadata(key)
        if metadata is not None and metadata.published.startswith("10."):
            found[normalise_identifier(f"doi:{metadata.published}")] = key
    return found
