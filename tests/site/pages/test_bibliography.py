from innerwiki.site.pages.bibliography import pages
from tests.generated import Parsed, assert_sound, inputs_of, made

BIB = """
    @article{noether1918, author = {Noether, Emmy}, title = {Invarianten}, year = {1918},
      keywords = {peer-reviewed}}
    @article{clausius1865, author = {Clausius, Rudolf}, title = {Formen}, year = {1865},
      keywords = {peer-reviewed}}
    @article{abel1918, author = {Ábel, Ann}, title = {First}, year = {1918},
      keywords = {peer-reviewed, retracted}}
    @article{undated, author = {Zeno}, title = {Undated}, keywords = {peer-reviewed}}
    @book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678}}
    @misc{a:b, title = {No names <i>}, year = {2001}, url = {https://b.example/x}}
    """


def page(markdown: str = "Force grows [@hooke1678].", **others: str) -> Parsed:
    files = {f"content/{name}.md": body for name, body in others.items()}
    return assert_sound(made(inputs_of(markdown, BIB, files), "bibliography").html)


def test_sources_stand_by_kind_then_year_then_authors() -> None:
    found = page()
    assert found.texts("h2") == ["Peer-reviewed work", "Books", "Web pages"]
    ids = [element["id"] for element in found.all("li") if "id" in element.attributes]
    assert ids == [
        "ref-abel1918",
        "ref-noether1918",
        "ref-clausius1865",
        "ref-undated",
        "ref-hooke1678",
        "ref-a_3a_b",
    ]


def test_the_contents_count_each_kind_and_lead_there() -> None:
    found = page()
    assert found.texts("p")[0] == "6 sources:"
    assert found.texts("li")[:3] == ["Peer-reviewed work (4)", "Books (1)", "Web pages (1)"]
    ids = {element.attributes.get("id") for element in found.all("h2")}
    links = found.links()
    assert {links[name] for name in ("Peer-reviewed work", "Books", "Web pages")} == {
        f"#{name}" for name in ids
    }


def test_a_source_names_the_articles_that_cite_it() -> None:
    found = page(heat="---\ntitle: Heat\n---\nIt flows [@hooke1678].\n")
    hooke = next(text for text in found.texts("li") if text.startswith("Hooke"))
    assert "book Cited in Heat, Page. About this source: Hooke 1678 [@hooke1678]" in (
        hooke.replace("bookCited", "book Cited")
    )
    noether = next(text for text in found.texts("li") if text.startswith("Noether"))
    assert "Not cited yet." in noether


def test_a_source_that_everybody_cites_names_a_few_and_leads_on() -> None:
    others = {f"a{n}": f"---\ntitle: Title {n}\n---\nForce grows [@hooke1678].\n" for n in range(9)}
    found = page(**others)
    hooke = next(text for text in found.texts("li") if text.startswith("Hooke"))
    assert "Title 0, Title 1, Title 2, Title 3, Title 4, 5 more." in hooke
    assert found.links()["5 more"] == "../sources/hooke1678/"


def test_each_source_has_its_page_and_its_citation_to_copy() -> None:
    found = page()
    assert found.links()["About this source: Noether 1918"] == "../sources/noether1918/"
    assert "../sources/a_3a_b/" in found.links().values()
    copied = [button["data-iw-copy"] for button in found.all("button")]
    assert copied == found.texts("code")
    assert "[@hooke1678]" in copied


def test_a_retracted_source_says_so() -> None:
    [warned] = page().all("strong")
    assert warned.text == "retracted or withdrawn"


def test_a_wiki_without_sources_says_so() -> None:
    html = made(inputs_of("Text."), "bibliography").html
    assert "<p>This wiki has no sources yet.</p>" in html


def test_the_work_grows_with_the_sources_and_no_faster() -> None:
    asked: list[str] = []
    bib = "".join(f"@book{{k{n}, title = {{Title {n}}}, year = {{1999}}}}\n" for n in range(300))
    text = " ".join(f"Force grows [@k{n}]." for n in range(300))
    inputs = inputs_of(text, bib)

    def link_to(target: str) -> str:
        asked.append(target)
        return target

    [only] = pages(inputs)
    only.make(link_to)
    assert len(asked) == 303  # each source's page once, the one article once, and the two files


def test_versions_of_one_work_name_each_other_and_count_as_one() -> None:
    files = {"citations/works.toml": '[[work]]\nkeys = ["noether1918", "a:b"]\n'}
    found = assert_sound(made(inputs_of("", BIB, files), "bibliography").html)
    assert found.texts("p")[0] == "6 sources, 5 works in all:"
    told = [e.text for e in found.all("div") if e.text.startswith("Same work")]
    assert told == [
        "Same work: No names <i> 2001 (web page).",
        "Same work: Noether 1918 (published version).",
    ]
    assert found.links()["Noether 1918"] == "#ref-noether1918"
