"""A comment speaks to the check, but says nothing that it understands.

What was to be suppressed is reported all the same; or, where the end of a range is misspelt or
missing, everything down to the end of the file is suppressed. There are `ignore`, for the next
block or the one around it; `ignore-start` and `ignore-end`, for what stands between; and
`ignore-file`. Ranges may stand inside of each other: an end belongs to the last one that is open.

Bad:

    <!-- innerwiki: ignore-start CIT004 -- a list of intervals -->

    The interval [12] is a single number.

    <!-- innerwiki: ignore-stop -->

Correct the word, close the range, or delete the comment.

Good:

    <!-- innerwiki: ignore-start CIT004 -- a list of intervals -->

    The interval [12] is a single number.

    <!-- innerwiki: ignore-end -->
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, OddityKind
from innerwiki.nearest import nearest
from innerwiki.syntax.comments import END, FILE, IGNORE, START
from innerwiki.syntax.yaml_nodes import shorten
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING

_WORDS = (IGNORE, START, END, FILE)


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report words that are no instructions, and ranges that lack one of their ends."""
    del view
    for oddity in article.oddities:
        if oddity.kind is OddityKind.SUPPRESSION:
            yield Finding(oddity.span, *_told(oddity.text))


def _told(word: str) -> tuple[str, str]:
    if word == START:
        return (
            "this range has no end, so it holds for the rest of the file",
            f"write `<!-- innerwiki: {END} -->` where it is to end, or `{FILE}` for all of it",
        )
    if word == END:
        return "there is no range here that could end", f"delete it, or begin one by `{START}`"
    near = nearest(word, _WORDS)
    mend = f"did you mean `{near}`?" if near else f"there are {', '.join(_WORDS)}"
    said = f"`{shorten(word)}` is" if word else "there is"
    return f"{said} no instruction to the check", mend
