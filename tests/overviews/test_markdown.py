import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.overviews.markdown import link, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a *b* _c_ `d` ~e~", r"a \*b\* \_c\_ \`d\` \~e\~"),
        ("[x](y) ![z]", r"\[x\](y) !\[z\]"),
        ("a | b \\", "a \\| b \\\\"),
        ("<script>&amp;", "&lt;script&gt;&amp;amp;"),
        ("cost $5$", r"cost \$5\$"),
        ("ask @ada, a@b, @ x", "ask @<!-- -->ada, a@<!-- -->b, @ x"),
        (" two\nlines\t", "two lines"),
    ],
)
def test_nothing_in_a_text_is_a_sign(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_link_without_an_address_is_its_text() -> None:
    assert link("a|b", None) == "a\\|b"
    assert link("a", "https://forge.example/(x)>y") == "[a](<https://forge.example/(x)%3Ey>)"


@given(st.text(alphabet="ab <>&*_`[]()!|~#", max_size=30))
def test_what_is_written_is_what_is_read(text: str) -> None:
    html = markdown.markdown(f"({plain(text)})")
    read = html.removeprefix("<p>").removesuffix("</p>")
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        read = read.replace(entity, char)
    assert read.replace("\\|", "|").replace("\\~", "~") == f"({' '.join(text.split())})"
