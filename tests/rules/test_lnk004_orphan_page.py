import pytest

from innerwiki.rules import lnk004_orphan_page as rule
from tests.support import assert_reports, columns

HEAT = "---\ntitle: Heat\nsee_also: [springs]\n---\n"
SPRINGS = "---\ntitle: Springs\naliases: [spring]\n---\nThey give. See [[heat]].\n"


def test_reports_an_article_that_no_other_links_to_at_its_title() -> None:
    (found,) = assert_reports(
        rule,
        files={
            "content/page.md": "---\ntitle: Levers <!-- LNK004 -->\n---\n[[Levers]] [[heat]]\n",
            "content/heat.md": HEAT,
            "content/springs.md": SPRINGS,
        },
    )
    assert found.message == 'no other article links to "Levers"'
    assert found.help == "write `[[Levers]]` where another article mentions it"
    assert columns((found,))[0][0] in (1, 8)


def test_reports_an_article_without_front_matter_at_its_start() -> None:
    found = assert_reports(
        rule,
        "They balance. <!-- LNK004 -->",
        files={"content/heat.md": HEAT, "content/springs.md": SPRINGS},
    )
    assert columns(found) == [(1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Home\ntype: meta\n---\nRead [[page|levers]].\n",
        "---\ntitle: Home\ntype: meta\nsee_also: [page]\n---\n",
        "---\ntitle: Home\ntype: meta\n---\nRead [levers](page.md#history).\n",
    ],
)
def test_counts_links_of_every_kind_and_from_pages_about_the_wiki(text: str) -> None:
    assert_reports(rule, "They balance.", files={"content/index.md": text})


@pytest.mark.parametrize("fields", ["type: meta", "status: retired"])
def test_exempts_pages_about_the_wiki_and_retired_articles(fields: str) -> None:
    assert_reports(
        rule,
        f"---\ntitle: Levers\n{fields}\n---\n",
        files={"content/heat.md": HEAT, "content/springs.md": SPRINGS},
    )


def test_leaves_a_single_article_alone() -> None:
    assert_reports(rule, "---\ntitle: Levers\naliases: [lever]\n---\nThey balance.\n")


def test_a_listing_or_an_unknown_title_is_no_link() -> None:
    assert_reports(
        rule,
        "They balance. <!-- LNK004 -->",
        files={
            "content/heat.md": HEAT + "[[Pages]], `[[page]]`\n\n```articles\n```\n",
            "content/springs.md": SPRINGS,
        },
    )


def test_an_article_that_is_alone_but_for_one_that_redirects_to_it_is_no_orphan() -> None:
    old = "---\ntitle: Old\nstatus: retired\nredirect: Page\n---\n"
    assert_reports(rule, "---\ntitle: Page\n---\n", files={"content/old.md": old})
