"""The syntax reference, executed: every case of tests/spec/*.md through scan, check and page.

A case is a heading, words for people, a `markdown` block (perhaps with `bibtex` beside it), and what
comes of it: a `page` block (the reader's view) and a `check` block (the diagnostics). Whatever the case says, one law holds in all
of them: the citations that the check counts are the marks that the page shows.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from innerwiki.bibliography.identifiers import find_entry
from innerwiki.building.verdict import verdict
from innerwiki.model import Mode, Source
from innerwiki.site.render import Renderer
from innerwiki.wiki import build_wiki
from innerwiki.wiki.view import PageView
from tests.reader_view import reader_view
from tests.support import CONFIG

SPEC = Path(__file__).parent / "spec"
TODAY = date(2026, 1, 15)
OPTIMIZER = """---
title: Optimizer
aliases: [optimiser]
---
An optimizer searches [@hooke1678].

## Kinds

There are two [@hooke1678].
"""
OF_ARTICLES = ("CLM", "REV", "LNK004", "BIB004", "BIB007")
"""Rules that find fault with a case as an article, which it is not meant to be."""
_CASE = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>markdown|bibtex|page|check)\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    file: str
    title: str
    text: str
    blocks: dict[str, str]

    def __str__(self) -> str:
        return f"{self.file}: {self.title}"


def read_cases() -> list[Case]:
    cases = []
    for path in sorted(SPEC.glob("*.md")):
        if path.name == "claims.md":  # run by test_claims_spec
            continue
        text = path.read_text(encoding="utf-8")
        fences = [m.span() for m in _BLOCK.finditer(text)]
        starts = [m for m in _CASE.finditer(text) if not any(a < m.start() < b for a, b in fences)]
        ends = [m.start() for m in starts[1:]] + [len(text)]
        for start, end in zip(starts, ends, strict=True):
            body = text[start.start() : end]
            blocks = {m["kind"]: m["body"] for m in _BLOCK.finditer(body)}
            cases.append(Case(path.name, start[1], body, blocks))
    return cases


CASES = read_cases()


def run(markdown: str, bibtex: str) -> tuple[str, str, int, int]:
    """The reader's view, the diagnostics, the citations counted, and the marks shown."""
    library = Source("library.bib", (SPEC / "library.bib").read_text(encoding="utf-8"))
    whole = markdown.startswith("---")
    text = markdown if whole else "---\ntitle: Case\n---\n" + markdown
    wiki = build_wiki(
        [Source("case.md", text), Source("optimizer.md", OPTIMIZER)],
        [library, Source("more.bib", bibtex)],
        TODAY,
    )
    article = wiki.articles["case"]
    view = PageView(wiki, "case", TODAY, lambda article_id: f"../{article_id}/")
    rendered = Renderer().render(article, view)
    lines = []
    for diagnostic in verdict(wiki, CONFIG, TODAY, rendered.problems):
        path = diagnostic.span.path
        if path in ("case.md", "more.bib") and not diagnostic.code.startswith(OF_ARTICLES):
            above = 0 if whole or path == "more.bib" else 3
            file = "" if path == "case.md" else f"{path}:"
            place = f"{file}{diagnostic.start.line - above}:{diagnostic.start.column}"
            lines.append(f"{place} {diagnostic.severity} {diagnostic.code} {diagnostic.message}")
            if diagnostic.help:
                lines.append(f"    help: {diagnostic.help}")
    counted = sum(
        (citation.mode is Mode.PARENTHETICAL and not article.is_link(citation))
        or find_entry(wiki.library, citation.items[0].key) is not None
        for citation in article.citations
    )
    shown = rendered.html.count('<sup class="iw-cite"')
    return (
        reader_view(rendered.html) + "\n",
        ("\n".join(lines) or "no findings") + "\n",
        counted,
        shown,
    )


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case_comes_out_as_the_reference_says(case: Case, update_expected: bool) -> None:
    page, check, counted, shown = run(case.blocks["markdown"], case.blocks.get("bibtex", ""))
    assert counted == shown
    if update_expected:
        write_expected(case, page, check)
        return
    assert page == case.blocks["page"]
    assert check == case.blocks["check"]


def write_expected(case: Case, page: str, check: str) -> None:
    path = SPEC / case.file
    given = [m for m in _BLOCK.finditer(case.text) if m["kind"] in ("markdown", "bibtex")]
    match, fence = given[-1], given[-1]["fence"]
    new = (
        case.text[: match.end()]
        + f"\n\n{fence}page\n{page}{fence}\n\n{fence}check\n{check}{fence}\n\n"
    )
    text = path.read_text(encoding="utf-8").replace(case.text, new)
    path.write_text(text.rstrip() + "\n", encoding="utf-8")
