"""The page "Suggest a source": what its script is told, and what it says without."""

import json
import re
from dataclasses import replace
from typing import Any

from innerwiki.config import Forge, Registries
from innerwiki.site import assets
from innerwiki.site.generated import Inputs
from innerwiki.site.pages import all_pages
from innerwiki.site.pages.suggest import WORDS
from tests.generated import FORGE, assert_sound, exported, inputs_of, made

PAGE = "suggest-a-source"
BIB = "@book{hooke1678, title = {Of springs}}"


def data(inputs: Inputs) -> dict[str, Any]:
    [script] = [
        one
        for one in assert_sound(made(inputs, PAGE).html).all("script")
        if one.attributes.get("type") == "application/json"
    ]
    found = json.loads(script.text)
    assert isinstance(found, dict)
    return found


def test_the_page_is_sound_and_its_form_has_a_name_for_everything() -> None:
    parsed = assert_sound(made(inputs_of(bib=BIB, forge=FORGE), PAGE).html)
    [label], [field] = parsed.all("label"), parsed.all("textarea")
    assert label["for"] == field["id"]
    ids = {one.attributes.get("id") for one in parsed.elements}
    assert set(field["aria-describedby"].split()) <= ids
    assert parsed.all("form")[0].attributes.get("hidden", "shown") is None


def test_the_script_is_told_where_everything_is() -> None:
    found = data(inputs_of(bib=BIB, forge=FORGE))
    assert found["source"] == "../sources/*/"
    assert found["known"] == "../suggest-a-source/known/*.json/"
    assert (found["folder"], found["shards"], found["limit"]) == ("citations", 1, 8000)
    assert found["newFile"] == "https://forge.example/new?path={path}&value={body}"
    assert found["newIssue"] == "https://forge.example/issues/new?title={title}&body={body}"


def test_an_address_that_ends_like_a_key_is_no_key() -> None:
    inputs = inputs_of(bib="@book{html, title = {Of pages}}")
    [page] = [page for page in all_pages(inputs) if page.id == PAGE]
    assert '"source": "sources/*.html"' in page.make(lambda target: f"{target}.html").html


def test_a_wiki_without_sources_has_the_page_too() -> None:
    assert data(inputs_of())["source"] == ""


def test_the_pattern_of_keys_is_the_wikis() -> None:
    inputs = inputs_of(bib=BIB)
    config = replace(inputs.config, registries=Registries(citation_key="{word}-{family}"))
    assert data(replace(inputs, config=config))["pattern"] == "{word}-{family}"


def test_nothing_in_the_configuration_ends_the_script() -> None:
    inputs = inputs_of(forge=Forge(new_file="https://forge.example/</script><b>{path}"))
    assert data(inputs)["newFile"] == "https://forge.example/</script><b>{path}"


def test_by_hand_it_says_what_to_do_with_an_entry() -> None:
    links = assert_sound(made(inputs_of(forge=FORGE), PAGE).html).links()
    assert links["propose the file"] == "https://forge.example/new?path=citations/new.bib&value="
    assert links["open an issue"].startswith("https://forge.example/issues/new?title=Suggest%20a")
    assert "Send it to whoever keeps this wiki." in made(inputs_of(), PAGE).html


def test_search_finds_what_it_is_for_and_no_form() -> None:
    searchable = made(inputs_of(bib=BIB), PAGE).searchable
    assert "By hand" in searchable
    assert "textarea" not in searchable
    assert "iw-suggest-data" not in searchable
    assert searchable.count("<h1>") == 1


def test_an_article_of_its_id_takes_its_place() -> None:
    inputs = inputs_of(files={"content/suggest-a-source.md": "---\ntitle: Ours\n---\nText.\n"})
    assert PAGE in inputs.wiki.articles


def test_every_word_is_used_and_none_is_missing() -> None:
    scripts = assets.suggest_script() + assets.suggest_laws()
    named = set(re.findall(r'"(\w+)"', scripts)) | {
        state + "Hint" for state in ("known", "alike") if f'"{state}"' in scripts
    }
    assert set(WORDS) <= named


def test_the_script_and_its_laws_are_files_of_the_site() -> None:
    inputs = inputs_of()
    assert "import(new URL(page.laws" in exported(inputs, assets.SUGGEST_ADDRESS)
    assert "export {" in exported(inputs, assets.SUGGEST_LAWS_ADDRESS)


def test_articles_queues_and_guides_lead_to_it() -> None:
    inputs = inputs_of("A claim. See [[Nowhere]].\n", bib=BIB)
    for page_id in ("how-to-contribute", "needs-citations", "wanted"):
        links = assert_sound(made(inputs, page_id).html).links()
        assert f"../{PAGE}/" in links.values(), page_id
