from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.config import Forge
from innerwiki.site import forge

FORGE = Forge(
    branch="main/next",
    edit="https://forge.example/{branch}/{path}?line={line}&id={id}",
    view="https://forge.example/{path}#L{line}",
    history="https://forge.example/log/{path}",
    new_file="https://forge.example/new?name={path}&title={title}&value={body}",
    new_issue="https://forge.example/issue?title={title}&body={body}&file={path}",
)
TEXTS = st.text(max_size=60)


def test_without_a_template_there_is_no_address() -> None:
    none = Forge()
    assert forge.edit(none, "content/a.md", 3, "a") is None
    assert forge.view(none, "content/a.md") is None
    assert forge.history(none, "content/a.md") is None
    assert forge.new_file(none, "content/a.md", "text") is None
    assert forge.new_issue(none, "title", "body") is None


def test_a_path_keeps_its_slashes_and_nothing_else() -> None:
    address = forge.edit(FORGE, "content/a b/ü?&#.md", 7, "é")
    assert address == (
        "https://forge.example/main/next/content/a%20b/%C3%BC%3F%26%23.md?line=7&id=%C3%A9"
    )
    assert forge.view(FORGE, "content/a.md") == "https://forge.example/content/a.md#L1"
    assert forge.history(FORGE, "content/a.md") == "https://forge.example/log/content/a.md"


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_a_value_holds_it_arrives_as_it_was(title: str, body: str, path: str) -> None:
    address = forge.new_issue(FORGE, title, body, path=path)
    assert address is not None
    assert address.isascii()
    assert parse_qs(urlsplit(address).query, keep_blank_values=True) == {
        "title": [title],
        "body": [body],
        "file": [path],
    }


@given(st.text(max_size=30).map(lambda text: text * 2_000) | TEXTS, TEXTS)
def test_an_issue_is_cut_at_its_end_and_no_address_is_too_long(body: str, title: str) -> None:
    address = forge.new_issue(FORGE, title, body)
    assert address is not None
    assert len(address) <= forge.LIMIT
    [kept] = parse_qs(urlsplit(address).query, keep_blank_values=True)["body"]
    assert kept == body or (kept.endswith("…") and body.startswith(kept[:-1]))


def test_a_cut_body_uses_the_room_there_is() -> None:
    address = forge.new_issue(FORGE, "t", "😀" * 5_000)
    assert address is not None
    assert forge.LIMIT - 12 < len(address) <= forge.LIMIT


def test_a_body_that_stands_twice_is_cut_to_half_the_room() -> None:
    twice = Forge(new_issue="https://forge.example/?a={body}&b={body}")
    address = forge.new_issue(twice, "t", "x" * 9_000)
    assert address is not None
    assert 7_900 < len(address) <= forge.LIMIT
    assert Forge(new_issue="https://forge.example/?a={title}").new_issue
    titled = forge.new_issue(Forge(new_issue="https://f.example/{title}"), "t", "x" * 9_000)
    assert titled == "https://f.example/t"


def test_a_new_file_has_its_whole_body_or_none() -> None:
    address = forge.new_file(FORGE, "content/a.md", "---\n" + "x" * 9_000, title="A")
    assert address == "https://forge.example/new?name=content/a.md&title=A&value="
    short = forge.new_file(FORGE, "content/a.md", "---\n", title="A")
    assert short == "https://forge.example/new?name=content/a.md&title=A&value=---%0A"


@pytest.mark.parametrize("length", [9_000, 100_000])
def test_where_even_the_rest_is_too_long_there_is_no_address(length: int) -> None:
    assert forge.new_file(FORGE, "x" * length, "") is None
    assert forge.new_issue(FORGE, "x" * length, "body") is None
    assert forge.edit(FORGE, "x" * length) is None


def test_a_lone_surrogate_does_no_harm() -> None:
    address = forge.new_issue(FORGE, "a\ud800b", "")
    assert address is not None
    assert unquote(urlsplit(address).query).startswith("title=a")
