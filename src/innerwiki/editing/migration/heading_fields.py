"""Gives a foreign page the front matter of an article, if it has none.

Its title is that of its first heading, which stays and heads the page as before; its status is
`needs-citations`, until somebody has looked.
"""

from datetime import date
from pathlib import PurePosixPath

from innerwiki.editing.heads import read_back
from innerwiki.editing.migration.page import Page
from innerwiki.editing.yaml_text import scalar
from innerwiki.errors import InnerwikiError
from innerwiki.lint import Edit
from innerwiki.model import Source, Status
from innerwiki.syntax.front_matter import find_block
from innerwiki.syntax.scan import scan


def front_matter_for(page: Page, today: date) -> list[Edit]:
    """The edits that put a front matter before a page which has none."""
    if find_block(page.text) is not None:
        return []
    headings = [one for one in scan(page.text, page.path).headings if one.level == 1]
    title = headings[0].text if headings else ""
    if not title.strip():
        title = PurePosixPath(page.path).stem.replace("-", " ").replace("_", " ").strip()
    head = f"---\ntitle: {scalar(title)}\nstatus: {Status.NEEDS_CITATIONS.value}\n---\n"
    try:
        read_back(Source(page.path, head), today)
    except InnerwikiError:
        head = f"---\ntitle: {scalar(PurePosixPath(page.path).stem)}\n---\n"
    return [page.edit(0, 0, head)]
