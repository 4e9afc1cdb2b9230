from innerwiki.site.redirects import redirect_html, redirects
from tests.support import wiki_of

HEAT = "---\ntitle: Heat\naliases: [Warmth, Bibliography, '404']\nformer_ids: [caloric]\n---\n"


def test_every_other_address_leads_to_its_article_but_for_those_of_pages() -> None:
    wiki = wiki_of(files={"content/page.md": HEAT})
    assert dict(redirects(wiki, {"page", "bibliography"})) == {"caloric": "page", "warmth": "page"}


def test_the_home_page_is_never_led_away() -> None:
    wiki = wiki_of("---\ntitle: Heat\nformer_ids: [index]\n---\n")
    assert dict(redirects(wiki, {"page"})) == {}


def test_whatever_a_title_holds_is_text() -> None:
    html = redirect_html('<b>"Heat"</b>', '../"x"/', '../"x"/', "en")
    assert "<b>" not in html
    assert 'content="0; url=../&quot;x&quot;/"' in html
    assert "<title>&lt;b&gt;&quot;Heat&quot;&lt;/b&gt;</title>" in html
