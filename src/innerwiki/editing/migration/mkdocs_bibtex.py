r"""The citations of the MkDocs plugin BibTeX, which are Pandoc's, and its commands.

`\bibliography` and `\full_bibliography`, on a line of their own, stand for lists of references.
Its citations with `@` are in `at_signs`.
"""

from innerwiki.editing.migration.at_signs import migrate_at_signs
from innerwiki.editing.migration.desk import Desk
from innerwiki.editing.migration.page import Outcome, Page
from innerwiki.editing.migration.placeholders import commands

NAME = "mkdocs-bibtex"


def recognises(page: Page) -> bool:
    """Whether one of the commands is there."""
    return bool(commands(page))


def migrate(page: Page, desk: Desk) -> Outcome:
    """Make a page's citations those of this wiki."""
    done = Outcome()
    migrate_at_signs(page, desk, done)
    done.removed += commands(page)
    return done
