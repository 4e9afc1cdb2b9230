"""The head of an article: what state it is in, told in one line, and how to make it better.

Status with icon and word; when it was last reviewed and by whom; how many sources of which kinds;
how many claims are cited; revision, words and reading time. Then the ways to improve it, and, where
something needs a citation, a banner whose links lead to the very sentences. All of it is computed
(`Assessment`), none of it believed.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from urllib.parse import quote

from innerwiki.config import Forge
from innerwiki.model import (
    Article,
    Assessment,
    Flag,
    Gap,
    GapReason,
    Review,
    ReviewState,
    SourceKind,
    Status,
)
from innerwiki.site.forge import edit, history, new_issue
from innerwiki.site.highlights import TOP, gap_anchors
from innerwiki.site.statuses import flag_html, icon, status_html
from innerwiki.wiki.review import APPROVED, told
from innerwiki.wiki.words import counted, keys_told, of_kind, shorten

CONTRIBUTE = "how-to-contribute"
"""The page that tells how to improve an article, where no forge is configured."""

SUGGEST = "suggest-a-source"
"""The page on which a reader turns what is known of a source into an entry."""

CITE_ID = "iw-cite-page"
"""The part at the end of an article that tells how to cite it."""

_GAPS = "Statements that need a source"
FEW = 4
"""So many gaps are named in the banner; the others are folded away."""
_SHOWN = 72
"""Characters that the banner shows of a sentence."""


def header(
    article: Article, assessment: Assessment, forge: Forge, contribute: str, suggest: str = ""
) -> str:
    """The head of an article's page.

    Args:
        article: the article.
        assessment: what is computed of it.
        forge: where it is edited.
        contribute: the link to the page that tells how to contribute.
        suggest: the link to the page where a source is suggested; empty where there is none, and
            the button leads to the forge itself.
    """
    facts = (
        _status(article, assessment),
        _reviewed(assessment.review),
        _sources(assessment),
        _coverage(assessment),
        _size(article),
    )
    items = "".join(f"<li>{fact}</li>" for fact in facts if fact)
    return (
        f'<div class="iw-trust" id="{TOP}" data-search-exclude>'
        f'<ul class="iw-facts">{items}</ul>'
        f"{_actions(article, forge, contribute, suggest)}</div>"
        + _retired(assessment)
        + _flags(article.front_matter.flags)
        + _banner(article, assessment)
    )


# --- the line of trust ------------------------------------------------------------------------


def _status(article: Article, assessment: Assessment) -> str:
    flags = "".join(f" {flag_html(flag.type)}" for flag in article.front_matter.flags)
    return status_html(assessment.status) + flags


def _reviewed(review: ReviewState) -> str:
    last = review.last
    if last is None:
        return "Never reviewed"
    said = f"{_key('Last reviewed')} {day(last.date)} by {escape(_name(last))}"
    return f"{said}{_since(review, last)}{_due(review)}"


def _since(review: ReviewState, last: Review) -> str:
    """What has become of the text since the review."""
    said = f", at v{last.revision}"
    if last.outcome != APPROVED:
        said += "; changes requested"
    if review.same_text:
        return said
    return f'{said}; <span class="iw-changed">{told(review)} since</span>'


def _due(review: ReviewState) -> str:
    if review.due is None or not review.overdue:
        return ""
    return f'; <span class="iw-late">next review was due on {day(review.due)}</span>'


def _name(review: Review) -> str:
    """Who reviewed, as people call them: `github:ada` is ada."""
    return review.by.rpartition(":")[2].lstrip("@") or review.by


def _sources(assessment: Assessment) -> str:
    total = len(assessment.sources)
    if not total:
        return "<strong>No citations yet</strong>"
    kinds = [(kind, assessment.kinds[kind]) for kind in SourceKind if assessment.kinds.get(kind)]
    kinds.sort(key=lambda pair: -pair[1])
    # A line does not end between a number and what it counts.
    legend = " · ".join(of_kind(number, kind).replace(" ", "&nbsp;", 1) for kind, number in kinds)
    return (
        f"{_key('Sources')} {total} {_mix(kinds)}"
        f' <span class="iw-legend"><span class="iw-sr">: </span>{legend}</span>'
    )


def _mix(kinds: Sequence[tuple[SourceKind, int]]) -> str:
    """The shares of the kinds as a bar; the words beside it say the same."""
    x = 0.0
    total = sum(number for _, number in kinds)
    bars = []
    for kind, number in kinds:
        width = 100 * number / total
        bars.append(
            f'<rect class="iw-mix--{kind}" x="{x:.2f}" y="0" width="{width:.2f}" height="8"/>'
        )
        x += width
    return (
        '<svg class="iw-mix" viewBox="0 0 100 8" width="68" height="7" aria-hidden="true" '
        f'preserveAspectRatio="none">{"".join(bars)}</svg>'
    )


def _coverage(assessment: Assessment) -> str:
    coverage = assessment.coverage
    if coverage.percent is None:
        return f"{_key('Cited claims')} none made"
    shown = f"{coverage.percent}\N{NO-BREAK SPACE}%"
    return (
        f'{_key("Cited claims")} {shown} <span class="iw-legend">'
        f"({coverage.covered:,} of {coverage.claims:,})</span>"
    )


def _size(article: Article) -> str:
    revision = article.front_matter.revision
    said = [f"v{revision}"] if revision else []
    said += [counted(article.words, "word"), f"{article.minutes:,} min"]
    return " · ".join(said)


def _key(word: str) -> str:
    return f'<span class="iw-k">{word}</span>'


def day(when: date) -> str:
    """A date for people, and for programs.

    >>> day(date(2026, 11, 2))
    '<time datetime="2026-11-02">2 November 2026</time>'
    """
    return f'<time datetime="{when}">{when.day} {_MONTHS[when.month - 1]} {when.year}</time>'


_MONTHS = (
    "January February March April May June July August September October November December"
).split()


# --- what a reader can do ---------------------------------------------------------------------


def _actions(article: Article, forge: Forge, contribute: str, suggest: str) -> str:
    way = suggest_for(suggest, article.id) if suggest else _issue(article, forge)
    links = [
        ("Improve this article", edit(forge, article.path, 1, article.id), " iw-button--main"),
        ("Suggest a source", way, ""),
    ]
    if (changes := history(forge, article.path, article.id)) is not None:
        links.append(("History", changes, ""))
    links.append(("Cite this page", f"#{CITE_ID}", ""))
    return (
        '<p class="iw-actions">'
        + " ".join(
            f'<a class="iw-button{more}" href="{escape(href or contribute)}">{word}</a>'
            for word, href, more in links
        )
        + "</p>"
    )


def suggest_for(suggest: str, article_id: str) -> str:
    """The link to the page where a source is suggested, for an article.

    >>> suggest_for("../suggest-a-source/", "springs")
    '../suggest-a-source/?for=springs'
    """
    return f"{suggest}?for={quote(article_id, safe='')}"


def _issue(article: Article, forge: Forge) -> str | None:
    return new_issue(
        forge,
        f"Source for: {article.title}",
        f"Article: {article.title} ({article.path})\n\n"
        "Which sentence needs the source (quote it):\n\n"
        "The source (DOI, arXiv number, ISBN or address):\n\n"
        "Where in the source (page, section), and what it says there:\n",
        path=article.path,
        article_id=article.id,
    )


def _retired(assessment: Assessment) -> str:
    if assessment.status is not Status.RETIRED:
        return ""
    return (
        f'<p class="iw-notice" data-search-exclude>{icon(Status.RETIRED)} '
        "<strong>Retired</strong>: kept for the record, and no longer maintained.</p>"
    )


def _flags(flags: Iterable[Flag]) -> str:
    """What an editor wants the reader to know beside the status."""
    said = []
    for flag in flags:
        since = f" since {day(flag.since)}" if flag.since else ""
        reason = f": {escape(flag.reason)}" if flag.reason else "."
        word = escape(flag.type.replace("-", " ").capitalize())
        said.append(
            f'<p class="iw-notice" data-search-exclude>{icon(flag.type)} '
            f"<strong>{word}</strong>{since}{reason}</p>"
        )
    return "".join(said)


# --- the banner of gaps -----------------------------------------------------------------------


def _banner(article: Article, assessment: Assessment) -> str:
    gaps = assessment.gaps
    if not gaps:
        return ""
    if gaps[0].reason is GapReason.NO_SOURCES:
        said = "<strong>This article cites no source yet.</strong>"
        return f'<aside class="iw-gaps" aria-label="{_GAPS}" data-search-exclude>{said}</aside>'
    anchors = gap_anchors(article, assessment)
    links = [
        f'<a href="#{escape(anchor)}">{escape(shorten(_said(gap), _SHOWN))}</a>'
        for gap, anchor in zip(gaps, anchors, strict=True)
    ]
    verb = "needs" if len(gaps) == 1 else "need"
    none = "" if assessment.sources else "This article cites no source yet. "
    head = f"<strong>{none}{counted(len(gaps), 'statement')} {verb} a source.</strong>"
    first = "".join(f"<li>{link}</li>" for link in links[:FEW])
    rest = "".join(f"<li>{link}</li>" for link in links[FEW:])
    more = (
        f"<details><summary>{len(gaps) - FEW:,} more</summary><ul>{rest}</ul></details>"
        if rest
        else ""
    )
    return (
        f'<aside class="iw-gaps" aria-label="{_GAPS}" data-search-exclude>'
        f"{head}<ul>{first}</ul>{more}</aside>"
    )


def _said(gap: Gap) -> str:
    return f"{gap.text} ({keys_told(gap.keys)})" if gap.keys else gap.text
