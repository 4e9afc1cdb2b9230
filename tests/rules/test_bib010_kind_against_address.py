import pytest

from innerwiki.rules import bib010_kind_against_address as rule
from tests.support import assert_reports


@pytest.mark.parametrize(
    ("kind", "address", "right"),
    [
        ("peer-reviewed", "https://www.lesswrong.com/posts/x", "forum"),
        ("book", "https://en.wikipedia.org/wiki/Spring", "reference"),
        ("preprint", "https://hooke.substack.com/p/springs", "blog"),
        ("technical-report", "https://www.youtube.com/watch?v=x", "video"),
        ("blog", "https://arxiv.org/abs/1906.01820", "preprint"),
    ],
)
def test_reports_kinds_that_the_address_contradicts(kind: str, address: str, right: str) -> None:
    bib = f"@misc{{hooke1678, title = {{A}}, url = {{{address}}}, keywords = {{{kind}}}}} % BIB010"
    (found,) = assert_reports(rule, bib=bib)
    assert found.message.startswith(f"`hooke1678` counts as {kind}, and its address is on ")
    assert found.help is not None
    assert found.help.startswith(f"write `{right}`")


def test_leaves_what_may_be_right_alone() -> None:
    assert_reports(
        rule,
        bib="""
        @misc{a, title = {A}, url = {https://www.lesswrong.com/posts/x}, keywords = {blog}}
        @misc{b, title = {B}, url = {https://arxiv.org/abs/1906.01820}, keywords = {preprint}}
        @misc{c, title = {C}, url = {https://arxiv.org/abs/1906.01820}, keywords = {peer-reviewed}}
        @misc{d, title = {D}, url = {https://medium.com/x}, doi = {10.1000/1}, keywords = {book}}
        @article{e, title = {E}, url = {https://medium.com/x}, journal = {J},
          keywords = {peer-reviewed}}
        @misc{f, title = {F}, url = {https://notmedium.com/x}, keywords = {book}}
        @misc{g, title = {G}, url = {https://[medium.com/x}, keywords = {book}}
        @misc{h, title = {H}, keywords = {book}}
        """,
    )
