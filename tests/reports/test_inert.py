import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from innerwiki.reports.inert import link, plain, said


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
        ("at https://a.b, www.c.d", "at https:<!-- -->//a.b, www<!-- -->.c.d"),
        ("gh-12 or GH-x", "gh-<!-- -->12 or GH-x"),
        ("see #12, !7, # x", "see #<!-- -->12, !<!-- -->7, # x"),
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


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("no entry `a_b` for *c*", r"no entry `a_b` for \*c\*"),
        ("`<b>` and `@ada`", "`<b>` and `@ada`"),
        ("an odd ` tick", r"an odd \` tick"),
        ("``", r"\`\`"),
        ("` ` and `x`", r"\` \` and `x`"),
        ("two\nlines `x\ny`", "two lines `x y`"),
    ],
)
def test_back_ticks_in_a_message_mean_code(message: str, shown: str) -> None:
    assert said(message) == shown


@given(st.text(alphabet="ab`<>&*_[]()\\| #1@", max_size=30))
def test_a_message_is_read_as_text_and_code(message: str) -> None:
    html = MarkdownIt("commonmark").render(f"({said(message)})")
    assert re.fullmatch(r"<p>(?:[^<>]|<code>[^<>]*</code>|<!-- -->)*</p>\n", html), html
