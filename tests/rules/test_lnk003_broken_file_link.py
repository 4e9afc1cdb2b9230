from innerwiki.rules import lnk003_broken_file_link as rule
from tests.support import assert_reports

OTHER = {"content/heat/entropy of.md": "---\ntitle: Entropy\n---\n"}


def test_reports_a_file_that_is_no_article() -> None:
    (found,) = assert_reports(rule, "See [it](entropy.md#history). <!-- LNK003 -->", files=OTHER)
    assert found.message == "there is no article in `content/entropy.md`"


def test_reports_a_picture_that_is_not_published() -> None:
    (found,) = assert_reports(
        rule,
        "![Good](good.png) ![Gone](img/gone.png) <!-- LNK003 -->",
        published=("content/good.png",),
    )
    assert found.message == "`content/img/gone.png` is not among the files that are published"


def test_follows_paths_from_the_articles_own_folder() -> None:
    assert_reports(
        rule,
        "See [it](heat/entropy%20of.md#history).",
        files={**OTHER, "content/heat/other.md": "[back](../page.md), [it](entropy%20of.md)\n"},
    )


def test_leaves_addresses_alone() -> None:
    assert_reports(rule, "[a](https://example.org/x.md) [b](#part) [c](/x.md) [d](../glossary/)")
