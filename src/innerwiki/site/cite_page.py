"""Cite this page: an article as a reference, in three forms that a reader can copy.

Each names the revision, so that whoever follows it can tell whether the text is still the one that
was cited, and the last review. The date is that of the text (see `items.issued`), never that of the
build: what is cited today reads the same tomorrow. Where no author is named, the wiki is it.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from html import escape

from innerwiki.bibliography.escaping import escape as as_value
from innerwiki.bibliography.people import initials
from innerwiki.bibliography.values import MONTHS
from innerwiki.model import Article, Assessment
from innerwiki.site.header import CITE_ID
from innerwiki.site.items import (
    CslName,
    Item,
    family_first,
    given_first,
    issued,
    names_in,
    page_item,
)
from innerwiki.site.items import author as name_of
from innerwiki.site.publication import Publication, bibtex_path, csl_path

_NO_KEY = re.compile(r"[^A-Za-z0-9]+")


def cite_page(
    article: Article,
    assessment: Assessment,
    publication: Publication,
    link_to: Callable[[str], str],
) -> str:
    """The part of an article's page that tells how to cite it, folded away.

    Args:
        article: the article.
        assessment: what is computed of it.
        publication: the wiki that it is part of.
        link_to: from the path of a file on the site to a link.
    """
    item = page_item(article, assessment, publication)
    when = issued(article, assessment, publication)
    apa = _apa(item, when)
    text = _plain(item, when, assessment)
    bibtex = _bibtex(item, when, assessment)
    code = f'<code id="iw-entry" tabindex="0">{escape(bibtex)}</code>'
    rows = [
        ("APA", f'<span id="iw-apa">{apa}</span>', _copy("iw-apa", "reference in APA style")),
        (
            "Plain text",
            f'<span id="iw-plain">{escape(text)}</span>',
            _copy("iw-plain", "reference as plain text"),
        ),
        ("BibTeX", f'<pre class="iw-bibtex">{code}</pre>', _copy("iw-entry", "BibTeX entry")),
    ]
    if assessment.sources:
        files = (("BibTeX", bibtex_path(article.id)), ("CSL-JSON", csl_path(article.id)))
        links = ", ".join(f'<a href="{escape(link_to(path))}">{name}</a>' for name, path in files)
        rows.append(("Its sources", links, ""))
    listed = "".join(
        f"<div><dt>{name}</dt><dd>{html} {copy}</dd></div>" for name, html, copy in rows
    )
    return (
        f'<details class="iw-cite-page" id="{CITE_ID}" data-search-exclude>'
        f'<summary>Cite this page</summary><dl class="iw-source">{listed}</dl></details>'
    )


def _copy(place: str, what: str) -> str:
    """A button that copies the text of an element, if scripts run."""
    return (
        f'<button type="button" class="iw-copy" data-iw-copy-from="{place}" hidden>'
        f'Copy<span class="iw-sr"> {what}</span></button>'
    )


def _is_by_the_wiki(item: Item) -> bool:
    return names_in(item) == [{"literal": item["container-title"]}]


# --- APA ------------------------------------------------------------------------------------


def _apa(item: Item, when: date | None) -> str:
    """As APA style has an entry of a reference work; a wiki that is its author is named once."""
    people = [_apa_name(name) for name in names_in(item)]
    who = ", & ".join(filter(None, (", ".join(people[:-1]), people[-1])))
    day = f"{when.year}, {_month(when)} {when.day}" if when else "n.d."
    version = f" (Version {item['version']})" if "version" in item else ""
    title, url = escape(item["title"]), escape(item.get("URL", ""))
    if _is_by_the_wiki(item):
        what = f"<em>{title}</em>{version}{_stop(item['title'] + version)}"
    else:
        stop = _stop(item["title"] + version)
        what = f"{title}{version}{stop} In <em>{escape(item['container-title'])}</em>."
    return f"{escape(who)}{_stop(who)} ({day}). {what} {url}".rstrip()


def _apa_name(name: CslName) -> str:
    if "literal" in name:
        return name["literal"]
    given = initials(name.get("given", ""))
    return family_first({**name, "given": given}) if given else family_first(name)


def _stop(text: str) -> str:
    """The full stop that a text wants."""
    return "" if text.endswith((".", "?", "!")) else "."


# --- plain text -------------------------------------------------------------------------------


def _plain(item: Item, when: date | None, assessment: Assessment) -> str:
    """In words that need no style: who, what, where, which revision, of which day, its review."""
    known = [item["container-title"]]
    if "version" in item:
        known.append(f"revision {item['version']}")
    if when is not None:
        known.append(_day(when))
    known += _reviewed(assessment)
    authors = "" if _is_by_the_wiki(item) else ", ".join(given_first(n) for n in names_in(item))
    head = f"{authors}: " if authors else ""
    url = f" {item['URL']}" if "URL" in item else ""
    return f"{head}“{item['title']}”. {', '.join(known)}.{url}"


def _reviewed(assessment: Assessment) -> Iterator[str]:
    last = assessment.review.last
    if last is not None:
        name = given_first(name_of(last.by))
        yield f"last reviewed {_day(last.date)} by {name} (revision {last.revision})"


def _day(when: date) -> str:
    return f"{when.day} {_month(when)} {when.year}"


def _month(when: date) -> str:
    return list(MONTHS.values())[when.month - 1]


# --- BibTeX -----------------------------------------------------------------------------------


def _bibtex(item: Item, when: date | None, assessment: Assessment) -> str:
    """An entry that BibTeX and biblatex know alike."""
    people = [
        _group(as_value(name["literal"])) if "literal" in name else as_value(family_first(name))
        for name in names_in(item)
    ]
    review = " and ".join(_reviewed(assessment))
    note = ", ".join(filter(None, (f"revision {item.get('version', '')}", review)))
    fields = {
        "author": " and ".join(people),
        "title": as_value(item["title"]),
        "howpublished": "" if _is_by_the_wiki(item) else as_value(item["container-title"]),
        "year": str(when.year) if when else "",
        "month": _month(when)[:3].lower() if when else "",
        "note": as_value(note[:1].upper() + note[1:]) if "version" in item or review else "",
        "url": item.get("URL", ""),
    }
    key = "-".join(filter(None, _NO_KEY.split(item["id"]))) or "article"
    version = f"-v{item['version']}" if "version" in item else ""
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n"
        for name, value in fields.items()
        if value
    ]
    return f"@misc{{{key}{version},\n{''.join(lines)}}}\n"


def _group(text: str) -> str:
    """A name that stays whole; a macro at its beginning would be an accent to BibTeX."""
    return f"{{{{}}{text}}}" if text.startswith("\\") else f"{{{text}}}"
