import re

from innerwiki.site.render import Renderer
from tests.generated import Parsed, assert_sound
from tests.support import page_view, wiki_of

BIB = """
    @misc{pre, author = {Noether, Emmy}, title = {Early}, year = {1917}, eprint = {1906.01820},
      archiveprefix = {arXiv}, keywords = {preprint}}
    @article{paper, author = {Noether, Emmy}, title = {Late <b>}, year = {1918},
      eprint = {1906.01820}, archiveprefix = {arXiv}, keywords = {peer-reviewed}}
    @book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678},
      archiveurl = {https://archive.example/a_b%20c}, archivedate = {2024-05-06}}
    @misc{odd, title = {Odd}, archiveurl = {javascript:alert(1)}}
    """


def rendered(markdown: str, bib: str = BIB) -> str:
    wiki = wiki_of(markdown, bib)
    article = wiki.articles["page"]
    html = Renderer().render(article, page_view(wiki, article)).html
    assert_sound(html)
    return html


def items(html: str) -> list[str]:
    """The text of each item of the list of references, its ways on left out."""
    found = Parsed(html[html.index('<section class="iw-refs"') :].partition("<template")[0])
    return [" ".join(item.text.split()) for item in found.all("li")]


def ways(html: str, key: str) -> str:
    """The ways back of an entry, as text with their targets."""
    end = r"(?:</span>(?=</li>|<div)|</details>)"
    [item] = re.findall(rf'<li id="ref-{key}".*?class="iw-back">(.*?){end}', html)
    item = re.sub("</?span>", "", item)
    links = re.sub(r'<a href="#([\w-]+)"[^>]*>(.*?)</a>', r"<\2 \1>", item)
    return re.sub(r"<summary>.*?</summary>", "", links).replace("&nbsp;", " ")


# --- places -----------------------------------------------------------------------------------


def test_places_are_grouped_and_each_leads_to_its_mark() -> None:
    html = rendered(
        "A [@hooke1678, pp. 7-9]. B [@hooke1678, p. 3]. C [@hooke1678, sec. 2]. "
        "D [@hooke1678, p. 3]. E [@hooke1678]."
    )
    assert ways(html, "hooke1678") == (
        "<e cite-5>; pp. <3 cite-2> <d cite-4>, <7–9 cite-1>; sec. <2 cite-3>"
    )
    label = 'aria-label="Back to citation 4 of 5, p. 3"'
    assert f'<a href="#cite-4" role="doc-backlink" {label}>d</a>' in html


def test_several_places_in_one_mark_stand_each_in_its_order() -> None:
    html = rendered("A [@hooke1678, pp. 12, 3]. B [@hooke1678, p. 7].")
    assert ways(html, "hooke1678") == "pp. <3 cite-1>, <7 cite-2>, <12 cite-1>"


def test_signs_timestamps_and_words_are_kept_apart() -> None:
    html = rendered(
        "A [@hooke1678, § 4]. B [@hooke1678, sec. 2]. C [@hooke1678, t. 3:20]. "
        "D [@hooke1678, {the last note <b>}]. E [@hooke1678, p. iv]. F [@hooke1678, p. 2]."
    )
    assert ways(html, "hooke1678") == (
        "§ <4 cite-1>; sec. <2 cite-2>; <3:20 cite-3>; <the last note &lt;b&gt; cite-4>; "
        "pp. <iv cite-5>, <2 cite-6>"
    )


# --- versions ---------------------------------------------------------------------------------


def test_versions_stand_together_and_their_numbers_are_right() -> None:
    html = rendered("A [@pre]. B [@hooke1678]. C [@paper, p. 2].")
    found = items(html)
    assert len(found) == 4  # three sources, and where the second version is
    assert "This is the preprint; also cited of the same work:" in found[0]
    assert found[1].startswith("Published version: Noether, E. (1918). Late <b>.")
    assert 'id="ref-paper" value="3"' in html
    assert found[2].startswith("Hooke")
    assert found[3] == (
        "Noether 1918, published version: listed with number 1, of which it is another version."
    )
    assert re.findall(r'doc-biblioref" aria-label="[^"]*">(\d)<', html) == ["1", "2", "3"]


def test_of_a_version_without_a_kind_no_kind_is_told() -> None:
    bib = BIB.replace(", keywords = {preprint}", "").replace(", keywords = {peer-reviewed}", "")
    bib = bib.replace("archiveprefix", "x")
    works = {"citations/works.toml": '[[work]]\nkeys = ["pre", "paper"]\n'}
    wiki = wiki_of("A [@paper]. B [@pre].", bib, works)
    found = items(
        Renderer().render(wiki.articles["page"], page_view(wiki, wiki.articles["page"])).html
    )
    assert "Also cited of the same work:" in found[0]
    assert found[2] == "Noether 1917: listed with number 1, of which it is another version."


def test_a_version_that_is_cited_alone_stands_alone() -> None:
    html = rendered("A [@paper].")
    assert "same work" not in html


def test_versions_among_the_general_sources_stand_together_too() -> None:
    html = rendered("---\ntitle: T\ncitations: [pre, paper]\n---\nA [@hooke1678].\n")
    assert "also cited of the same work:<ul>" in html
    assert html.count('id="ref-paper"') == 1
    assert "listed with Noether 1917, of which" in html


# --- what else an entry says ------------------------------------------------------------------


def test_an_archived_copy_is_linked_to_the_letter() -> None:
    html = rendered("A [@hooke1678].")
    assert '<a href="https://archive.example/a_b%20c">Archived</a> on 2024-05-06.' in html


def test_an_archive_that_is_no_web_address_is_no_link() -> None:
    assert "javascript" not in rendered("A [@odd].").partition("<template")[0]


def test_the_entries_come_with_the_page_to_be_copied() -> None:
    html = rendered("---\ntitle: T\ncitations: [odd]\n---\nA [@paper].\n")
    found = Parsed(html[html.index("<template") :].partition("</template>")[0] + "</template>")
    copied = {pre["data-iw-for"]: pre.text for pre in found.all("pre")}
    library = wiki_of("", BIB).library
    assert copied == {
        "ref-paper": library.entries["paper"].raw,
        "ref-odd": library.entries["odd"].raw,
    }


def test_an_entry_with_a_fault_of_form_is_copied_as_programs_read_it() -> None:
    html = rendered("A [@k].", '@misc{k, title = {A}, note = "A "q" x"}')
    found = Parsed(html[html.index("<template") :].partition("</template>")[0] + "</template>")
    assert [pre.text for pre in found.all("pre")] == ['@misc{k,\n  title = {A},\n  note = "A ",\n}']


def test_an_entry_that_is_too_long_stays_on_its_own_page() -> None:
    html = rendered("A [@long].", f"@misc{{long, title = {{Long}}, abstract = {{{'x' * 3000}}}}}")
    assert "<template" not in html


# --- size -------------------------------------------------------------------------------------


def test_each_item_tells_how_much_text_it_holds() -> None:
    """The style sheet takes it for a height; what is too little lets items overlap unseen."""
    html = rendered("A [@pre]. B [@paper]. C [@hooke1678].")
    listed = Parsed(html[html.index('<section class="iw-refs"') :].partition("<template")[0])
    sized = [
        item for item in listed.all("li") if "--iw-size" in (item.attributes.get("style") or "")
    ]
    assert len(sized) == 3
    for item in sized:
        assert int(str(item.attributes["style"]).partition(":")[2]) >= len(item.text)
