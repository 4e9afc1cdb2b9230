from innerwiki.rules import src006_duplicate_id as rule
from tests.support import assert_reports, columns


def test_reports_the_later_of_two_files_with_one_name() -> None:
    found = assert_reports(
        rule,
        files={
            "content/a/entropy.md": "---\ntitle: One\n---\n",
            "content/b/entropy.md": "--- <!-- SRC006 -->\ntitle: Two\n---\n",
        },
    )
    assert columns(found)[0][0] == 1


def test_reports_an_id_where_it_is_written() -> None:
    assert_reports(
        rule,
        files={
            "content/a.md": "---\ntitle: One\n---\n",
            "content/b.md": "---\ntitle: Two\nid: a <!-- SRC006 -->\n---\n",
        },
    )
