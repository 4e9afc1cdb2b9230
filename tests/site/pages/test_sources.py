import json
from dataclasses import replace

from tests.generated import FORGE, Parsed, assert_sound, inputs_of, made

BIB = """
    @book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678},
      isbn = {0-306-40615-2}}
    @article{noether1918, author = {Noether, Emmy}, title = {Invarianten <i>}, year = {1918},
      doi = {10.1000/ABC}, url = {https://n.example/x_y?a=1&b=2}}
    @misc{noether2007, author = {Noether, Emmy}, title = {Invariants}, year = {2007},
      eprint = {physics/0503066v3}, archiveprefix = {arXiv}, keywords = {preprint}}
    @article{fraud2001, author = {Fraud, F.}, title = {False}, year = {2001},
      pubstate = {retracted}}
    """
WORKS = '[[work]]\nkeys = ["noether1918", "noether2007"]\n'
TEXT = """
    ---
    title: Springs
    infobox:
      - {label: By, value: "Hooke [@hooke1678]"}
    citations: [noether1918]
    ---
    Springs stretch. Force grows [@hooke1678, p. 3; @hooke1678, pp. 7-8].

    Heat flows [@hooke1678; @noether1918]{.disputes}. Why so [@hooke1678]?
    """
HEAT = "---\ntitle: Heat\n---\nIt is warm [@hooke1678].\n"


def page(key: str = "hooke1678", text: str = TEXT) -> Parsed:
    files = {"citations/works.toml": WORKS, "content/heat.md": HEAT}
    return assert_sound(made(inputs_of(text, BIB, files), f"sources/{key}").html)


def section(found: Parsed, title: str) -> list[str]:
    """The headings and list items below a heading of the second level."""
    shown: list[str] = []
    inside = False
    for element in found.elements:
        if element.tag == "h2":
            inside = element.text == title
        elif inside and element.tag in ("h3", "li", "p"):
            shown.append(" ".join(element.text.split()))
    return shown


def test_each_citing_article_lists_the_sentences_that_cite_it() -> None:
    assert section(page(), "Cited in") == [
        "Heat",
        "“It is warm.”",
        "Springs",
        "The infobox, at “By”",
        "“Force grows.”, p. 3, pp. 7–8",
        "“Heat flows.”, disputes it",
        "A place outside the claims, such as a question",
    ]


def test_a_sentence_leads_to_its_mark() -> None:
    links = page().links()
    assert links["The infobox, at “By”"] == "../page/#cite-1"
    assert links["“Heat flows.”"] == "../page/#cite-3"
    assert links["“It is warm.”"] == "../heat/#cite-1"


def test_two_marks_in_one_sentence_have_a_link_each() -> None:
    found = page(text="Force [@hooke1678, p. 3] grows [@hooke1678, p. 9] so [@hooke1678].")
    assert found.links()["“Force grows so.”"] == "../page/#cite-1"
    assert found.links()["p. 9"] == "../page/#cite-2"
    assert found.links()["again"] == "../page/#cite-3"


def test_what_rests_on_it_alone_is_listed() -> None:
    assert section(page(), "What rests on it alone")[1:] == [
        "“It is warm.” (Heat)",
        "“Springs stretch.”, p. 3, pp. 7–8 (Springs)",
        "“Force grows.”, p. 3, pp. 7–8 (Springs)",
    ]
    assert section(page("noether1918"), "What rests on it alone") == [
        "Nothing: no sentence has this source and no other."
    ]


def test_general_sources_are_told_apart() -> None:
    assert section(page("noether1918"), "General source of") == ["Springs"]
    assert "General source of" not in page().texts("h2")


def test_a_source_that_nobody_cites_says_so() -> None:
    found = page("fraud2001")
    assert section(found, "Cited in") == ["No article cites this source in its text."]
    assert "What rests on it alone" not in found.texts("h2")


def test_identifiers_are_links() -> None:
    noether, other, hooke = page("noether1918"), page("noether2007"), page()
    assert noether.texts("dt") == ["Cite as", "DOI", "Address", "Other versions", "File"]
    assert noether.links()["10.1000/abc"] == "https://doi.org/10.1000/abc"
    address = "https://n.example/x_y?a=1&b=2"
    assert noether.links()[address] == address
    assert other.links()["physics/0503066v3"] == "https://arxiv.org/abs/physics/0503066v3"
    assert hooke.texts("dd")[1] == "9780306406157"


def test_versions_of_one_work_lead_to_each_other() -> None:
    one, other = page("noether1918").links(), page("noether2007").links()
    told = page("noether1918").texts("dd")[3]
    assert told == "Noether 2007, Invariants (preprint, not cited)"
    assert one["Noether 2007, Invariants"] == "../sources/noether2007/"
    assert other["Noether 1918, Invarianten <i>"] == "../sources/noether1918/"
    assert "Other versions" not in page().texts("dt")


def test_a_retracted_source_says_so_at_the_top() -> None:
    found = page("fraud2001")
    assert found.texts("p")[0].startswith("This source was retracted or withdrawn.")
    assert "retracted" not in page().texts("p")[0]


def test_the_entry_is_shown_as_it_stands_in_its_file() -> None:
    inputs = inputs_of(TEXT, BIB)
    raw = inputs.wiki.library.entries["noether1918"].raw
    found = assert_sound(made(inputs, "sources/noether1918").html)
    [shown] = [e for e in found.all("code") if e.attributes.get("id") == "iw-bibtex-text"]
    assert shown.text == raw
    assert "title = {Invarianten <i>}" in raw


def test_an_entry_with_a_fault_of_form_is_shown_as_programs_read_it() -> None:
    inputs = inputs_of(TEXT, '@misc{noether1918, title = {A}, note = "A "q" x"}')
    found = assert_sound(made(inputs, "sources/noether1918").html)
    [shown] = [e for e in found.all("code") if e.attributes.get("id") == "iw-bibtex-text"]
    assert shown.text == '@misc{noether1918,\n  title = {A},\n  note = "A ",\n}'


def test_the_key_can_be_copied() -> None:
    buttons = page().all("button")
    assert buttons[0]["data-iw-copy"] == "[@hooke1678]"
    assert [button.text for button in buttons[1:]] == ["Copy BibTeX", "Copy CSL-JSON"]
    ids = [element.attributes.get("id") for element in page().all("code")]
    assert all(button["data-iw-copy-from"] in ids for button in buttons[1:])


def test_the_entry_is_there_as_csl_json_too() -> None:
    [shown] = [
        e for e in page("noether1918").all("code") if e.attributes.get("id") == "iw-csl-json-text"
    ]
    [item] = json.loads(shown.text)
    assert (item["id"], item["DOI"], item["title"]) == (
        "noether1918",
        "10.1000/ABC",
        "Invarianten <i>",
    )


def test_the_file_leads_to_the_forge_where_there_is_one() -> None:
    inputs = inputs_of(TEXT, BIB, forge=FORGE)
    links = assert_sound(made(inputs, "sources/noether1918").html).links()
    assert links["citations/library.bib, line 3"] == (
        "https://forge.example/view/citations/library.bib#L3"
    )
    assert links["Edit the entry"] == ("https://forge.example/edit/main/citations/library.bib#L3")
    assert "Edit the entry" not in page().links()


def test_the_title_of_the_page_is_the_works() -> None:
    html = made(replace(inputs_of(TEXT, BIB)), "sources/noether1918").html
    assert html.startswith("<h1>Invarianten &lt;i&gt;</h1>")


def test_a_citation_in_a_heading_is_told_as_such() -> None:
    found = page(text="## Of springs [@hooke1678]\n\nForce grows [@noether1918].\n")
    assert found.links()["The heading “Of springs”"] == "../page/#cite-1"


def test_intents_are_told_at_the_source() -> None:
    text = "A [@hooke1678]{.supports}. B [@hooke1678]{.defines}. C [@hooke1678]{.background}.\n"
    assert section(page(text=text), "Cited in")[3:] == [
        "“A.”, supports it",
        "“B.”, defines a term of it",
        "“C.”, is background to it",
    ]


def test_excerpts_stand_with_their_place_and_their_note() -> None:
    excerpts = "## p. 3\n\n> Force ``grows'' --- <i>so</i>.\n\nSeen.\n"
    files = {"citations/excerpts/hooke1678.md": excerpts}
    found = assert_sound(made(inputs_of(TEXT, BIB, files), "sources/hooke1678").html)
    assert found.texts("blockquote") == ["Force “grows” — <i>so</i>."]
    assert found.texts("figcaption") == ["p. 3 · Seen."]
    assert found.texts("h2")[0] == "Excerpts"
    assert "Excerpts" not in page().texts("h2")


def test_many_excerpts_are_folded_away() -> None:
    excerpts = "".join(f"## p. {n}\n\n> Force {n}.\n\n" for n in range(9))
    files = {"citations/excerpts/hooke1678.md": excerpts}
    found = assert_sound(made(inputs_of(TEXT, BIB, files), "sources/hooke1678").html)
    assert found.texts("summary") == ["3 more"]
    assert len(found.all("blockquote")) == 9


def test_a_source_of_the_web_says_when_it_was_read_and_where_it_is_kept() -> None:
    bib = """
    @online{page, title = {Page}, url = {https://a.example/x_y}, urldate = {2024-03-01},
      archiveurl = {https://archive.example/x_y%20z}, archivedate = {2024-03-02}}
    """
    found = assert_sound(made(inputs_of("", bib), "sources/page").html)
    facts = dict(zip(found.texts("dt"), found.texts("dd"), strict=True))
    assert facts["Accessed"] == "2024-03-01"
    assert facts["Archived copy"] == "https://archive.example/x_y%20z, 2024-03-02"
    assert found.links()["https://archive.example/x_y%20z"] == "https://archive.example/x_y%20z"
