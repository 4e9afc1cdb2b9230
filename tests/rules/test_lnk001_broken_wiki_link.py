import pytest

from innerwiki.rules import lnk001_broken_wiki_link as rule
from tests.support import assert_reports, columns, fixed

OTHER = {"content/entropy.md": "---\ntitle: Entropy\naliases: [disorder]\n---\n"}


def test_reports_a_link_without_an_article() -> None:
    found = assert_reports(
        rule, "See [[Temperature|heat]] and [[entropy]]. <!-- LNK001 -->", files=OTHER
    )
    assert columns(found) == [(5, 25)]
    assert found[0].message == 'there is no article "Temperature"'
    assert found[0].help == "readers see a red link; write the article, or correct the title"


def test_names_the_nearest_title() -> None:
    (found,) = assert_reports(rule, "See [[Entorpy#History]]. <!-- LNK001 -->", files=OTHER)
    assert found.help == 'did you mean "Entropy"?'


def test_reports_see_also() -> None:
    assert_reports(
        rule,
        """
        ---
        title: Page
        see_also: [entropy, enthalpy] <!-- LNK001 -->
        ---
        """,
        files=OTHER,
    )


def test_leaves_titles_aliases_ids_and_own_sections_alone() -> None:
    assert_reports(rule, "See [[Entropy]], [[Disorder]], [[entropy]] and [[#Below]].", files=OTHER)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("[[Entorpy]]", "[[Entropy]]"),
        ("[[entorpy#History|its past]]", "[[entropy#History|its past]]"),
        ("[[disordr]]", "[[disorder]]"),
    ],
)
def test_puts_the_only_name_that_is_near_in_its_place(written: str, mended: str) -> None:
    text = f"See {written}.\n"
    [found] = assert_reports(rule, text.replace(".", ". <!-- LNK001 -->"), files=OTHER)
    assert found.fix is not None
    assert not found.fix.safe
    assert fixed(found, text) == f"See {mended}.\n"


def test_puts_it_into_the_front_matter_too() -> None:
    text = "---\ntitle: Page\nsee_also: [entorpy, 'disordr']{}\n---\n"
    mark = " <!-- LNK001 LNK001 -->"
    first, second = assert_reports(rule, text.format(mark), files=OTHER)
    assert fixed(first, text.format("")) == text.format("").replace("entorpy", "entropy")
    assert second.fix is None  # the quotes are its author's


def test_leaves_names_to_their_author_that_are_as_near_as_others() -> None:
    files = {
        "content/hook.md": "---\ntitle: Hook\n---\n",
        "content/hood.md": "---\ntitle: Hood\n---\n",
        "content/colon.md": "---\ntitle: 'Colon: a life'\n---\n",
    }
    found = assert_reports(
        rule, "[[Hool]] and [[Colon: a lief]] <!-- LNK001 LNK001 -->", files=files
    )
    assert [one.fix for one in found] == [None, None]
