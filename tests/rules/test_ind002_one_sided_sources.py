from collections.abc import Sequence
from dataclasses import replace

import pytest

from innerwiki.building.verdict import verdict
from innerwiki.config import Policy
from innerwiki.rules import ind002_one_sided_sources as rule
from tests.support import CONFIG, TODAY, assert_reports, wiki_of

BIB = """
@book{hooke1665, author = {Hooke, Robert}, title = {Micrographia}}
@book{hooke1678, author = {Wren, Christopher and Hooke, R.}, title = {Lectures}}
@article{clausius1865, author = {Clausius, Rudolf}, title = {Formen}}
@article{noether1918, author = {Noether, Emmy}, title = {Probleme}}
@online{post1, author = {A, B}, title = {One}, url = {https://bells.example/1}}
@online{post2, author = {C, D}, title = {Two}, url = {https://www.bells.example/2}}
@misc{body1, organization = {The Society}, title = {Notes}}
@misc{body2, organization = {The Society}, title = {More Notes}}
@online{odd, author = {E, F}, title = {Odd}, url = {https://[bells.example/2}}
"""


def article(cited: Sequence[str], mark: str = "", more: str = "") -> str:
    claims = "\n".join(f"- Claim {one} is so [{key}]." for one, key in enumerate(cited))
    return f"---\ntitle: Bells{mark}\n{more}---\n{claims}\n"


OTHERS = ("@clausius1865", "@noether1918", "@noether1918")


@pytest.mark.parametrize(
    ("cited", "what", "number"),
    [
        (["@hooke1665"] * 4, "the source `hooke1665`", 4),
        (["@hooke1665", "@hooke1678"] * 2, "works of Robert Hooke", 4),
        (["@hooke1678", "@hooke1665"] * 2, "works of R. Hooke", 4),
        (["@hooke1665; @hooke1678"] * 4, "works of Robert Hooke", 4),
        (["@post1", "@post2"] * 2, "pages of bells.example", 4),
        (["@body1", "@body2"] * 2, "works of The Society", 4),
    ],
)
def test_reports_what_most_claims_rest_on_alone(cited: list[str], what: str, number: int) -> None:
    text = article([*cited, *OTHERS], " <!-- IND002 -->")
    (found,) = assert_reports(rule, text, bib=BIB)
    assert found.message == (
        f"{number} of 7 cited claims rest on {what} alone, the policy allows 50 %"
    )


def test_counts_a_covered_claim_by_the_citation_that_covers_it() -> None:
    text = "---\ntitle: Bells <!-- IND002 -->\n---\nOne. Two. Three [@hooke1665].\n\n"
    text += "Four. Five. Six [@hooke1665]. Seven.\n"
    (found,) = assert_reports(rule, text, bib=BIB)
    assert found.message.startswith("6 of 6 cited claims rest on the source `hooke1665`")


@pytest.mark.parametrize(
    "text",
    [
        article(["@hooke1665"] * 3 + [*OTHERS]),
        article(["@hooke1665; @clausius1865"] * 4 + [*OTHERS]),
        article(["@hooke1665"] * 5),
        article(["@hooke1665; @clausius1865", "@noether1918; @clausius1865; @hooke1678"] * 3),
        article(["@hooke1665; @clausius1865", "@noether1918; @hooke1678"] * 3),
        article(["@hooke1665; @clausius1865"] * 6),
        article(["@hooke1665"] * 9, more="type: paper\n"),
        article(["@hooke1665"] * 9, more="type: person\n"),
        article(["@hooke1665"] * 9, more="status: retired\n"),
        article(["@gone"] * 9),
        article(["@odd", "@post1", "@odd", "@body1", "@hooke1665", "@clausius1865"]),
        article(["@hooke1665"] * 9, more="type: meta\n"),
    ],
)
def test_leaves_the_rest_alone(text: str) -> None:
    assert_reports(rule, text, bib=BIB)


def test_the_policy_says_how_much_is_too_much() -> None:
    wiki = wiki_of(article([*["@hooke1665"] * 4, *OTHERS]), BIB)
    for share, is_reported in ((0.5, True), (0.6, False), (1.0, False)):
        config = replace(CONFIG, policy=Policy(max_share=share))
        assert ("IND002" in {d.code for d in verdict(wiki, config, TODAY)}) is is_reported
