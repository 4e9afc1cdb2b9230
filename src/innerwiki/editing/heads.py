"""Sees that what is to be written is a front matter that the check has nothing against.

It is read back as any other article's: so a title is refused here for the reasons for which it
would be reported there, and what is written says what was meant.
"""

from datetime import date

from innerwiki.errors import InnerwikiError
from innerwiki.model import FrontMatter, Source
from innerwiki.syntax.front_matter import parse


def given_title(text: str, example: str) -> str:
    """A title that was given on the command line, without the white space around it.

    Args:
        text: what was given.
        example: how one is given.

    Raises:
        InnerwikiError: it is empty, or holds bytes that are no text.
    """
    title = text.strip()
    if not title:
        raise InnerwikiError(f"the title is empty; write one, as in `{example}`")
    try:
        title.encode()
    except UnicodeEncodeError as error:
        raise InnerwikiError(
            "the title holds bytes that are no UTF-8; write it in the terminal's own encoding"
        ) from error
    return title


def read_back(source: Source, today: date) -> FrontMatter:
    """The front matter of a text that is to become an article.

    Raises:
        InnerwikiError: something in it is wrong; the first such thing is told.
    """
    result = parse(source, today)
    for problem in result.problems:
        mend = f"; {problem.help}" if problem.help else ""
        raise InnerwikiError(f"{problem.message}{mend}")
    return result.front_matter
