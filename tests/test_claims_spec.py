"""The definition of a claim, executed: every case of tests/spec/claims.md.

A case is a heading, words for people, a `markdown` block and a `claims` block: one line a claim,
`+ text` if a citation covers it and `- text` if none does, or `none`.
"""

import re
from pathlib import Path

import pytest

from innerwiki.bibliography.bibtex import parse
from innerwiki.bibliography.identifiers import find_entry
from innerwiki.model import Citation, Source
from innerwiki.syntax.claims import cited, covered
from innerwiki.syntax.scan import scan

FILE = Path(__file__).parent / "spec/claims.md"
LIBRARY = parse(
    [
        Source("a.bib", "".join(f"@misc{{{key}, title = {{T}}}}\n" for key in keys))
        for keys in [("noether1918", "clausius1865", "hooke1678", "shannon1948")]
    ]
)
_CASE = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
_BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>markdown|claims)\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


def read_cases() -> dict[str, tuple[str, str]]:
    """Title -> Markdown and expected claims."""
    text = FILE.read_text(encoding="utf-8")
    blocks = list(_BLOCK.finditer(text))
    titles = [
        m for m in _CASE.finditer(text) if not any(b.start() < m.start() < b.end() for b in blocks)
    ]
    cases: dict[str, tuple[str, str]] = {}
    for number, match in enumerate(titles):
        end = titles[number + 1].start() if number + 1 < len(titles) else len(text)
        mine = {b["kind"]: b["body"] for b in blocks if match.start() < b.start() < end}
        assert match["title"] not in cases
        cases[match["title"]] = (mine["markdown"], mine["claims"])
    return cases


CASES = read_cases()


def known(citation: Citation) -> bool:
    return any(find_entry(LIBRARY, item.key) for item in citation.items)


def claims_of(markdown: str) -> str:
    found = scan(markdown, "case.md").claims
    lines = [f"{'+' if covered(claim, known) else '-'} {claim.text}\n" for claim in found]
    return "".join(lines) or "none\n"


@pytest.mark.parametrize("title", CASES)
def test_claims_are_those_that_a_careful_person_counts(title: str) -> None:
    markdown, expected = CASES[title]
    assert claims_of(markdown) == expected


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("title", CASES)
def test_a_claim_lies_where_its_span_says(title: str) -> None:
    markdown, _ = CASES[title]
    last = 0
    for claim in scan(markdown, "case.md").claims:
        assert last <= claim.span.start < claim.span.end <= len(markdown)
        last = claim.span.end


@pytest.mark.parametrize("title", CASES)
def test_a_claim_is_cited_if_it_is_covered_where_every_key_is_known(title: str) -> None:
    claims = scan(CASES[title][0], "case.md").claims
    assert cited(claims) == [covered(claim, lambda _: True) for claim in claims]
