"""`innerwiki cite format`: the BibTeX files in one form, as far as that is asked for.

What is changed is chosen by name; every other byte stays. A file with a mistake of form is told and
left alone. Files are written whole or not at all.
"""

import os
import sys
from pathlib import Path

import click

from innerwiki import config as configuration
from innerwiki.config import Config
from innerwiki.editing import writing
from innerwiki.editing.bibtex_text import USUAL, Form, format_bibtex
from innerwiki.editing.differences import difference
from innerwiki.editing.writing import Rewrite
from innerwiki.errors import InnerwikiError
from innerwiki.model import Problem, Source
from innerwiki.nearest import nearest
from innerwiki.reports.visible import visible, visible_lines
from innerwiki.wiki import read
from innerwiki.wiki.read import Reading
from innerwiki.wiki.words import counted

_FORMS = {
    Form.CASE: "types and names of fields in small letters",
    Form.LAYOUT: "each field on a line of its own, indented and aligned",
    Form.COMMAS: "a comma behind the last field",
    Form.IDENTIFIERS: "DOIs without https://doi.org/, ISBNs with hyphens, bare arXiv numbers",
    Form.PAGES: "ranges of pages with --",
    Form.DATES: "dates as 2019-06-05, months as jun",
    Form.BRACES: "values in braces instead of quotation marks",
    Form.ORDER: "fields in the usual order",
}


def _read_forms(
    ctx: click.Context, option: click.Parameter, value: tuple[str, ...]
) -> tuple[Form, ...]:
    del ctx
    forms = []
    for word in (word.strip() for words in value for word in words.split(",")):
        if word not in _FORMS:
            near = nearest(word, list(_FORMS))
            hint = f"did you mean `{near}`?" if near else f"choose {', '.join(_FORMS)}"
            raise InnerwikiError(f"{option.opts[0]} cannot be `{word}`; {hint}")
        forms.append(Form(word))
    return tuple(forms)


_NAMES = "\b\n" + "\n".join(f"{form:<12} {meaning}" for form, meaning in _FORMS.items())
_HELP = f"""Bring the BibTeX files into one form.

All files of the citations folder, or those given. Only what is named here is changed, and no entry
is lost or moved; without --only that is {", ".join(USUAL)}.

{_NAMES}
"""


@click.command("format", help=_HELP)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--only", multiple=True, metavar="NAMES", callback=_read_forms, help="Change only this."
)
@click.option(
    "--also", multiple=True, metavar="NAMES", callback=_read_forms, help="Change this as well."
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if something would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.pass_context
def format_(
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    only: tuple[Form, ...],
    also: tuple[Form, ...],
    check: bool,
    diff: bool,
) -> None:
    """Bring the BibTeX files into one form; what the user reads of it is `_HELP`."""
    config = configuration.load(ctx.obj)
    reading = read(config)
    sources, unread = _chosen(config, reading, paths)
    rewrites, problems = _formatted(config.root, sources, (*(only or USUAL), *also))
    if not (check or diff):
        writing.write(config.root, rewrites)
    if diff:
        _show(difference(rewrites))
    else:
        for rewrite in rewrites:
            click.echo(visible(rewrite.path))
    would = "Would format" if check or diff else "Formatted"
    click.echo(f"{would} {len(rewrites)} of {counted(len(sources), 'file')}.", err=True)
    places = {source.path: source for source in (*sources, *reading.undecoded)}
    for problem in sorted((*unread, *problems), key=lambda problem: problem.span):
        _tell(places.get(problem.span.path), problem)
    if unread or problems or (check and rewrites):
        ctx.exit(1)


format = format_  # noqa: A001 - the command's name, by which it is found


def _formatted(
    root: Path, sources: list[Source], forms: tuple[Form, ...]
) -> tuple[list[Rewrite], list[Problem]]:
    """The files that change, and the first mistake of each that is left alone."""
    rewrites: list[Rewrite] = []
    problems: list[Problem] = []
    for source in sources:
        before = writing.original(root, source)
        formatted = format_bibtex(source.path, before, forms)
        problems += formatted.problems[:1]
        if formatted.content != before:
            rewrites.append(Rewrite(source.path, before, formatted.content))
    return rewrites, problems


def _chosen(
    config: Config, reading: Reading, paths: tuple[Path, ...]
) -> tuple[list[Source], list[Problem]]:
    """The BibTeX files that the paths name or hold, each once; and why some cannot be read."""
    names = [_path_in(config, path) for path in paths] or [""]
    files = [source for source in reading.bibliography if source.path.lower().endswith(".bib")]
    unread = [p for p in reading.problems if p.span.path.lower().endswith(".bib")]
    known = {source.path for source in files} | {problem.span.path for problem in unread}
    for name, path in zip(names, paths, strict=False):
        if not any(_holds(name, known_path) for known_path in known):
            raise InnerwikiError(
                f"`{path}` is no BibTeX file of the wiki, which has them in {config.citations_dir}"
            )
    once: dict[str, Source] = {}
    for source in files:
        if any(_holds(name, source.path) for name in names):
            once.setdefault(os.path.realpath(config.root / source.path), source)
    return list(once.values()), [
        p for p in unread if any(_holds(name, p.span.path) for name in names)
    ]


def _path_in(config: Config, path: Path) -> str:
    """A path that the user gave, as the wiki names it: relative to its root."""
    root = config.root.resolve()
    found = next((p for p in (path, root / path) if p.exists()), None)
    if found is None:
        raise InnerwikiError(f"there is no file or folder `{path}`")
    # A link is a file of its own here; only the folder that it lies in is made absolute.
    absolute = found.resolve() if found.is_dir() else found.parent.resolve() / found.name
    if root.is_relative_to(absolute):
        return ""
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else str(absolute)


def _holds(name: str, path: str) -> bool:
    return name in ("", path) or path.startswith(f"{name}/")


def _tell(source: Source | None, problem: Problem) -> None:
    """Say why a file is left alone, on standard error."""
    position = source.position(problem.span.start) if source is not None else None
    place = f":{position.line}:{position.column}" if position is not None else ""
    mend = f"; {problem.help}" if problem.help else ""
    line = f"innerwiki: {problem.span.path}{place}: {problem.message}{mend}; left as it is"
    click.echo("\n".join(visible_lines(line)), err=True)


def _show(shown: bytes) -> None:
    """The difference: for programs to the byte, on a terminal made visible."""
    if sys.stdout.isatty():
        text = shown.decode("utf-8", "replace")
        shown = "".join(f"{line}\n" for line in visible_lines(text.removesuffix("\n"))).encode()
    click.echo(shown, nl=False)
