"""Goes through the pages that are to be migrated, and gathers what is to be written.

The dialects of a page are recognised one by one, or one is named. Whatever they find is made into
edits of the page's text; entries, questions and copies of foreign BibTeX files are gathered over
all pages. Only when all is known are the files written: first the sources, then the pages that cite
them, then the questions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from innerwiki.bibliography import parse
from innerwiki.config import Config
from innerwiki.editing.citation_keys import file_name
from innerwiki.editing.creating import create
from innerwiki.editing.migration import mapping as mappings
from innerwiki.editing.migration import (
    mkdocs_bibtex,
    myst,
    numbered,
    pandoc,
)
from innerwiki.editing.migration.desk import Desk
from innerwiki.editing.migration.files_beside import (
    NewFile,
    copies_of,
    known_files,
    named_list,
)
from innerwiki.editing.migration.heading_fields import front_matter_for
from innerwiki.editing.migration.lacking import cited_keys, without_entry
from innerwiki.editing.migration.mapping import Question
from innerwiki.editing.migration.page import Left, Outcome, Page, unread_fence
from innerwiki.editing.migration.placeholders import with_empty_titles
from innerwiki.editing.migration.proposals import Proposal
from innerwiki.editing.originals import edited, edited_bytes
from innerwiki.editing.writing import Rewrite, original
from innerwiki.editing.writing import write as write_files
from innerwiki.errors import InnerwikiError
from innerwiki.lint import Edit
from innerwiki.model import Source
from innerwiki.wiki.read import Reading, decode


class Dialect(Protocol):
    """A way of writing citations: a module of this package."""

    NAME: str

    def recognises(self, page: Page) -> bool:
        """Whether a page has something of the dialect."""

    def migrate(self, page: Page, desk: Desk) -> Outcome:
        """What becomes of the page."""


_WITH_AT_SIGNS: tuple[Dialect, ...] = (myst, mkdocs_bibtex, pandoc)
"""They share the citations with `@`, so that a page is read as one of them, the first that fits."""
_OTHERS: tuple[Dialect, ...] = (numbered,)
DIALECTS = {dialect.NAME: dialect for dialect in (*_OTHERS, *_WITH_AT_SIGNS)}
"""By the names by which they are chosen."""


@dataclass(frozen=True)
class MigratedPage:
    """What becomes of one page: by which dialects, how many citations, and its new bytes."""

    source: Source
    dialects: tuple[str, ...]
    found: int
    ours: int
    lacking: int
    converted: int
    left: tuple[Left, ...]
    rewrite: Rewrite | None
    keys: tuple[str, ...] = ()
    """The keys that it cites then."""

    @property
    def kept(self) -> int:
        """How many citations stay as they are."""
        return sum(one.citations for one in self.left)


@dataclass(frozen=True)
class Migration:
    """All that is to be written, and all that is to be told."""

    pages: tuple[MigratedPage, ...]
    proposals: tuple[Proposal, ...]
    questions: tuple[Question, ...]
    new_files: tuple[NewFile, ...]
    mapping: mappings.Mapping
    mapping_text: str
    lacking: tuple[str, ...] = ()
    """Keys that the pages cite, and that neither the library has nor what is proposed."""

    @property
    def rewrites(self) -> tuple[Rewrite, ...]:
        """The pages that change."""
        return tuple(page.rewrite for page in self.pages if page.rewrite is not None)

    @property
    def is_clear(self) -> bool:
        """Whether nothing is left for a person to decide."""
        left = (one for page in self.pages for one in page.left if not one.is_decided)
        return not (self.questions or self.lacking or any(one.citations for one in left))


@dataclass(frozen=True)
class Wanted:
    """What was asked for: pages by path, a dialect or None for all, and the files beside."""

    paths: tuple[str, ...]
    dialect: str | None = None
    references: Path | None = None
    mapping: Path | None = None
    front_matter: bool = False
    today: date = field(default_factory=date.today)


def plan(config: Config, reading: Reading, wanted: Wanted) -> Migration:
    """Find out what the migration of some pages comes to; nothing is written.

    Args:
        config: the wiki's configuration.
        reading: the wiki's files as they were read.
        wanted: the pages, and how.

    Raises:
        InnerwikiError: a file that was named cannot be used.
    """
    pages = [Page(source) for source in reading.articles if source.path in wanted.paths]
    copies = list(copies_of(config, reading, pages))
    foreign = [decode(file.path, file.content)[0] for file in copies]
    in_folder = (*reading.bibliography, *reading.legible)
    bib = [source for source in in_folder if source.path.endswith(".bib")]
    library = parse([*bib, *foreign])
    desk = Desk(
        library,
        mappings.read(wanted.mapping or config.root / mappings.FILE),
        named_list(wanted.references) if wanted.references is not None else None,
        files=known_files(config, reading, pages, copies),
        taken={Path(source.path).stem.casefold() for source in bib}
        | {Path(file.path).stem.casefold() for file in copies},
        pattern=config.registries.citation_key,
    )
    done = tuple(_page(config, page, desk, wanted) for page in pages)
    entries = [
        NewFile(f"{config.citations}/{file_name(one.key)}", one.bibtex().encode())
        for one in desk.proposals
    ]
    questions = tuple(desk.questions.values())
    text = desk.mapping.with_questions(questions)
    return Migration(
        done,
        tuple(desk.proposals),
        questions,
        (*copies, *entries),
        desk.mapping,
        text,
        without_entry([key for page in done for key in page.keys], desk),
    )


def _page(config: Config, page: Page, desk: Desk, wanted: Wanted) -> MigratedPage:
    total, edits = total_of(page, desk, wanted.dialect)
    if wanted.front_matter:
        edits += front_matter_for(page, wanted.today)
    rewrite = None
    if edits:
        before = original(config.root, page.source)
        after = edited_bytes(before, edits)
        rewrite = Rewrite(page.path, before, after) if after != before else None
    return MigratedPage(
        page.source,
        tuple(dialect.NAME for dialect in _chosen(page, wanted.dialect)),
        total.found,
        total.ours,
        total.lacking,
        total.converted,
        tuple(sorted(total.left, key=lambda one: one.span)),
        rewrite,
        cited_keys(Source(page.path, edited(page.text, edits)), wanted.today),
    )


def total_of(page: Page, desk: Desk, name: str | None = None) -> tuple[Outcome, list[Edit]]:
    """What one dialect, or all that are recognised, make of a page; and the edits to be made."""
    total = Outcome()
    for dialect in _chosen(page, name):
        done = dialect.migrate(page, desk)
        total.found += done.found
        total.ours += done.ours
        total.lacking += done.lacking
        total.converted += done.converted
        total.edits += done.edits
        total.removed += done.removed
        total.left += done.left
    total.left += unread_fence(page)
    removed = _joined(with_empty_titles(page, total))
    edits = [edit for edit in total.edits if not _inside(edit, removed)]
    return total, edits + [page.edit(start, end, "") for start, end in removed]


def _chosen(page: Page, name: str | None) -> list[Dialect]:
    if name is not None:
        return [DIALECTS[name]] if DIALECTS[name].recognises(page) else []
    found = [dialect for dialect in _WITH_AT_SIGNS if dialect.recognises(page)][:1]
    return [*found, *(dialect for dialect in _OTHERS if dialect.recognises(page))]


def _inside(edit: Edit, removed: Sequence[tuple[int, int]]) -> bool:
    return any(start <= edit.span.start and edit.span.end <= end for start, end in removed)


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that touch or overlap, in one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    assert all(one[1] < other[0] for one, other in pairwise(found))  # noqa: S101 - just made so
    return found


# --- writing -----------------------------------------------------------------------------------


def write(config: Config, migration: Migration) -> None:
    """Write what a migration comes to.

    Raises:
        InnerwikiError: a page has changed since, or something cannot be written.
    """
    for file in migration.new_files:
        _create(config.root / file.path, file.content)
    write_files(config.root, migration.rewrites)
    mapping = migration.mapping
    if not migration.questions or mapping.content is not None:
        _extend(mapping, migration.mapping_text)
    else:
        _create(mapping.file, migration.mapping_text.encode())


def _extend(mapping: mappings.Mapping, text: str) -> None:
    """Write further questions below those that are in the file."""
    if mapping.content is None:
        return
    before = mapping.content
    if text == decode(str(mapping.file), before)[0].text:
        return
    name = mapping.file.name
    write_files(mapping.file.parent, [Rewrite(name, before, text.encode())])


def _create(file: Path, content: bytes) -> None:
    try:
        is_new = create(file, content.decode("utf-8", "surrogateescape"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InnerwikiError(f"cannot make {file}: {reason}") from error
    if not is_new and file.read_bytes() != content:
        raise InnerwikiError(f"there is a file {file} already; move it, and run this again")
