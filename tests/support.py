"""How a rule is tested: a small wiki in which comments mark the expected findings.

A comment with the rule's code at a line's end, `<!-- CIT001 -->` in Markdown or `% BIB003` in
BibTeX, is taken out and expected there: so many marks, so many findings, and no others.
"""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent
from types import ModuleType

from innerwiki.building.verdict import verdict
from innerwiki.config import Config
from innerwiki.lint import Diagnostic
from innerwiki.model import Article, Problem, Source, Wiki
from innerwiki.rules import read_rule
from innerwiki.wiki import build_wiki
from innerwiki.wiki.view import PageView

TODAY = date(2026, 1, 15)
CONFIG = Config(root=Path(), file=Path("innerwiki.toml"), title="Test")
PAGE = "content/page.md"
BIB = "citations/library.bib"

_MARK = re.compile(r"[ ]*(?:<!--|%)[ ]*([A-Z]{3}\d{3}(?:[ ]+[A-Z]{3}\d{3})*)[ ]*(?:-->)?$")


def wiki_of(
    markdown: str = "",
    bib: str = "",
    files: Mapping[str, str] | None = None,
    published: tuple[str, ...] = (),
    today: date = TODAY,
) -> Wiki:
    """A wiki of one page, one BibTeX file, and further files by path; indentation is removed."""
    texts = {PAGE: markdown, BIB: bib, **(files or {})}
    sources = [Source(path, dedent(text).lstrip("\n")) for path, text in texts.items()]
    return build_wiki(
        [source for source in sources if _is_article(source.path)],
        [source for source in sources if not _is_article(source.path)],
        today,
        files=published,
    )


def _is_article(path: str) -> bool:
    return path.endswith(".md") and not path.startswith("citations/")


def diagnose(
    wiki: Wiki, problems: tuple[Problem, ...] | None = None, today: date = TODAY
) -> tuple[Diagnostic, ...]:
    """All diagnostics of a wiki, with every rule as it is by default."""
    return verdict(wiki, CONFIG, today, problems)


def assert_reports(
    rule: ModuleType,
    markdown: str = "",
    *,
    bib: str = "",
    files: Mapping[str, str] | None = None,
    published: tuple[str, ...] = (),
    today: date = TODAY,
) -> tuple[Diagnostic, ...]:
    """Assert that a rule finds what the comments in the files say, and nothing else.

    Returns:
        The rule's diagnostics, for what else a test has to say about them.
    """
    code = read_rule(rule.__name__.rpartition(".")[2]).code
    texts = {PAGE: markdown, BIB: bib, **(files or {})}
    expected: Counter[tuple[str, int]] = Counter()
    clean = {path: _without_marks(path, text, code, expected) for path, text in texts.items()}
    wiki = wiki_of(files=clean, published=published, today=today)
    found = tuple(d for d in diagnose(wiki, today=today) if d.code == code)
    assert Counter((d.span.path, d.start.line) for d in found) == expected, found
    return found


def columns(found: tuple[Diagnostic, ...]) -> list[tuple[int, int]]:
    """The first and last-but-one column of each diagnostic: where carets begin and end."""
    return [(d.start.column, d.end.column) for d in found]


def fixed(diagnostic: Diagnostic, text: str) -> str:
    """A text with the diagnostic's fix made."""
    assert diagnostic.fix is not None
    for edit in sorted(diagnostic.fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def page_view(wiki: Wiki, article: Article) -> PageView:
    """The wiki as an article's page sees it, under addresses `/id/`."""
    return PageView(wiki, article.id, TODAY, lambda article_id: f"/{article_id}/")


def _without_marks(path: str, text: str, code: str, expected: Counter[tuple[str, int]]) -> str:
    lines = dedent(text).lstrip("\n").split("\n")
    for number, line in enumerate(lines, 1):
        mark = _MARK.search(line)
        if mark is not None:
            codes = mark[1].split()
            assert set(codes) == {code}, f"a mark of another rule: {line}"
            expected[path, number] += len(codes)
            lines[number - 1] = line[: mark.start()]
    return "\n".join(lines)
