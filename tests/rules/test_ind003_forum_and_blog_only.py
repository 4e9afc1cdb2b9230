import pytest

from innerwiki.rules import ind003_forum_and_blog_only as rule
from tests.support import assert_reports

BIB = """
@online{hooke1665, title = {On Springs}, keywords = {forum}}
@online{hooke1678, title = {On Wires}, keywords = {blog}}
@online{shannon1948, title = {On Bells}}
@article{noether1918, title = {Probleme}, keywords = {peer-reviewed}}
"""


@pytest.mark.parametrize(
    ("cited", "message"),
    [
        ("@hooke1665", "the article has no source but posts: the only source is a post (forum)"),
        (
            "@hooke1665; @hooke1678",
            "the article has no source but posts: all 2 are posts (blog or forum)",
        ),
    ],
)
def test_reports_articles_that_rest_on_posts_alone(cited: str, message: str) -> None:
    text = f"---\ntitle: Bells <!-- IND003 -->\n---\nSo it is [{cited}]."
    (found,) = assert_reports(rule, text, bib=BIB)
    assert found.message == message


@pytest.mark.parametrize(
    "text",
    [
        "So it is [@hooke1665; @noether1918].",
        "So it is [@hooke1665; @shannon1948].",
        "So it is.",
        "---\ntitle: A\nstatus: stub\n---\nSo it is [@hooke1665].",
        "---\ntitle: A\nstatus: retired\n---\nSo it is [@hooke1665].",
        "---\ntitle: A\ntype: meta\n---\nSo it is [@hooke1665].",
    ],
)
def test_leaves_the_rest_alone(text: str) -> None:
    assert_reports(rule, text, bib=BIB)


def test_a_post_that_is_a_version_of_a_paper_counts_as_the_paper() -> None:
    works = '[[work]]\nkeys = ["hooke1665", "noether1918"]\n'
    files = {"citations/works.toml": works}
    assert_reports(rule, "So it is [@hooke1665].", bib=BIB, files=files)
