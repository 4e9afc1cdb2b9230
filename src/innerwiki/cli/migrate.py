"""`innerwiki migrate PATH...`: citations of other kinds become keys and entries of this wiki.

By default it only looks, and tells what it would do. Exit code 0: nothing is left for a person to
decide; 1: a number, a line or a citation stays as it is, and is told with its place, or a key has
no entry in the library.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from innerwiki import config as configuration
from innerwiki.cli import options
from innerwiki.config import Config
from innerwiki.editing.differences import difference
from innerwiki.editing.migration.lacking import lacking_told
from innerwiki.editing.migration.migrating import (
    DIALECTS,
    MigratedPage,
    Migration,
    Wanted,
    plan,
    write,
)
from innerwiki.editing.writing import Rewrite
from innerwiki.errors import InnerwikiError
from innerwiki.reports.visible import visible
from innerwiki.wiki import read
from innerwiki.wiki.read import Reading
from innerwiki.wiki.words import counted


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--from",
    "dialect",
    type=click.Choice(sorted(DIALECTS)),
    help="How the citations are written (default: recognised page by page).",
)
@click.option(
    "--references",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A numbered list of references, for pages that have none.",
)
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where doubtful references are asked and answered (default: migration.toml).",
)
@click.option("--front-matter", is_flag=True, help="Give pages a front matter that have none.")
@click.option("--write", "is_written", is_flag=True, help="Write what would be done.")
@click.option("--diff", is_flag=True, help="Show the differences instead of the summary.")
@click.option("--quiet", is_flag=True, help="Say nothing; the exit code tells.")
@options.today
@click.pass_context
def migrate(
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    dialect: str | None,
    references: Path | None,
    mapping: Path | None,
    front_matter: bool,
    is_written: bool,
    diff: bool,
    quiet: bool,
    today: date,
) -> None:
    """Turn the citations of articles into this wiki's own.

    PATHs are articles, or folders of them. Numbers with a list of references, and the citations of
    Pandoc, MkDocs-BibTeX and MyST are understood. Nothing is written without --write.
    """
    config = configuration.load(ctx.obj)
    reading = read(config)
    wanted = Wanted(
        tuple(dict.fromkeys(name for path in paths for name in _articles(config, reading, path))),
        dialect,
        references,
        mapping,
        front_matter,
        today,
    )
    migration = plan(config, reading, wanted)
    if is_written:
        write(config, migration)
    if diff:
        click.echo(_difference(config, migration), nl=False)
    if not quiet:
        for line in _summary(config, reading, migration, is_written=is_written):
            click.echo(line, err=diff)
    if not migration.is_clear:
        ctx.exit(1)


def _articles(config: Config, reading: Reading, path: Path) -> list[str]:
    """The articles that a path stands for.

    Raises:
        InnerwikiError: there are none.
    """
    root = config.root.resolve()
    there = [one.resolve() for one in (path, root / path) if one.exists()]
    if not there:
        raise InnerwikiError(f"there is no file or folder `{path}`")
    for found in there:
        names = [
            source.path
            for source in reading.articles
            if found in ((file := root / source.path), file.resolve()) or found in file.parents
        ]
        if names:
            return names
    raise InnerwikiError(
        f"`{path}` holds no article that can be read; copy what is to be migrated into "
        f"{config.content}/ first"
    )


def _difference(config: Config, migration: Migration) -> bytes:
    """What would be written, as one unified diff."""
    rewrites = [Rewrite(file.path, b"", file.content) for file in migration.new_files]
    before = migration.mapping.content or b""
    if migration.questions:
        file = migration.mapping.file.resolve()
        root = config.root.resolve()
        name = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
        rewrites.append(Rewrite(name, before, migration.mapping_text.encode()))
    return difference((*migration.rewrites, *rewrites))


def _summary(
    config: Config, reading: Reading, migration: Migration, *, is_written: bool
) -> Iterator[str]:
    for page in migration.pages:
        yield from _of_page(page)
    changed = len(migration.rewrites)
    made = len(migration.new_files)
    questions = len(migration.questions)
    yield _counts(migration.pages)
    if migration.lacking:
        yield from map(visible, lacking_told(config, reading, migration.lacking))
    if migration.proposals:
        yield f"{'New' if is_written else 'Would propose'} entries, to be confirmed:"
        for one in migration.proposals:
            yield f"  {config.citations}/{one.key}.bib: {visible(_short(one.text.line))}"
    if questions:
        file = migration.mapping.file.name
        yield f"{counted(questions, 'reference')} to decide in {file}:"
        for question in migration.questions:
            yield f"  {question.page} {question.number}: {visible(_short(question.line))}"
            yield f"    {visible(question.why)}"
            for candidate in question.candidates:
                title = visible(_short(candidate.title))
                yield f"    {candidate.score:.2f} {visible(candidate.key)}: {title}"
    yield from _ending(changed, made, questions, is_written=is_written)


def _counts(pages: Sequence[MigratedPage]) -> str:
    """How many citations there are, and what becomes of them."""
    found = sum(page.found for page in pages)
    converted = sum(page.converted for page in pages)
    ours = sum(page.ours for page in pages)
    lacking = sum(page.lacking for page in pages)
    kept = sum(page.kept for page in pages)
    without = f"{lacking} without an entry, " if lacking else ""
    return (
        f"{counted(found, 'citation')} in {counted(len(pages), 'page')}: "
        f"{converted} into keys, {ours} as they should be, {without}{kept} left."
    )


def _of_page(page: MigratedPage) -> Iterator[str]:
    if page.dialects:
        yield (
            f"{visible(page.source.path)}: {', '.join(page.dialects)}; "
            f"{counted(page.found, 'citation')}, {page.converted} into keys, {page.kept} left"
        )
    for one in page.left:
        place = page.source.position(one.span.start)
        where = f"{page.source.path}:{place.line}:{place.column}"
        yield f"  {visible(where)} {visible(one.message)}"
        yield f"    help: {visible(one.mend)}"


def _ending(changed: int, made: int, questions: int, *, is_written: bool) -> Iterator[str]:
    if not (changed or made or questions):
        yield "Nothing to write."
    elif is_written:
        yield f"Wrote {counted(changed, 'page')} and {counted(made, 'new file')}."
    else:
        would = f"Would write {counted(changed, 'page')} and {counted(made, 'new file')}"
        yield f"{would}; --diff shows the differences, --write makes them."


_WIDTH = 90


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1].rstrip() + "…"
