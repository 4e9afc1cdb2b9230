"""Needs citations: the work queue, the most important articles first.

Each gap is quoted and leads to its very sentence; beside it stand where it is in the file, why it
is a gap, and the two ways to mend it: to edit the line, or to suggest a source.
"""

import re
from collections.abc import Iterator
from functools import partial
from html import escape
from itertools import groupby

from innerwiki.config import Config
from innerwiki.model import Article, Assessment, Gap, GapReason, Importance
from innerwiki.site import forge
from innerwiki.site.generated import GeneratedPage, Inputs, LinkTo
from innerwiki.site.header import CONTRIBUTE, SUGGEST, suggest_for
from innerwiki.site.highlights import TOP, gap_anchors
from innerwiki.site.render import RenderedArticle, TocItem
from innerwiki.site.statuses import status_html
from innerwiki.wiki.facts import in_need
from innerwiki.wiki.words import REASON_WORDS, counted

ID = "needs-citations"
TITLE = "Needs citations"
NOTHING = "Nothing needs a citation: every article stands on its sources."

_OWN_GUIDE = "contributing"
"""The id under which many projects tell how to contribute; such an article comes first."""

_LONGEST = 400
"""Characters that the page shows of a sentence; a row of a table can be as long as it likes."""


def pages(inputs: Inputs) -> Iterator[GeneratedPage]:
    """The one page."""
    yield GeneratedPage(
        ID,
        TITLE,
        "Sentences that wait for a source, and how to give them one.",
        partial(_page, inputs),
        in_nav=3,
    )


def _page(inputs: Inputs, link_to: LinkTo) -> RenderedArticle:
    queue = in_need(inputs.wiki)
    if not queue:
        return RenderedArticle(f"<h1>{TITLE}</h1><p>{NOTHING}</p>", "", (), ())
    html = [f"<h1>{TITLE}</h1>", _opening(inputs, queue, link_to)]
    toc = []
    for importance, group in groupby(queue, key=lambda one: one[0].front_matter.importance):
        anchor, title = _heading(importance)
        toc.append(TocItem(title, anchor, 2))
        html.append(f'<h2 id="{anchor}">{title}</h2>')
        html += [_article(inputs, *one, link_to) for one in group]
    return RenderedArticle("".join(html), "", tuple(toc), ())


_SHOWN = 12
"""So many gaps of an article are listed; the others are at the article itself, and in the JSON."""


def _heading(importance: Importance | None) -> tuple[str, str]:
    """Id and words of the heading above the articles of one importance."""
    if importance is None:
        return "iw-unrated", "Importance not stated"
    return f"iw-{importance}", f"Of {importance} importance"


def _opening(inputs: Inputs, queue: list[tuple[Article, Assessment]], link_to: LinkTo) -> str:
    gaps = sum(len(assessment.gaps) for _, assessment in queue)
    said = f"{counted(gaps, 'place')} in {counted(len(queue), 'article')} "
    said += f"{'waits' if gaps == 1 else 'wait'} for a source."
    guide = _OWN_GUIDE if _OWN_GUIDE in inputs.wiki.articles else CONTRIBUTE
    article = inputs.wiki.articles.get(guide)
    title = article.title if article else "How to contribute"
    said += f' See <a class="iw-link" href="{escape(link_to(guide))}">{escape(title)}</a>,'
    said += f' or <a class="iw-link" href="{escape(link_to(SUGGEST))}">suggest a source</a>.'
    return f"<p>{said}</p>"


def _article(inputs: Inputs, article: Article, assessment: Assessment, link_to: LinkTo) -> str:
    address = link_to(article.id)
    anchors = gap_anchors(article, assessment)
    gaps = "".join(
        f"<li>{_gap(inputs, article, gap, f'{address}#{anchor}', link_to)}</li>"
        for gap, anchor in list(zip(assessment.gaps, anchors, strict=True))[:_SHOWN]
    )
    if len(anchors) > _SHOWN:
        rest = counted(len(anchors) - _SHOWN, "more place")
        gaps += f'<li><a href="{escape(address)}#{TOP}">{rest} in this article</a></li>'
    return (
        f'<h3 id="iw-in-{escape(article.id)}">'
        f'<a class="iw-link" href="{escape(address)}">{escape(article.title)}</a> '
        f'{status_html(assessment.status)}</h3><ul class="iw-queue">{gaps}</ul>'
    )


def _gap(inputs: Inputs, article: Article, gap: Gap, address: str, link_to: LinkTo) -> str:
    line = inputs.wiki.sources[gap.span.path].position(gap.span.start).line
    facts = [f"Line {line:,}", _reason(gap)]
    if gap.since:
        facts.append(f"since {_since(gap.since)}")
    if gap.note:
        facts.append(f"“{escape(gap.note)}”")
    ways = _ways(inputs.config, article, gap, line, link_to)
    return (
        f'<a href="{escape(address)}">{_quoted(article, gap)}</a>'
        f'<div class="iw-queue-facts">{" · ".join(facts)}</div>'
        + (f'<div class="iw-queue-ways">{" ".join(ways)}</div>' if ways else "")
    )


def _quoted(article: Article, gap: Gap) -> str:
    """What needs the source: the sentence, or the part of the article that is no sentence."""
    if gap.reason is GapReason.NO_SOURCES:
        return "The whole article"
    if gap.span.start < article.body_start:
        is_general = any(gap.span == source.span for source in article.front_matter.citations)
        if is_general:
            return "The general sources of the article"
        return f"The infobox, at “{escape(gap.text)}”"
    text = gap.text
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return f"“{escape(text)}”"


def _reason(gap: Gap) -> str:
    if gap.keys:
        listed = ", ".join(f"<code>{escape(key)}</code>" for key in gap.keys)
        return f"unknown key{'' if len(gap.keys) == 1 else 's'} {listed}"
    return REASON_WORDS[gap.reason]


def _since(since: str) -> str:
    """A date as the mark has it; what is no date is shown as it is."""
    if re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", since):
        return f'<time datetime="{since}">{since}</time>'
    return escape(since)


def _ways(config: Config, article: Article, gap: Gap, line: int, link_to: LinkTo) -> list[str]:
    """Links to mend the gap: on the forge, which is told the sentence, or on a page of the wiki."""
    path = gap.span.path
    suggest = _suggest(config, article, gap, line) or suggest_for(link_to(SUGGEST), article.id)
    found = [
        (f"Edit at line {line:,}", "of", forge.edit(config.forge, path, line, article.id)),
        ("Suggest a source", f"for line {line:,} of", suggest),
    ]
    return [
        f'<a class="iw-button" href="{escape(address)}">{words}'
        f'<span class="iw-sr"> {which} {escape(article.title)}</span></a>'
        for words, which, address in found
        if address
    ]


def _suggest(config: Config, article: Article, gap: Gap, line: int) -> str | None:
    quoted = "\n".join(f"> {part}" for part in gap.text.splitlines())
    return forge.new_issue(
        config.forge,
        f"Source for: {article.title}",
        f"Article: {article.title} ({gap.span.path}, line {line})\n\n"
        "The source (DOI, arXiv number, ISBN or address):\n\n"
        "Where in the source (page, section), and what it says there:\n\n"
        f"What needs the source:\n\n{quoted}\n",
        path=gap.span.path,
        line=line,
        article_id=article.id,
    )
