from innerwiki.rules import src006_duplicate_id as rule
from tests.support import assert_reports, columns, diagnose, wiki_of


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


def test_what_is_wrong_in_the_other_file_is_told_as_well() -> None:
    """A tree of another program has an `index.md` in each folder."""
    files = {
        "content/a/index.md": "---\ntitle: One\n---\n[C](../c/index.md) and [Three](#three)\n",
        "content/b/index.md": """
            ---
            title: Two
            importance: top
            ---
            # Two

            So says [@gone]. See [[Nowhere]] and [this](gone.md), or [that](#twoo).

            > The bell is cracked.

            It rang in 1678. <!-- innerwiki: ignore CLM -->
            """,
        "content/c/index.md": "---\ntitle: Three\n---\n[@gone]\n",
    }
    wiki = wiki_of("[One](a/index.md)", files=files)
    assert list(wiki.articles) == ["index", "page"]
    found = [
        (one.span.path[8:9], one.start.line, one.code)
        for one in diagnose(wiki)
        if one.code not in {"CLM001", "LNK004"}
    ]
    assert found == [
        ("a", 4, "LNK003"),
        ("a", 4, "LNK002"),
        ("b", 1, "SRC006"),
        ("b", 7, "CIT001"),
        ("b", 7, "LNK001"),
        ("b", 7, "LNK003"),
        ("b", 7, "LNK002"),
        ("b", 9, "CLM005"),
        ("b", 11, "SUP001"),
        ("b", 11, "SUP002"),
        ("c", 1, "SRC006"),
        ("c", 4, "CIT001"),
    ]
    (told,) = (
        one.message
        for one in diagnose(wiki)
        if one.span.path == "content/a/index.md" and one.code == "LNK003"
    )
    assert told == "`content/c/index.md` is not published, since another article has its id"
