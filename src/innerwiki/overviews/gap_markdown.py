"""A gap of an article in one line of Markdown, as a forge shows it: where, what, and why."""

from collections.abc import Callable

from innerwiki.model import Article, Gap, Wiki
from innerwiki.overviews.tables import shortened
from innerwiki.reports.inert import link, plain
from innerwiki.wiki.words import REASON_WORDS, keys_told

View = Callable[[str, int, str], str | None]
"""Where the forge shows the line of a path, which is the file of an id."""

_SHOWN = 200
"""Characters that are shown of a sentence."""


def gap_line(wiki: Wiki, article: Article, gap: Gap, view: View) -> str:
    """What an item of a list says of a gap; nothing in it is a sign to the forge."""
    line = wiki.sources[article.path].position(gap.span.start).line
    place = link(f"line {line}", view(article.path, line, article.id))
    why = REASON_WORDS[gap.reason]
    if gap.since:
        why += f" since {gap.since}"
    if gap.keys:
        why = keys_told(gap.keys)
    if gap.note:
        why += f": {gap.note}"
    return f"{place}: “{plain(shortened(gap.text, _SHOWN))}” ({plain(why)})"
