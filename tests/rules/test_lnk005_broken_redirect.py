from innerwiki.rules import lnk005_broken_redirect as rule
from tests.support import assert_reports, columns

RETIRED = "---\ntitle: {}\nstatus: retired\nredirect: {}\n---\n"
HEAT = "---\ntitle: Heat\naliases: [warmth]\nformer_ids: [warm]\n---\n"


def test_reports_a_redirect_to_no_article_at_its_name() -> None:
    (found,) = assert_reports(
        rule,
        RETIRED.format("Caloric", "Heatt <!-- LNK005 -->"),
        files={"content/heat.md": HEAT},
    )
    assert found.message == 'the article redirects to "Heatt", which is not there'
    assert found.help == 'did you mean "Heat"?'
    assert columns((found,)) == [(11, 16)]


def test_says_how_to_name_an_article_where_nothing_is_near() -> None:
    (found,) = assert_reports(rule, RETIRED.format("Caloric", "Momentum <!-- LNK005 -->"))
    assert found.help == "name an article by title, alias or id"


def test_knows_titles_aliases_ids_and_former_ids() -> None:
    for name in ("Heat", "heat", "warmth", "warm"):
        assert_reports(rule, RETIRED.format("Caloric", name), files={"content/heat.md": HEAT})


def test_reports_an_article_that_redirects_to_itself() -> None:
    (found,) = assert_reports(rule, RETIRED.format("Caloric", "caloric <!-- LNK005 -->"))
    assert found.message == 'the redirect to "caloric" leads back to this article'


def test_reports_each_article_of_a_circle_and_none_that_leads_into_it() -> None:
    assert_reports(
        rule,
        RETIRED.format("One", "Two"),
        files={
            "content/two.md": RETIRED.format("Two", "Three <!-- LNK005 -->"),
            "content/three.md": RETIRED.format("Three", "Two <!-- LNK005 -->"),
        },
    )


def test_reports_a_redirect_of_an_article_that_is_not_retired() -> None:
    (found,) = assert_reports(
        rule,
        "---\ntitle: Caloric\nstatus: draft\nredirect: Heat <!-- LNK005 -->\n---\n",
        files={"content/heat.md": HEAT},
    )
    assert found.help == "write `status: retired`, or leave `redirect` out"


def test_leaves_articles_without_a_redirect_alone() -> None:
    assert_reports(rule, "---\ntitle: Caloric\nstatus: retired\n---\n")
