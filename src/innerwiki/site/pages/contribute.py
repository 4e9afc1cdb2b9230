"""How to contribute: from a gap to a citation, for whoever has never edited this wiki.

It is where "Improve this article" leads while no forge is configured. A wiki that has more to say
writes an article of the same id, which takes its place.
"""

from collections.abc import Iterator
from functools import partial
from html import escape

from innerwiki.site import forge
from innerwiki.site.generated import GeneratedPage, Inputs, LinkTo
from innerwiki.site.header import CONTRIBUTE, SUGGEST
from innerwiki.site.render import RenderedArticle, TocItem

TITLE = "How to contribute"

_SECTIONS = (
    ("find", "Find what to do"),
    ("cite", "Cite a source"),
    ("add", "Add a source"),
    ("mark", "Mark a gap"),
    ("check", "Check"),
)

_TEXT = """<h1>How to contribute</h1>
<p>Everything in this wiki is meant to be checked against its sources, and anybody may mend it.
A single sentence with a source is a good contribution.</p>

<h2 id="find">Find what to do</h2>
<p>The page <a href="{queue}">Needs citations</a> lists every sentence that wants a source. Every
article leads to its own gaps, below its title.{suggest}</p>

<h2 id="cite">Cite a source</h2>
<p>Every article is one Markdown file in <code>{content}/</code>. Open it, and put the source behind
the claim, with its page or section: <code>[@key, p. 3]</code>. A citation covers its own sentence
and at most the two uncited ones before it. The keys of all sources, each with a button that copies
it, are in the <a href="{bibliography}">bibliography</a>.</p>

<h2 id="add">Add a source</h2>
<p>The page <a href="{page}">Suggest a source</a> makes an entry of BibTeX or of an identifier,
tells whether the wiki has the work, and leads on. Every source is one BibTeX file in
<code>{citations}/</code>, named after its key. <code>keywords</code> says how the work came to the
public: <code>peer-reviewed</code>, <code>preprint</code>, <code>book</code>, <code>forum</code>,
<code>blog</code> and the like.</p>
<pre><code>@article{{family1999word,
  author   = {{Family, Given}},
  title    = {{Title of the Work}},
  journal  = {{Name of the Journal}},
  year     = {{1999}},
  keywords = {{peer-reviewed}},
}}
</code></pre>

<h2 id="mark">Mark a gap</h2>
<p>Where you have no source, say so behind the claim:
<code>{{.needs-citation since=2026-01 reason="..."}}</code>. Readers see it, and the list of gaps
shows it to whoever can help.</p>

<h2 id="check">Check</h2>
<p>With a copy of the wiki, <code>innerwiki check</code> tells what is wrong and how to mend it, and
<code>innerwiki coverage PAGE</code> which sentences of a page no citation covers. Raise
<code>revision</code> in the front matter when you change what an article says.{rules}</p>
"""


def pages(inputs: Inputs) -> Iterator[GeneratedPage]:
    """The one page."""
    description = "How to cite a source, mend a sentence or add an article."
    yield GeneratedPage(CONTRIBUTE, TITLE, description, partial(_page, inputs), searchable=True)


def _page(inputs: Inputs, link_to: LinkTo) -> RenderedArticle:
    suggest = forge.new_issue(inputs.config.forge, "A source, or a mistake", "")
    told = (
        f' If you only want to tell us of a source or a mistake, <a href="{escape(suggest)}">open '
        "an issue</a>."
        if suggest is not None
        else ""
    )
    html = _TEXT.format(
        queue=escape(link_to("needs-citations")),
        bibliography=escape(link_to("bibliography")),
        content=escape(inputs.config.content),
        citations=escape(inputs.config.citations),
        page=escape(link_to(SUGGEST)),
        suggest=told,
        rules=_rules(inputs, link_to),
    )
    toc = tuple(TocItem(title, name, 2) for name, title in _SECTIONS)
    return RenderedArticle(html, html, toc, ())


def _rules(inputs: Inputs, link_to: LinkTo) -> str:
    if not inputs.rules:
        return ""
    return f' What it looks for is told in the <a href="{escape(link_to("rules"))}">rules</a>.'
