import pytest

from innerwiki.rules import bib011_placeholder as rule
from tests.support import assert_reports


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "TODO"),
        ("title", "Insert title here"),
        ("author", "TBD"),
        ("year", "????"),
        ("publisher", "XXX"),
        ("journal", "..."),
        ("url", "https://example.com/"),
        ("url", "https://docs.example.org/x?y"),
        ("url", "http://localhost:8000/x"),
        ("url", "https://springs.invalid"),
        ("url", "https://"),
        ("doi", "to-do"),
        ("isbn", "????"),
    ],
)
def test_reports_what_was_written_to_be_replaced(field: str, value: str) -> None:
    bib = f"@misc{{hooke1678, {field} = {{{value}}}}} % BIB011"
    (found,) = assert_reports(rule, bib=bib)
    assert found.message.startswith(f"the `{field}` of `hooke1678` is a placeholder: `")


def test_leaves_titles_and_addresses_that_only_look_like_it_alone() -> None:
    assert_reports(
        rule,
        bib="""
        @misc{a, title = {TODO: A History of Lists}, url = {https://exemple.com/}}
        @misc{b, title = {XX}, url = {https://example.com.springs.net/}}
        @misc{c, title = {Who?}, author = {Todorov, T.}, url = {https://myexample.com/x}}
        @misc{d, title = {Placeholders}, note = {TODO}, url = {https://todo.springs.net/TODO}}
        """,
    )


@pytest.mark.parametrize(
    "url", ["www.springs.net/x", "javascript:alert(1)", "10.1000/182", "see the journal"]
)
def test_reports_an_address_that_is_none(url: str) -> None:
    bib = f"@misc{{hooke1678, url = {{{url}}}}} % BIB011"
    (found,) = assert_reports(rule, bib=bib)
    assert found.message == f"the `url` of `hooke1678` is no address: `{url}`"
    assert found.help is not None
    assert found.help.startswith("an address begins with `https://`")


@pytest.mark.parametrize("url", ["ftp://springs.net/x", "HTTPS://springs.net", "mailto:a@b.net"])
def test_leaves_other_addresses_alone(url: str) -> None:
    assert_reports(rule, bib=f"@misc{{hooke1678, url = {{{url}}}}}")
