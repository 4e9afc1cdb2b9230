"""Pandoc's citations, and the fields by which Pandoc finds its bibliography.

See https://pandoc.org/MANUAL.html#citations. What is written otherwise here is in `at_signs`; the
fields are `front_fields`'.
"""

from innerwiki.editing.migration.at_signs import cites, migrate_at_signs
from innerwiki.editing.migration.desk import Desk
from innerwiki.editing.migration.front_fields import has_fields, migrate_fields
from innerwiki.editing.migration.page import Outcome, Page
from innerwiki.editing.migration.placeholders import divisions, last_title

NAME = "pandoc"


def recognises(page: Page) -> bool:
    """Whether there is a citation in brackets, a field of Pandoc's, or a place for its list."""
    return cites(page) or has_fields(page) or bool(divisions(page))


def migrate(page: Page, desk: Desk) -> Outcome:
    """Make a page's citations and fields those of this wiki."""
    done = Outcome()
    migrate_at_signs(page, desk, done)
    migrate_fields(page, desk, done)
    done.removed += divisions(page) + last_title(page)
    return done
