"""Issues as forges write them, read; and what is to be done about them, written for programs.

Read is what `gh issue list --json number,body,state,stateReason` prints, and the REST interface:
lists of issues, one or several after another, or lists of such lists, since a forge gives long
lists in pieces. Pull requests, which GitHub counts among the issues, are passed over.

Written is JSON of two forms, in ASCII: one object for programs, and, for GitHub, one request a
line, `METHOD PATH BODY`, so that a script need not put any text of an article on a command line.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from innerwiki.errors import InnerwikiError
from innerwiki.overviews.issues import Action, Do, Known, Plan, Wanted
from innerwiki.wiki.words import shorten

VERSION = 1
"""Raised when a field changes its meaning or goes away."""

_SHOWN = 60
"""Characters that a message shows of what it complains of."""


def read_issues(text: str, name: str) -> list[Known]:
    """The issues that a forge has listed.

    Args:
        text: what it has said.
        name: where that was read, for the message.

    Raises:
        InnerwikiError: it is no list of issues.
    """
    if not text.strip():
        raise InnerwikiError(f"{name} is empty; a forge that has no issues says `[]`")
    found: list[Known] = []
    for value in _documents(text, name):
        found += _issues(value, name)
    return found


def _documents(text: str, name: str) -> Iterator[Any]:
    decoder = json.JSONDecoder()
    text = text.removeprefix("\ufeff").strip()
    try:
        while text:
            value, end = decoder.raw_decode(text)
            yield value
            text = text[end:].lstrip()
    except ValueError as error:
        raise InnerwikiError(f"{name} is no JSON: {error}") from error
    except RecursionError as error:
        raise InnerwikiError(f"{name} is nested too deeply to be a list of issues") from error


def _issues(value: Any, name: str) -> Iterator[Known]:
    """The issues of a list, or of lists in it."""
    if not isinstance(value, list):
        raise InnerwikiError(f"{name} holds no list of issues, but {_shown(value)}")
    for item in value:
        if isinstance(item, list):
            for inner in item:
                yield from _issue(inner, name)
        else:
            yield from _issue(item, name)


def _issue(value: Any, name: str) -> Iterator[Known]:
    if not isinstance(value, dict) or "number" not in value or "body" not in value:
        raise InnerwikiError(
            f"{name} holds {_shown(value)} where an issue with its `number` and `body` should be"
        )
    number, body = value["number"], value["body"]
    if type(number) is not int or number < 1 or not (body is None or isinstance(body, str)):
        raise InnerwikiError(
            f"{name} holds an issue whose `number` or `body` is none: {_shown(value)}"
        )
    if "pull_request" in value:
        return
    reason = str(value.get("state_reason") or value.get("stateReason") or "").casefold()
    is_open = str(value.get("state", "open")).casefold() == "open"
    yield Known(number, body or "", is_open, not is_open and reason == "not_planned")


def _shown(value: Any) -> str:
    return f"`{shorten(json.dumps(value), _SHOWN)}`"


# --- written ----------------------------------------------------------------------------------


def wanted_json(wanted: Iterable[Wanted], label: str) -> str:
    """The issues that there should be: `{version, issues: [{id, title, body, labels}]}`."""
    issues = [_said(one) | {"id": one.id, "labels": [label]} for one in wanted]
    return json.dumps({"version": VERSION, "issues": issues}, indent=2) + "\n"


def plan_json(plan: Plan, label: str) -> str:
    """What is to be done: `{version, actions: [{do, id, number, ...}], waiting, dismissed}`."""
    written = {
        "version": VERSION,
        "actions": [_action(one, label) for one in plan.actions],
        "waiting": plan.waiting,
        "dismissed": plan.dismissed,
    }
    return json.dumps(written, indent=2) + "\n"


def _action(action: Action, label: str) -> dict[str, Any]:
    written: dict[str, Any] = {"do": action.do.value, "id": action.id, "number": action.number}
    if action.wanted is not None:
        written |= _said(action.wanted)
    if action.do is Do.CREATE:
        written["labels"] = [label]
    if action.comment:
        written["comment"] = action.comment
    return written


def _said(wanted: Wanted) -> dict[str, Any]:
    return {"title": wanted.title, "body": wanted.body}


def github_requests(plan: Plan, label: str) -> str:
    """What is to be done, as requests to GitHub's REST interface, one a line.

    The paths are those below the repository's. A comment comes before what it explains, so that a
    run that is stopped between the two says it twice rather than never.
    """
    return "".join(line for action in plan.actions for line in _requests(action, label))


def _requests(action: Action, label: str) -> Iterator[str]:
    said = {} if action.wanted is None else _said(action.wanted)
    if action.do is Do.CREATE:
        yield _request("POST", "issues", said | {"labels": [label]})
        return
    path = f"issues/{action.number}"
    if action.comment:
        yield _request("POST", f"{path}/comments", {"body": action.comment})
    state = {
        Do.UPDATE: {},
        Do.REOPEN: {"state": "open"},
        Do.CLOSE: {"state": "closed", "state_reason": "completed"},
    }[action.do]
    yield _request("PATCH", path, said | state)


def _request(method: str, path: str, body: dict[str, Any]) -> str:
    return f"{method} {path} {json.dumps(body)}\n"
