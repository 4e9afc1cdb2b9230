from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import yaml
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.config import Forge
from innerwiki.model import Wiki
from innerwiki.site.pages import wanted
from tests.support import CONFIG, wiki_of

FORGE = Forge(new_file="https://forge.example/new?path={path}&value={body}")


class Tags(HTMLParser):
    """The attributes of all list items and links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.items: list[dict[str, str | None]] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "li":
            self.items.append(attributes)
        elif tag == "a":
            self.links.append(attributes["href"] or "")


def tags(wiki: Wiki) -> Tags:
    config = replace(CONFIG, forge=FORGE)
    return Tags(wanted.page(wiki, config, lambda article_id: f"../{article_id}/").html)


@given(st.text(min_size=1))
def test_the_front_matter_of_a_new_article_holds_the_title(title: str) -> None:
    wiki = replace(wiki_of("Text."), wanted={title: ("page",)})
    begin = tags(wiki).links[-1]
    [body] = parse_qs(urlsplit(begin).query)["value"]
    front_matter = body.removeprefix("---\n").removesuffix("---\n")
    assert yaml.safe_load(front_matter) == {"title": title, "status": "draft"}


def test_titles_with_a_colon_are_quoted() -> None:
    begin = tags(wiki_of('See [[Entropy: a "history"]].'))
    assert "title%3A%20%22Entropy%3A%20a%20%5C%22history%5C%22%22%0A" in begin.links[-1]


def test_no_two_items_have_the_same_id() -> None:
    found = tags(wiki_of("See [[A?]], [[A!]] and [[B]]."))
    assert [item.get("id") for item in found.items] == ["iw-wanted-a", None, "iw-wanted-b"]


def test_a_title_is_text_and_not_html() -> None:
    html = wanted.page(wiki_of("[[<b onclick=x> & 'y']]"), CONFIG, str).html
    assert "<strong>&lt;b onclick=x&gt; &amp; &#x27;y&#x27;</strong>" in html
