"""What a front matter records of reviews: their digests of blocks, and the places of their parts."""

from datetime import date

import pytest

from innerwiki.model import Source
from innerwiki.syntax.front_matter import FrontMatterResult, parse

REVIEW = f"""\
  - by: github:two
    date: 2026-11-20
    revision: 4
    hash: sha256:{"0" * 64}
    outcome: approved
"""


def read(*reviews: str) -> tuple[str, FrontMatterResult]:
    text = "---\ntitle: Entropy\nreviews:\n" + "".join(reviews) + "---\nBody.\n"
    return text, parse(Source("content/entropy.md", text), date(2026, 11, 23))


@pytest.mark.parametrize(
    "written",
    [
        '"1a2b3c4d 5e6f7a8b"',
        "1a2b3c4d 5e6f7a8b",
        "' 1a2b3c4d   5e6f7a8b '",
        ">-\n      1a2b3c4d\n      5e6f7a8b",
        "|\n      1a2b3c4d\n      5e6f7a8b",
    ],
)
def test_digests_of_blocks_are_read_in_every_style(written: str) -> None:
    _, result = read(REVIEW + f"    blocks: {written}\n")
    assert result.problems == ()
    assert result.front_matter.reviews[0].blocks == ("1a2b3c4d", "5e6f7a8b")


@pytest.mark.parametrize("written", ["", "    blocks:\n", "    blocks: ''\n", "    blocks: ~\n"])
def test_a_review_may_be_without_digests(written: str) -> None:
    _, result = read(REVIEW + written)
    assert result.problems == ()
    assert result.front_matter.reviews[0].blocks == ()


@pytest.mark.parametrize(
    ("written", "place", "message", "mend"),
    [
        ('"1a2b3c4d 5e6f"', "5e6f", "`blocks` cannot hold `5e6f`", "digests of 8 hexadecimal"),
        ('"1a2b3c4d 1a2b3c"', '1a2b3c"', "cannot hold `1a2b3c`", "separated by spaces"),
        (">-\n      1a2b3c4d\n      1A2B3C4D", "1A2B", "cannot hold `1A2B3C4D`", "`1a2b3c4d "),
        ("12345678", "12345678", "YAML takes `12345678` for a number", '`"12345678"`'),
        ("1234e567", "1234e567", "YAML takes `1234e567` for a number", '`"1234e567"`'),
        ("[1a2b3c4d]", "[1a2b3c4d]", "but it is a list", "without brackets"),
    ],
)
def test_wrong_digests_are_reported_at_their_place(
    written: str, place: str, message: str, mend: str
) -> None:
    text, result = read(REVIEW + f"    blocks: {written}\n")
    (problem,) = result.problems
    assert text.startswith(place, problem.span.start)
    assert message in problem.message
    assert mend in (problem.help or "")
    assert result.front_matter.reviews[0].blocks == ()


def test_each_review_and_each_of_its_fields_has_its_place() -> None:
    broken = "  - by: github:three\n"
    text, result = read(REVIEW, broken, REVIEW.replace("github:two", "github:four"))
    reviews, spans = result.front_matter.reviews, result.front_matter.spans
    assert [review.by for review in reviews] == ["github:two", "github:four"]
    for number, review in enumerate(reviews):
        for field, value in (("by", review.by), ("hash", review.hash)):
            span = spans[f"reviews.{number}.{field}"]
            assert text[span.start : span.end] == value
            assert spans[f"reviews.{number}"].start <= span.start
            assert span.end <= spans[f"reviews.{number}"].end
    assert "reviews.2" not in spans
