"""One issue for each article that needs citations, and what is done to the forge's list of them."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.errors import InnerwikiError
from innerwiki.model import Wiki
from innerwiki.overviews.issue_text import LIMIT, wanted_issues
from innerwiki.overviews.issues import Do, Known, Plan, Wanted, plan
from innerwiki.overviews.issues_json import github_requests, plan_json, read_issues, wanted_json
from tests.support import wiki_of

BIB = "@book{hooke1678, title = {Lectures}}"
CITED = "It is [@hooke1678]."


def wiki(**pages: str) -> Wiki:
    files = {
        f"content/{name}.md": f"---\ntitle: {name.title()}\n---\n{text}\n"
        for name, text in pages.items()
    }
    return wiki_of("---\ntitle: Home\ntype: meta\n---\nIt is.\n", BIB, files)


def view(path: str, line: int, article_id: str) -> str:
    del article_id
    return f"https://forge.example/{path}#L{line}"


def wanted(of: Wiki) -> list[Wanted]:
    return wanted_issues(of, view)


def planned(of: Wiki, known: Iterable[Known] = (), at_most: int | None = None) -> Plan:
    return plan(of, wanted(of), known, at_most)


def told(found: Plan) -> list[tuple[str, int | None, str]]:
    return [(action.do.value, action.number, action.id) for action in found.actions]


def carry_out(found: Plan, known: Iterable[Known]) -> list[Known]:
    """What the forge has when all is done."""
    issues = {issue.number: issue for issue in known}
    for action in found.actions:
        number = action.number or max(issues, default=0) + 1
        issue = issues.get(number, Known(number, ""))
        if action.wanted is not None:
            issue = replace(issue, body=action.wanted.body, is_open=True, is_dismissed=False)
        else:
            assert action.do is Do.CLOSE
            issue = replace(issue, is_open=False)
        issues[number] = issue
    return list(issues.values())


# --- what is to be done -----------------------------------------------------------------------


def test_an_article_in_need_gets_an_issue_and_another_does_not() -> None:
    assert told(planned(wiki(heat="It flows.", springs=CITED))) == [("create", None, "heat")]


def test_what_is_done_needs_no_doing_again() -> None:
    of = wiki(heat="It flows.", zest="It is.")
    known = carry_out(planned(of), [])
    assert [issue.number for issue in known] == [1, 2]
    assert planned(of, known) == Plan(())


def test_an_issue_is_brought_up_to_date_when_the_gaps_change() -> None:
    known = carry_out(planned(wiki(heat="It flows.")), [])
    assert told(planned(wiki(heat="It flows. It rests."), known)) == [("update", 1, "heat")]


def test_an_issue_is_closed_when_nothing_is_missing_any_more() -> None:
    known = carry_out(planned(wiki(heat="It flows.")), [])
    [action] = planned(wiki(heat=CITED), known).actions
    assert (action.do, action.number) == (Do.CLOSE, 1)
    assert action.comment == "Nothing in the article needs a citation any more."


def test_an_issue_is_closed_when_its_article_is_gone() -> None:
    known = carry_out(planned(wiki(heat="It flows.")), [])
    [action] = planned(wiki(springs=CITED), known).actions
    assert (action.do, action.comment) == (
        Do.CLOSE,
        "The wiki has no such article any more.",
    )


def test_a_closed_issue_is_opened_again_when_something_is_missing_again() -> None:
    needy, fine = wiki(heat="It flows."), wiki(heat=CITED)
    known = carry_out(planned(needy), [])
    known = carry_out(planned(fine, known), known)
    assert planned(fine, known) == Plan(())
    again = planned(needy, known)
    assert told(again) == [("reopen", 1, "heat")]
    assert planned(needy, carry_out(again, known)) == Plan(())


def test_what_somebody_closed_as_not_planned_stays_closed() -> None:
    of = wiki(heat="It flows.")
    [issue] = carry_out(planned(of), [])
    dismissed = replace(issue, is_open=False, is_dismissed=True)
    assert planned(of, [dismissed]) == Plan((), dismissed=1)


def test_of_two_issues_of_an_article_the_first_is_kept() -> None:
    of = wiki(heat="It flows.")
    [issue] = carry_out(planned(of), [])
    found = planned(of, [replace(issue, number=9), replace(issue, number=4)])
    assert told(found) == [("close", 9, "heat")]
    assert found.actions[0].comment == "The article has another issue: #4."


def test_an_article_that_has_got_another_id_keeps_its_issue() -> None:
    known = carry_out(planned(wiki(heat="It flows.")), [])
    renamed = wiki_of(
        files={
            "content/warmth.md": "---\ntitle: Warmth\nformer_ids: [heat]\n---\nIt flows.\n",
            "content/page.md": "---\ntitle: Home\ntype: meta\n---\nIt is.\n",
        }
    )
    found = planned(renamed, known)
    assert ("update", 1, "warmth") in told(found)
    assert all(do != "close" for do, _, _ in told(found))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "It flows.",
        "See <!-- innerwiki:needs-citations id=heat digest=0123456789abcdef -->",
        "> <!-- innerwiki:needs-citations id=heat digest=0123456789abcdef -->",
        "<!-- innerwiki:needs-citations id=heat digest=0123456789abcde -->",
        "<!-- innerwiki:needs-citations id= digest=0123456789abcdef -->",
        "<!-- innerwiki:comment -->",
    ],
)
def test_no_issue_without_the_marker_at_its_head_is_touched(body: str) -> None:
    others = [Known(1, body), Known(2, body, is_open=False)]
    assert planned(wiki(heat=CITED), others) == Plan(())
    assert told(planned(wiki(heat="It flows."), others)) == [("create", None, "heat")]


@pytest.mark.parametrize("change", ["\r\n", "\ufeff"])
def test_a_forge_may_write_line_ends_and_the_head_otherwise(change: str) -> None:
    of = wiki(heat="It flows.")
    [issue] = carry_out(planned(of), [])
    body = issue.body.replace("\n", change) if change == "\r\n" else change + issue.body
    assert planned(of, [replace(issue, body=body)]) == Plan(())


def test_new_issues_can_be_limited_and_the_most_important_come_first() -> None:
    of = wiki_of(
        files={
            f"content/{name}.md": f"---\ntitle: {name}\nimportance: {importance}\n---\nIt is.\n"
            for name, importance in (("a", "low"), ("b", "top"), ("c", "high"))
        }
        | {"content/page.md": "---\ntitle: Home\ntype: meta\n---\nIt is.\n"}
    )
    found = planned(of, at_most=2)
    assert told(found) == [("create", None, "b"), ("create", None, "c")]
    assert found.waiting == 1
    assert planned(of, at_most=0).waiting == 3


STATES = st.lists(
    st.builds(
        Known,
        number=st.integers(1, 30),
        body=st.sampled_from(
            [
                "",
                "Other words.",
                *(one.body for one in wanted(wiki(heat="It flows.", zest="It is."))),
                *(one.body for one in wanted(wiki(heat="It rests.", gone="It was."))),
            ]
        ),
        is_open=st.booleans(),
    ),
    unique_by=lambda issue: issue.number,
    max_size=8,
)


@given(STATES, st.integers(0, 3))
def test_whatever_there_is_doing_it_once_is_enough_and_others_are_left_alone(
    known: list[Known], at_most: int
) -> None:
    of = wiki(heat="It flows.", zest="It is.", springs=CITED)
    after = carry_out(planned(of, known, at_most), known)
    again = planned(of, after, 0)
    assert again.actions == ()
    ours = {issue.number for issue in known if issue.body.startswith("<!--")}
    assert [one for one in known if one.number not in ours] == [
        one for one in after if one.number not in ours and one in known
    ]
    still_open = [issue for issue in after if issue.is_open and issue.body.startswith("<!--")]
    assert len(still_open) == 2 - again.waiting


# --- what an issue says -----------------------------------------------------------------------


def test_an_issue_says_where_what_and_why() -> None:
    [issue] = wanted(wiki(heat=f'{CITED}\n\nIt flows. {{.needs-citation reason="Page?"}}'))
    assert issue.title == "Citations needed: Heat"
    assert issue.body.splitlines()[:4] == [
        f"<!-- innerwiki:needs-citations id=heat digest={issue.digest} -->",
        "In [Heat](<https://forge.example/content/heat.md#L1>), 1 place needs a citation. 50 % of 2 claims are cited.",
        "",
        "- [line 6](<https://forge.example/content/heat.md#L6>): “It flows.” (marked by an editor: Page?)",
    ]


def test_the_page_is_linked_where_the_site_is_known() -> None:
    [issue] = wanted_issues(wiki(heat="It flows."), view, "https://wiki.example/")
    assert "[The page](<https://wiki.example/heat/>) shows them." in issue.body


HOSTILE = (
    "Ask @ada and @org/team, see #12, org/repo#3 and [x](https://evil.example) <b>--></b> "
    "<!-- innerwiki:needs-citations id=other digest=0123456789abcdef --> `$(touch pwned)` | ~~no~~"
)


def test_no_word_of_an_article_is_a_sign_to_the_forge() -> None:
    [issue] = wanted(wiki(heat=HOSTILE.replace("<!--", r"\<!--")))
    text = "".join(line for line in issue.body.splitlines() if line.startswith("- "))
    assert "Ask @" in text
    assert not re.search(r"@\w|#\d|<b>|\]\(https|(?<!\\)`\$", text)
    assert "id=other digest" not in re.sub(r"&lt;!-- .*? --&gt;", "", text)
    assert told(planned(wiki(heat=CITED), [Known(1, text)])) == []


def test_a_text_is_no_longer_than_a_forge_takes() -> None:
    many = "\n\n".join(f"It flows {'&' * 190} {number}." for number in range(900))
    [issue] = wanted(wiki(heat=many))
    assert len(issue.body.encode()) < LIMIT + 200
    listed = len(re.findall(r"^- \[line", issue.body, re.MULTILINE))
    assert 10 < listed <= 50
    assert f"- and {900 - listed:,} more\n" in issue.body


def test_a_title_is_no_longer_than_a_forge_takes() -> None:
    of = wiki_of(
        files={
            "content/long.md": f"---\ntitle: {'word ' * 60}end\n---\nIt is.\n",
            "content/page.md": "---\ntitle: Home\ntype: meta\n---\nIt is.\n",
        }
    )
    assert all(len(one.title) <= 256 for one in wanted(of))


# --- what is read from a forge, and written for it ---------------------------------------------


def test_lists_may_come_in_pieces_and_pull_requests_among_them() -> None:
    pages = [
        [{"number": 1, "body": "a", "state": "open"}],
        [{"number": 2, "body": None, "state": "closed", "state_reason": "not_planned"}],
    ]
    expected = [Known(1, "a"), Known(2, "", is_open=False, is_dismissed=True)]
    assert read_issues(json.dumps(pages), "-") == expected
    assert read_issues("".join(json.dumps(page) for page in pages), "-") == expected
    assert read_issues("\n".join(json.dumps(page, indent=1) for page in pages), "-") == expected
    assert read_issues('[{"number": 3, "body": "", "pull_request": {}}]', "-") == []
    assert read_issues("[]", "-") == read_issues("[[], []]", "-") == []


def test_the_command_line_of_github_names_states_in_capitals() -> None:
    text = '[{"number": 7, "body": "x", "state": "CLOSED", "stateReason": "NOT_PLANNED"}]'
    assert read_issues(text, "-") == [Known(7, "x", is_open=False, is_dismissed=True)]
    text = '[{"number": 7, "body": "x", "state": "OPEN", "stateReason": "REOPENED"}]'
    assert read_issues(text, "-") == [Known(7, "x")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("HTTP 502", "is no JSON"),
        ("[1", "is no JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"message": "Bad credentials"}', "holds no list of issues"),
        ("[1]", "where an issue with its `number` and `body` should be"),
        ('[{"number": 1}]', "where an issue"),
        ("[[[]]]", "where an issue"),
        ('[{"number": true, "body": ""}]', "whose `number` or `body` is none"),
        ('[{"number": 0, "body": ""}]', "whose `number` or `body` is none"),
        ('[{"number": 1, "body": 2}]', "whose `number` or `body` is none"),
    ],
)
def test_what_is_no_list_of_issues_is_refused(text: str, reason: str) -> None:
    with pytest.raises(InnerwikiError, match=re.escape(reason)) as refused:
        read_issues(text, "issues.json")
    assert str(refused.value).startswith("issues.json ")
    assert len(str(refused.value)) < 300


def test_the_forms_for_programs() -> None:
    of = wiki(heat="It flows.")
    [issue] = wanted(of)
    said = {"title": issue.title, "body": issue.body}
    assert json.loads(wanted_json([issue], "gap")) == {
        "version": 1,
        "issues": [said | {"id": "heat", "labels": ["gap"]}],
    }
    assert json.loads(plan_json(planned(of), "gap")) == {
        "version": 1,
        "actions": [{"do": "create", "id": "heat", "number": None, "labels": ["gap"], **said}],
        "waiting": 0,
        "dismissed": 0,
    }


def test_requests_are_one_a_line_and_ascii_alone() -> None:
    needy, fine = wiki(heat="It flows — “so”."), wiki(heat=CITED)
    known = carry_out(planned(needy), [])
    closed = carry_out(planned(fine, known), known)
    stale = [replace(known[0], body=known[0].body.replace("digest=", "digest=0", 1))]
    old = carry_out(planned(wiki(heat="It rests.")), [])
    texts = {
        "create": github_requests(planned(needy), "gap"),
        "update": github_requests(planned(needy, old), "gap"),
        "close": github_requests(planned(fine, known), "gap"),
        "reopen": github_requests(planned(needy, closed), "gap"),
        "no marker": github_requests(planned(needy, stale), "gap"),
    }
    heads = {name: re.findall(r"^(\w+ \S+) \{.*\}$", t, re.MULTILINE) for name, t in texts.items()}
    assert heads == {
        "create": ["POST issues"],
        "update": ["PATCH issues/1"],
        "close": ["POST issues/1/comments", "PATCH issues/1"],
        "reopen": ["POST issues/1/comments", "PATCH issues/1"],
        "no marker": ["POST issues"],
    }
    assert all(text.isascii() for text in texts.values())
    closing = json.loads(texts["close"].splitlines()[1].split(" ", 2)[2])
    assert closing == {"state": "closed", "state_reason": "completed"}
    opening = json.loads(texts["reopen"].splitlines()[1].split(" ", 2)[2])
    assert (opening["state"], opening["body"]) == ("open", known[0].body)
