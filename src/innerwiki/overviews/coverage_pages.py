"""Coverage as pages, the way coverage tools show it for code: an index, and the marked text.

A page shows the Markdown as it stands in its file. A claim that is covered is green, one that is
not is red and has a wavy underline; a sign in the margin says the same. Each uncovered claim opens
with a link to the next one, which is where following it puts the focus: Enter leads on and on.
The pages are whole in themselves: no script, no picture, nothing fetched.
"""

from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from urllib.parse import quote

from innerwiki.model import Coverage
from innerwiki.overviews.articles import percent
from innerwiki.overviews.coverage import PageCoverage, total
from innerwiki.reports.visible import visible
from innerwiki.wiki.words import counted

GENERATOR = '<meta name="generator" content="innerwiki coverage">'
"""What each page has at its head, by which a later run knows it for its own."""

INDEX = "index.html"
FOLDER = "articles"
"""Where the pages of the articles are, so that one called "index" is in nobody's way."""

_TAB = "    "
_LEGEND = (
    '<ul class="legend" aria-label="Legend">'
    '<li><b>+</b> <mark class="covered">covered by a citation</mark></li>'
    '<li><b>−</b> <mark class="uncovered">not covered</mark></li>'
    "<li>claims nothing</li></ul>"
)


def coverage_pages(pages: Sequence[PageCoverage], title: str, language: str) -> Mapping[str, str]:
    """The pages, by the paths of their files.

    Args:
        pages: the articles, in the order of the index.
        title: the wiki's name.
        language: the language that the articles are written in.
    """
    found = {INDEX: _index(pages, title)}
    for page in pages:
        found[f"{FOLDER}/{page.article.id}.html"] = _page(page, title, language)
    return found


def _document(title: str, body: str) -> str:
    style = files(__package__).joinpath("coverage.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{GENERATOR}\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_shown(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f'<body id="top">\n{body}</body>\n</html>\n'
    )


def _shown(text: str) -> str:
    return escape(visible(text))


# --- the index --------------------------------------------------------------------------------


def _index(pages: Sequence[PageCoverage], title: str) -> str:
    rows = []
    for page in pages:
        address = f"{FOLDER}/{quote(page.article.id)}.html"
        name = f'<a href="{escape(address)}">{_shown(page.article.title)}</a>'
        rows.append(_row(name, page.coverage))
    table = _table("Article", rows, _row("Total", total(pages)), "Claims and citations, by article")
    heading = f"Coverage of {title}"
    return _document(heading, f"<h1>{_shown(heading)}</h1>\n{table}")


def _row(name: str, coverage: Coverage) -> str:
    numbers = (
        f"{coverage.claims:,}",
        f"{coverage.covered:,}",
        f"{coverage.claims - coverage.covered:,}",
        "no claims" if coverage.percent is None else percent(coverage),
    )
    cells = "".join(f'<td class="n">{number}</td>' for number in numbers)
    return f'<tr><th scope="row">{name}</th>{cells}</tr>\n'


def _table(first: str, rows: Sequence[str], last: str, caption: str) -> str:
    heads = "".join(
        f'<th scope="col" class="n">{head}</th>'
        for head in ("Claims", "Covered", "Uncovered", "Coverage")
    )
    return (
        f'<table>\n<caption>{caption}</caption>\n<thead><tr><th scope="col">{first}</th>{heads}'
        f"</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n<tfoot>\n{last}</tfoot>\n</table>\n"
    )


# --- the page of an article -------------------------------------------------------------------


def _page(page: PageCoverage, wiki_title: str, language: str) -> str:
    coverage = page.coverage
    sections = [
        _row(f'<a href="#L{part.line}">{_shown(part.heading)}</a>', part.coverage)
        for part in page.sections
    ]
    table = _table("Section", sections, _row("Total", coverage), "Claims and citations, by section")
    uncovered = len(page.uncovered)
    told = f"{uncovered:,} uncovered claim{'' if uncovered == 1 else 's'}"
    first = f'<p><a href="#gap-1">Go to the first of {told}</a></p>\n' if uncovered else ""
    return _document(
        f"{page.article.title} – Coverage of {wiki_title}",
        f'<p><a href="../{INDEX}">Coverage of {_shown(wiki_title)}</a></p>\n'
        f"<h1>{_shown(page.article.title)}</h1>\n<p>{_shown(page.article.path)}: "
        f"{coverage.covered:,} of {counted(coverage.claims, 'claim')} covered.</p>\n"
        f'{table}{_LEGEND}\n{first}<div class="source" lang="{escape(language)}">\n'
        f"{''.join(_lines(page))}</div>\n",
    )


def _lines(page: PageCoverage) -> list[str]:
    """The lines of the file, numbered, with what the claims in them come to."""
    text = page.source.text.removesuffix("\n")
    uncovered = set(page.assessment.uncovered)
    lines = _Lines()
    at = gap = 0
    for number, claim in enumerate(page.article.claims):
        start = max(claim.span.start, at)
        lines.add(text[at:start])
        if number in uncovered:
            gap += 1
            lines.link(_next(gap, len(uncovered)))
        at = max(claim.span.end, at)
        lines.add(text[start:at], _UNCOVERED if number in uncovered else _COVERED)
    lines.add(text[at:])
    return lines.finish()


_COVERED, _UNCOVERED = "covered", "uncovered"
_SIGNS = {
    "": '<span class="sign"></span>',
    _COVERED: '<span class="sign" role="img" aria-label="covered">+</span>',
    _UNCOVERED: '<span class="sign" role="img" aria-label="not covered">−</span>',
}


class _Lines:
    """Text in pieces, made into lines of HTML; a piece may go over several of them."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._pieces: list[str] = []
        self._kind = ""

    def add(self, text: str, kind: str = "") -> None:
        """A piece of the text, and whether it is a claim."""
        first, *more = text.split("\n")
        self._add(first, kind)
        for part in more:
            self._end()
            self._add(part, kind)

    def link(self, html: str) -> None:
        """What is no part of the text."""
        self._pieces.append(html)

    def finish(self) -> list[str]:
        """The lines."""
        self._end()
        return self._done

    def _add(self, text: str, kind: str) -> None:
        shown = _shown(text.replace("\t", _TAB))
        if kind and text.strip():
            self._kind = _UNCOVERED if _UNCOVERED in (self._kind, kind) else kind
            shown = f'<mark class="{kind}">{shown}</mark>'
        self._pieces.append(shown)

    def _end(self) -> None:
        number = len(self._done) + 1
        self._done.append(
            f'<div class="line" id="L{number}"><a class="number" href="#L{number}" tabindex="-1">'
            f'{number}</a>{_SIGNS[self._kind]}<span class="text">{"".join(self._pieces)}</span>'
            "</div>\n"
        )
        self._pieces = []
        self._kind = ""


def _next(number: int, of: int) -> str:
    """The link that opens an uncovered claim: to the next one, from the last to the top."""
    told = f"Uncovered claim {number:,} of {of:,}; "
    if number < of:
        href, sign, told = f"#gap-{number + 1}", "↓", told + "go to the next"
    else:
        href, sign, told = "#top", "↑", told + "the last: go to the top"
    return (
        f'<a class="next" id="gap-{number}" href="{href}" aria-label="{told}">{number:,}{sign}</a>'
    )
