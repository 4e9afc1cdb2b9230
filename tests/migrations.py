"""How a migration is tested: one page's text, and what becomes of it."""

from dataclasses import dataclass
from pathlib import Path

from innerwiki.bibliography import parse
from innerwiki.editing.migration import mkdocs_bibtex, myst, numbered, pandoc
from innerwiki.editing.migration.desk import Desk
from innerwiki.editing.migration.mapping import Mapping
from innerwiki.editing.migration.migrating import DIALECTS, total_of
from innerwiki.editing.migration.page import Left, Outcome, Page
from innerwiki.editing.originals import edited
from innerwiki.model import Citation, Source
from innerwiki.syntax.scan import scan

BIB = """
@article{clausius1865,
  author = {Clausius, Rudolf},
  title = {Ueber verschiedene für die Anwendung bequeme Formen},
  year = {1865},
  doi = {10.1000/182},
}
@article{noether1918,
  author = {Noether, Emmy},
  title = {Invariante Variationsprobleme},
  year = {1918},
}
@book{hooke1678, author = {Hooke, Robert}, title = {Lectures}, year = {1678}}
@article{shannon1948,
  author = {Shannon, Claude},
  title = {A Mathematical Theory of Communication},
  year = {1948},
}
"""
LIST = """
## References

[1] Clausius, R. (1865). Ueber verschiedene für die Anwendung bequeme Formen.
[2] Noether, E. (1918). Invariante Variationsprobleme.
[3] Hooke, R., Lectures, 1678.
[4] Shannon, C., A Mathematical Theory of Communication, 1948.
"""
ALL = (numbered, pandoc, mkdocs_bibtex, myst)


@dataclass(frozen=True)
class Migrated:
    """The new text, what was counted, and the desk with what was proposed and asked."""

    text: str
    outcome: Outcome
    desk: Desk

    @property
    def left(self) -> list[Left]:
        """What stays, in order."""
        return sorted(self.outcome.left, key=lambda one: one.span)

    @property
    def stays(self) -> list[str]:
        """The texts of the citations that stay."""
        return [one.message.split("`")[1] for one in self.left if one.citations]

    @property
    def keys(self) -> list[list[str]]:
        """The keys of the citations that innerwiki finds in the new text."""
        found = scan(self.text, "content/page.md").references
        return [[item.key for item in one.items] for one in found if isinstance(one, Citation)]


def migrated(
    text: str,
    dialect: str | None = None,
    bib: str = BIB,
    answers: dict[tuple[str, str, str], str] | None = None,
) -> Migrated:
    """Migrate one page, by one dialect or by all that are recognised."""
    page = Page(Source("content/page.md", text))
    library = parse([Source("citations/library.bib", bib)])
    desk = Desk(library, Mapping(Path("migration.toml"), None, answers or {}))
    outcome, edits = total_of(page, desk, dialect)
    assert dialect is None or dialect in DIALECTS
    return Migrated(edited(text, edits), outcome, desk)


def becomes(text: str, dialect: str = "numbered") -> str:
    """The first paragraph of a page whose list is `LIST`."""
    return migrated(f"{text}\n{LIST}", dialect).text.partition("\n\n")[0].rstrip("\n")
