"""Rules: what the wiki is checked by, and a page for each, made of the rule's own documentation.

A finding leads to the page of its rule, so these pages have the same address with every host.
"""

import re
from collections.abc import Iterator
from functools import partial
from html import escape
from typing import Any

from markdown import Markdown

from innerwiki.lint import Rule
from innerwiki.lint.documentation import address
from innerwiki.site.generated import GeneratedPage, Inputs, LinkTo
from innerwiki.site.render import RenderedArticle
from innerwiki.site.sanitize import sanitize

ID = "rules"
TITLE = "Rules"

_EXAMPLE = re.compile(
    r"<p>(?P<said>(?P<kind>Bad|Good|With)\b(?:(?!</p>).)*:)</p>\s*"
    r"<pre><code>(?P<text>.*?)</code></pre>",
    re.DOTALL,
)


def pages(inputs: Inputs) -> Iterator[GeneratedPage]:
    """The table of all rules, then a page for each."""
    if inputs.rules:
        description = "What every change to this wiki is checked for."
        yield GeneratedPage(ID, TITLE, description, partial(_all, inputs), always_folder=True)
    for rule in inputs.rules:
        yield GeneratedPage(
            address(rule.code),
            f"{rule.code} {rule.name}",
            rule.summary,
            partial(_one, rule),
            always_folder=True,
        )


def _all(inputs: Inputs, link_to: LinkTo) -> RenderedArticle:
    rows = "".join(
        f'<tr><td><a class="iw-link" href="{escape(link_to(address(rule.code)))}">{rule.code}</a>'
        f'</td><td>{escape(rule.name)}</td><td data-value="{rule.severity.rank}">{rule.severity}'
        f"</td><td>{_inline(rule.summary)}</td></tr>"
        for rule in inputs.rules
    )
    caption = f"{len(inputs.rules)} rules, by code"
    heads = "".join(
        f'<th scope="col"{sort}>{head}</th>'
        for head, sort in (
            ("Code", ' aria-sort="ascending"'),
            ("Name", ""),
            ("Severity", ""),
            ("What it finds", ""),
        )
    )
    html = (
        f"<h1>{TITLE}</h1>"
        "<p>What every change is checked for, and how much it counts. An error means that a page "
        "would mislead or break, a warning that an editor should act; the rest is good to know.</p>"
        f'<div class="iw-table" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="iw-articles iw-rules" data-iw-sortable><caption>{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    return RenderedArticle(html, "", (), ())


def _one(rule: Rule[Any, Any], link_to: LinkTo) -> RenderedArticle:
    doc = _EXAMPLE.sub(_example, sanitize(Markdown().convert(rule.doc)))
    html = (
        f"<h1>{rule.code} {escape(rule.name)}</h1>"
        f"<p><strong>Severity:</strong> {rule.severity}, unless <code>innerwiki.toml</code> says "
        f"otherwise under <code>[check.severity]</code>.</p>{doc}{_suppression(rule)}"
        f'<p><a href="{escape(link_to(ID))}">All rules</a></p>'
    )
    return RenderedArticle(html, "", (), ())


def _suppression(rule: Rule[Any, Any]) -> str:
    """How to keep what is found, in an article; other files have no place to say so."""
    if rule.check_article is None:
        return ""
    return (
        "<p>Where an article means what is found, it says so above the place, with a reason:</p>"
        '<pre><code tabindex="0">'
        f"&lt;!-- innerwiki: ignore {rule.code} -- the reason --&gt;</code></pre>"
    )


def _example(match: re.Match[str]) -> str:
    """An example with the sentence that announces it, marked as good or bad for the eye as well."""
    kind = match["kind"].lower()
    return (
        f'<p class="iw-example iw-example--{kind}">{match["said"]}</p>'
        f'<pre class="iw-example--{kind}"><code tabindex="0">{match["text"]}</code></pre>'
    )


def _inline(text: str) -> str:
    """A sentence with code between back-ticks."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(text))
