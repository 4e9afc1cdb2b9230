from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import yaml
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.site.generated import Inputs
from innerwiki.site.pages import all_pages
from tests.generated import FORGE, Parsed, assert_sound, inputs_of, made


def parsed(inputs: Inputs) -> Parsed:
    return assert_sound(made(inputs, "wanted").html)


@given(st.text(min_size=1, max_size=100))
def test_the_front_matter_of_a_new_article_holds_the_title(title: str) -> None:
    inputs = inputs_of("Text.", forge=FORGE)
    inputs = replace(inputs, wiki=replace(inputs.wiki, missed={"page": {title}}))
    begin = parsed(inputs).links()["Begin this article"]
    [body] = parse_qs(urlsplit(begin).query)["value"]
    front_matter = body.removeprefix("---\n").removesuffix("---\n")
    assert yaml.safe_load(front_matter) == {"title": title, "status": "draft"}


def test_titles_with_a_colon_are_quoted() -> None:
    found = parsed(inputs_of('See [[Entropy: a "history"]].', forge=FORGE))
    begin = found.links()["Begin this article"]
    assert "title%3A%20%22Entropy%3A%20a%20%5C%22history%5C%22%22%0A" in begin


def test_no_two_items_have_the_same_id() -> None:
    found = parsed(inputs_of("See [[A?]], [[A!]] and [[B]]."))
    items = [item.attributes.get("id") for item in found.all("li")]
    assert items == ["iw-wanted-a", None, "iw-wanted-b"]


def test_a_title_is_text_and_not_html() -> None:
    html = made(inputs_of("[[<b onclick=x> & 'y']]"), "wanted").html
    assert "<strong>&lt;b onclick=x&gt; &amp; &#x27;y&#x27;</strong>" in html


def test_without_a_forge_nothing_is_begun() -> None:
    assert list(parsed(inputs_of("See [[Heat]].")).links()) == [
        "suggest it as a source",
        "Page",
    ]


def test_there_is_no_page_while_nothing_is_wanted() -> None:
    ids = {page.id for page in all_pages(inputs_of("Text."))}
    assert "wanted" not in ids
