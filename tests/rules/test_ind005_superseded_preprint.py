import pytest

from innerwiki.rules import ind005_superseded_preprint as rule
from tests.support import assert_reports

BIB = """
@misc{early, title = {A Theory}, keywords = {preprint}}
@article{late, title = {A Theory of All}, keywords = {peer-reviewed}}
@misc{lone, title = {Notes}, keywords = {preprint}}
@misc{other, title = {Notes of Others}, keywords = {forum}}
"""
FILES = {
    "citations/works.toml": '[[work]]\nkeys = ["early", "late"]\n'
    '[[work]]\nkeys = ["lone", "other"]\n'
}


def test_reports_the_first_place_at_which_the_preprint_is_cited() -> None:
    text = "So it is [@early, p. 3]. <!-- IND005 -->\nAnd so is this [@early].\n"
    (found,) = assert_reports(rule, text, bib=BIB, files=FILES)
    assert found.message == "`early` is a preprint; its published version is `late`"
    assert found.severity == "info"


def test_reports_general_sources_too() -> None:
    text = "---\ntitle: A\ncitations:\n  - early # IND005\n---\nSo it is.\n"
    text = text.replace("# IND005", "<!-- IND005 -->")
    assert_reports(rule, text, bib=BIB, files=FILES)


@pytest.mark.parametrize(
    "text",
    [
        "So it is [@late].",
        "So it is [@early; @late].",
        "So it is [@lone].",
        "So it is [@other].",
        "So it is [@gone].",
    ],
)
def test_leaves_the_rest_alone(text: str) -> None:
    assert_reports(rule, text, bib=BIB, files=FILES)
