"""Suggest a source: paste an identifier or BibTeX, see what the wiki has of it, leave by a link.

It asks nobody: the browser reads what was pasted and holds it against the wiki's own list of
sources. What the script says stands in the page, and without it the page tells how it is done by
hand.
"""

import json
from collections.abc import Iterator
from functools import partial
from html import escape

from innerwiki.site import assets, forge
from innerwiki.site.entries import source_id
from innerwiki.site.generated import GeneratedPage, Inputs, LinkTo
from innerwiki.site.header import CONTRIBUTE, SUGGEST
from innerwiki.site.known_sources import PATH, number_of_pieces
from innerwiki.site.render import RenderedArticle, TocItem

TITLE = "Suggest a source"
BY_HAND = "iw-by-hand"

WORDS = {
    "about": "About this source",
    "alike": "{name}: perhaps in this wiki already",
    "alikeHint": "This source of the wiki has the same title. If it is the same work, cite it:",
    "badIsbn": "{text} is no ISBN: its last digit would be {digit}; look again.",
    "bare": "Only this is known of the work. Fill in what is empty, and replace the key {key}. "
    "If you fill it in above, the page finds a key.",
    "copy": "Copy",
    "copyEntry": "Copy the entry",
    "done": "Sources read: {number}. What is known of them stands below.",
    "empty": "There is nothing in the field yet: paste an identifier or BibTeX.",
    "failed": "What this page reads sources with could not be fetched. Look whether you are "
    "online, and try again.",
    "fill": "Fill it in above",
    "forArticle": "Suggested for the article {title}.",
    "fresh": "{name}: new to this wiki",
    "huge": "That is more than this page reads at once; paste fewer entries.",
    "identifiers": "Found by",
    "issueCommand": "This looks it up and adds it: `{command}`\n",
    "issueFor": "Article: {title} ({id})\n\n",
    "issueSource": "The source:\n\n",
    "issueWhere": "\nWhere in the source (page, section), and what it says there:\n",
    "knownHint": "Cite it with its key:",
    "known": "{name}: in this wiki already",
    "looking": "Reading …",
    "missing": "The entry does not tell: {fields}. Add it in the field above if you know it.",
    "more": "There are {all} sources in it; the first {number} stand below. Paste the others "
    "afterwards.",
    "newFile": "Propose the file",
    "newIssue": "Open an issue with it",
    "next": "It becomes the file {path}. You can still change it on the page that opens.",
    "noComma": "Line {line}: what follows the value of “{name}” is no comma; put the whole value "
    "in one pair of braces, and a comma behind it.",
    "noField": "Line {line}: here a field should stand, as in name = {value},",
    "noForge": "Copy the entry, and send it to whoever keeps this wiki: it belongs into the file "
    "{path}.",
    "noIdentifier": "“{text}” is no DOI, arXiv number, ISBN or address; write it as 10.1000/182, "
    "1906.01820, 978-0-306-40615-7 or https://…",
    "noValue": "Line {line}: “{name}” has no value; write {name} = {value}",
    "nothing": "There is no BibTeX entry in it; write @type{key, field = {value}}.",
    "offline": "The wiki’s list of sources could not be fetched, so whether it has this one is not "
    "known. Look into the bibliography.",
    "taken": "This wiki has another source with the key {key}: give this one another key in the "
    "field above, there and in crossref.",
    "title": "Source: {name}",
    "titleFor": "Source for: {title}",
    "tooLong": "It becomes the file {path}. It is too long for a link: copy the entry, follow the "
    "link, and paste it there.",
    "unclosed": "Line {line}: the value of “{name}” is opened and never closed; look for the brace "
    "or quotation mark that is missing.",
    "unclosedEntry": "Line {line}: the entry is opened and never closed; look for the brace that "
    "is missing.",
    "unsure": "{name}",
}
"""What the script says. A name in braces is replaced, if the script has a value for it."""

_TEXT = """<h1>Suggest a source</h1>
<p>Paste what you know of a work: its DOI, arXiv number, ISBN or address, or its BibTeX entry. You
see whether this wiki has it, and how to cite it; if it is new, you get an entry and a link to
propose it.</p>
<form id="iw-suggest" class="iw-suggest" hidden>
<label for="iw-suggest-source">Identifiers, one a line, or BibTeX</label>
<textarea id="iw-suggest-source" name="source" rows="6" spellcheck="false" autocapitalize="off"
 autocomplete="off" aria-describedby="iw-suggest-hint iw-suggest-said"></textarea>
<p id="iw-suggest-hint">As in <code>10.1000/182</code>, <code>arXiv:1906.01820</code>,
<code>978-0-306-40615-7</code>, <code>https://…</code> or <code>@article{{…}}</code>. What you paste
stays in your browser until you follow a link; no other site is asked.</p>
<p><button class="iw-copy">Look it up</button></p>
<p id="iw-suggest-said" role="status"></p>
</form>
<div id="iw-suggested"></div>

<h2 id="{by_hand}">By hand</h2>
<ol>
<li>Look for the work in the <a href="{bibliography}">bibliography</a>. If it is there, its key is
beside it, and it can be cited: <code>[@key, p. 3]</code>.</li>
<li>If it is not, write its entry into a new file in <code>{citations}/</code>, named after its key.
<a href="{contribute}#add">How to contribute</a> shows one.</li>
<li>{way}</li>
</ol>
<script type="application/json" id="iw-suggest-data">{data}</script>
<script src="{script}" defer></script>
"""


def pages(inputs: Inputs) -> Iterator[GeneratedPage]:
    """The one page."""
    description = "Turn a DOI, an arXiv number, an ISBN, an address or BibTeX into an entry."
    yield GeneratedPage(SUGGEST, TITLE, description, partial(_page, inputs), searchable=True)


def _page(inputs: Inputs, link_to: LinkTo) -> RenderedArticle:
    texts = {
        "by_hand": BY_HAND,
        "bibliography": escape(link_to("bibliography")),
        "citations": escape(inputs.config.citations),
        "contribute": escape(link_to(CONTRIBUTE)),
        "way": _way(inputs),
    }
    data = json.dumps(_data(inputs, link_to), ensure_ascii=False).replace("<", "\\u003c")
    html = _TEXT.format(**texts, data=data, script=escape(link_to(assets.SUGGEST_ADDRESS)))
    shown, _, rest = html.partition("<form")
    searchable = shown + rest.partition("</form>")[2].partition("<script")[0]
    return RenderedArticle(html, searchable, (TocItem("By hand", BY_HAND, 2),), ())


def _way(inputs: Inputs) -> str:
    """How an entry comes to the wiki."""
    config = inputs.config
    ways = [
        ("propose the file", forge.new_file(config.forge, f"{config.citations}/new.bib", "")),
        ("open an issue", forge.new_issue(config.forge, TITLE, "")),
    ]
    links = [f'<a href="{escape(address)}">{words}</a>' for words, address in ways if address]
    if not links:
        return "Send it to whoever keeps this wiki."
    return f"Hand it in: {' or '.join(links)}."


def _data(inputs: Inputs, link_to: LinkTo) -> dict[str, object]:
    """What the script must know: addresses, templates, and words. `*` stands for what varies."""
    config = inputs.config
    before, _, behind = link_to(PATH.format(number=0)).rpartition("0.json")
    return {
        "laws": link_to(assets.SUGGEST_LAWS_ADDRESS),
        "known": f"{before}*.json{behind}",
        "shards": number_of_pieces(inputs.wiki),
        "source": _source_pattern(inputs, link_to),
        "folder": config.citations,
        "pattern": config.registries.citation_key,
        "newFile": forge.left_open(config.forge, config.forge.new_file),
        "newIssue": forge.left_open(config.forge, config.forge.new_issue),
        "limit": forge.LIMIT,
        "words": WORDS,
    }


def _source_pattern(inputs: Inputs, link_to: LinkTo) -> str:
    """The address of a source's page, from this one; every wiki with a source has such a page."""
    for key in inputs.wiki.library.keys[:1]:
        folder, slug = source_id(key).split("/")
        before, _, behind = link_to(source_id(key)).rpartition(f"{folder}/")
        return f"{before}{folder}/*{behind.removeprefix(slug)}"
    return ""
