import pytest

from innerwiki.rules import sty001_inconsistent_term as rule
from tests.support import assert_reports, fixed

FILES = {
    "content/force.md": "---\ntitle: Pseudo-force\naliases: [Meta-law, Non-unit, non unit]\n---\nText.\n"
}


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("pseudo force", "pseudo-force"),
        ("pseudo forces", "pseudo-forces"),
        ("pseudoforce", "pseudo-force"),
        ("Pseudo force", "Pseudo-force"),
        ("meta  law", "meta-law"),
        ("nonunit", "non-unit"),
    ],
)
def test_reports_other_spellings_of_a_name(written: str, right: str) -> None:
    text = f"See it: {written} is a term."
    (found,) = assert_reports(rule, f"{text} <!-- STY001 -->", files=FILES)
    said = " ".join(written.split())
    assert found.message == f'"{said}" is spelled "{right}" in the title or alias of its article'
    if said == written:
        assert found.fix is not None
        assert not found.fix.safe
        assert fixed(found, text) == f"See it: {right} is a term."


def test_points_at_each_of_several() -> None:
    found = assert_reports(
        rule, "A pseudo force, another pseudo force. <!-- STY001 STY001 -->", files=FILES
    )
    assert [one.start.column for one in found] == [3, 25]


@pytest.mark.parametrize(
    "text",
    [
        "A pseudo-force is a Pseudo-force.",
        "He calls it “a pseudo force”, and `pseudo force` is code.",
        "> A pseudo force.",
        "It is a non unit, and a pseudo-law.",
        "A pseudo force-field is no term.",
    ],
)
def test_leaves_right_spellings_and_what_others_say_alone(text: str) -> None:
    assert_reports(rule, text, files=FILES)


def test_leaves_words_that_stand_alone_alone() -> None:
    files = {"content/policy.md": "---\ntitle: Off-policy\naliases: [trade-off]\n---\nText.\n"}
    assert_reports(rule, "They are off policy and trade off one for two.", files=files)


def test_says_nothing_where_every_spelling_is_a_name() -> None:
    files = {
        "content/a.md": "---\ntitle: Non-unit\naliases: [non unit, nonunit]\n---\nText.\n",
        "content/b.md": "---\ntitle: Meta-law\naliases: [meta law]\n---\nText.\n",
    }
    assert_reports(rule, "A non unit, a nonunit, no non at all; and a meta law.", files=files)


def test_finds_the_longest_of_names_that_begin_alike() -> None:
    files = {
        "content/a.md": "---\ntitle: Pseudo-force\naliases: [Pseudo-force field, Pseudo-forces law]\n---\n"
    }
    found = assert_reports(
        rule,
        "The pseudo force field, and two pseudo forces. <!-- STY001 STY001 -->\n"
        "\nThe pseudo forces law; a pseudo forceful one. <!-- STY001 -->",
        files=files,
    )
    assert [one.message.split('"')[3] for one in found] == [
        "pseudo-force field",
        "pseudo-forces",
        "pseudo-forces law",
    ]


def test_is_not_led_astray_by_letters_that_only_look_alike() -> None:
    files = {"content/a.md": "---\ntitle: Pseudo-idol\n---\nText.\n"}
    assert_reports(rule, "A pseudo \u0131dol is none.", files=files)
