"""What a page brings along to preview its links."""

import json
from html import unescape

import pytest

from innerwiki.site import assets
from innerwiki.site.render import Renderer
from tests.generated import Parsed, assert_sound
from tests.support import page_view, wiki_of

ENERGY = {"content/energy.md": "---\ntitle: Energy\ndescription: What is kept.\n---\nA text.\n"}


def page_of(markdown: str, files: dict[str, str] | None = None) -> str:
    wiki = wiki_of(markdown, files=ENERGY if files is None else files)
    article = wiki.articles["page"]
    return Renderer().render(article, page_view(wiki, article)).html


def previews_of(html: str) -> str:
    """The inside of the template."""
    _, _, rest = html.partition('<template id="iw-previews">')
    return rest.partition("</template>")[0]


def test_a_linked_article_comes_with_its_description_and_state() -> None:
    html = page_of("See [[Energy]].\n")
    assert_sound(html)
    preview = Parsed(previews_of(html))
    [entry] = [e for e in preview.elements if "data-iw-for" in e.attributes]
    assert entry["data-iw-for"] == "/energy/"
    assert preview.texts("p") == ["Energy", "What is kept.", "Needs citations · 0 sources"]


def test_an_entry_is_found_by_the_address_in_its_links() -> None:
    html = page_of("See [[Energy]], [[energy#History|its history]], and [it](energy.md#top).\n")
    parsed = Parsed(html)
    [entry] = [e["data-iw-for"] for e in parsed.elements if "data-iw-for" in e.attributes]
    links = [a["href"] for a in parsed.all("a") if a["href"].startswith("/energy/")]
    assert [href.partition("#")[0] for href in links] == [entry] * 3


def test_the_infobox_counts_and_each_article_comes_once() -> None:
    box = '---\ntitle: T\ninfobox:\n  - {label: Of, value: "[[Energy]]"}\n---\n'
    assert page_of(box + "Text.\n").count("data-iw-for") == 1
    assert page_of(box + "[[Energy]], [[Energy|it]], [[energy]].\n").count("data-iw-for") == 1


def test_without_a_description_there_is_the_lead_cut_at_a_word() -> None:
    lead = "A lead of many words " * 40
    html = page_of("See [[Heat]].", {"content/heat.md": f"---\ntitle: Heat\n---\n{lead}\n"})
    [_, text, _] = Parsed(previews_of(html)).texts("p")
    assert lead.startswith(text.removesuffix("…"))
    assert text.endswith(("A…", "lead…", "of…", "many…", "words…"))
    assert 300 < len(text) <= 321


@pytest.mark.parametrize(
    "text",
    [
        "Nothing.",
        "See [[Page]] and [[#Part]].\n\n## Part\n",  # the page itself
        "See [[No such article]] and [a](no.md).",
        "Write `[[Energy]]`.",
    ],
)
def test_no_link_no_preview(text: str) -> None:
    assert "<template" not in page_of(text)


def test_a_page_about_the_wiki_has_no_state() -> None:
    about = {"content/about.md": "---\ntitle: About\ntype: meta\n---\nWhat this is.\n"}
    assert Parsed(previews_of(page_of("See [[About]].", about))).texts("p") == [
        "About",
        "What this is.",
    ]


def test_what_an_author_writes_stays_text() -> None:
    evil = "</template><script>alert(1)</script>"
    text = f"---\ntitle: Energy\ndescription: {json.dumps(evil)}\n---\nText.\n"
    html = page_of("See [[Energy]].", {"content/energy.md": text})
    assert "<script" not in html
    assert evil in unescape(previews_of(html))


def test_previews_are_not_searched() -> None:
    wiki = wiki_of("See [[Energy]].", files=ENERGY)
    article = wiki.articles["page"]
    assert "What is kept" not in Renderer().render(article, page_view(wiki, article)).searchable


def test_what_previews_tell_is_noted_as_asked() -> None:
    wiki = wiki_of("See [[Energy]].", files=ENERGY)
    article = wiki.articles["page"]
    view = page_view(wiki, article)
    Renderer().render(article, view)
    assert ("article", "Energy") in view.asked
    assert ("assessment", "energy") in view.asked


def test_the_scripts_are_served_as_one() -> None:
    script = assets.script()
    assert "data-iw-sortable" in script
    assert "iw-previews" in script


def test_author_markup_cannot_pose_as_previews() -> None:
    html = page_of('<template id="iw-previews"><div data-iw-for="/x/">No</div></template>\n\nText.')
    assert "iw-previews" not in html
    assert "data-iw-for" not in html
