"""A stand-in for `gh`, the GitHub CLI, that keeps a repository's issues and comments in a file.

It knows the few calls that our scripts make, answers long lists in pieces as GitHub does, and fails
on any other. As a program it is `gh`; as a module it makes that program.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

BOT = {"login": "github-actions[bot]"}
ADA = {"login": "ada"}
_PAGE = 2


class FakeGitHub:
    """A repository on GitHub, in a folder of the test."""

    def __init__(self, folder: Path) -> None:
        """Make the program and an empty repository."""
        self.folder = folder / "github"
        self.folder.mkdir()
        program = self.folder / "gh"
        program.write_text(f"#!{sys.executable}\n" + Path(__file__).read_text(encoding="utf-8"))
        program.chmod(0o755)
        self.write({"issues": [], "comments": {}, "pulls": [], "calls": []})

    @property
    def environment(self) -> dict[str, str]:
        """What a script needs to find it."""
        folders = (self.folder, Path(sys.executable).parent, os.environ["PATH"])
        return {
            "PATH": os.pathsep.join(str(folder) for folder in folders),
            "FAKE_GITHUB": str(self.folder / "state.json"),
            "GITHUB_REPOSITORY": "ada/wiki",
        }

    def read(self) -> Any:
        """All that the repository holds."""
        return json.loads((self.folder / "state.json").read_text(encoding="utf-8"))

    def write(self, state: Any) -> None:
        """Put something else into it."""
        (self.folder / "state.json").write_text(json.dumps(state), encoding="utf-8")

    def add(self, name: str, *items: Any) -> None:
        """Add to one of its lists."""
        state = self.read()
        state[name] += items
        self.write(state)

    def artifact(self) -> Path:
        """The folder of what a run has handed on."""
        folder = self.folder / "artifact"
        folder.mkdir(exist_ok=True)
        return folder


# --- the program ------------------------------------------------------------------------------


def _main(words: list[str]) -> None:
    file = Path(os.environ["FAKE_GITHUB"])
    state = json.loads(file.read_text(encoding="utf-8"))
    if words[:2] == ["run", "download"]:
        _download(words[2:], file.parent / "artifact")
        return
    assert words[0] == "api", words
    call = _read(words[1:])
    state["calls"].append(f"{call['method']} {call['path']}")
    answer = _answer(state, call)
    file.write_text(json.dumps(state), encoding="utf-8")
    for start in range(0, max(len(answer), 1), _PAGE):
        _print(answer[start : start + _PAGE], call)


def _read(words: list[str]) -> dict[str, Any]:
    call: dict[str, Any] = {"fields": {}, "jq": None, "silent": False, "method": "GET"}
    rest = iter(words)
    for word in rest:
        if word in ("-f", "-F"):
            name, _, value = next(rest).partition("=")
            if word == "-F" and value.startswith("@"):
                value = Path(value[1:]).read_text(encoding="utf-8")
            call["fields"][name] = value
        elif word == "--input":
            assert next(rest) == "-"
            call["fields"] |= json.loads(sys.stdin.read())
        elif word in ("--method", "--jq"):
            call[word[2:]] = next(rest)
        elif word == "--silent":
            call["silent"] = True
        elif word != "--paginate":
            call["path"] = word.removeprefix("repos/ada/wiki/")
    return call


def _answer(state: Any, call: dict[str, Any]) -> list[Any]:
    fields, parts = call["fields"], call["path"].split("/")
    match call["method"], parts:
        case "GET", ["issues"]:
            assert fields["state"] == "all"
            return [one for one in state["issues"] if one["user"]["login"] == fields["creator"]]
        case "POST", ["issues"]:
            made = {"number": len(state["issues"]) + 1, "state": "open", "user": BOT, **fields}
            state["issues"].append(made)
        case "PATCH", ["issues", "comments", number]:
            [comment] = [
                one
                for comments in state["comments"].values()
                for one in comments
                if one["id"] == int(number)
            ]
            comment.update(fields)
        case "PATCH", ["issues", number]:
            state["issues"][int(number) - 1].update(fields)
        case "GET", ["issues", number, "comments"]:
            return list(state["comments"].get(number, []))
        case "POST", ["issues", number, "comments"]:
            made = {"id": 1000 + len(state["calls"]), "user": BOT, **fields}
            state["comments"].setdefault(number, []).append(made)
        case "GET", ["pulls"]:
            return [one for one in state["pulls"] if one["head"]["label"] == fields["head"]]
        case other:
            raise AssertionError(other)
    return []


def _print(page: list[Any], call: dict[str, Any]) -> None:
    text = json.dumps(page)
    if call["silent"]:
        return
    if call["jq"] is not None:
        command = ["jq", "--raw-output", call["jq"]]
        text = subprocess.run(
            command, input=text, capture_output=True, text=True, check=True
        ).stdout
        sys.stdout.write(text)
    else:
        sys.stdout.write(text)


def _download(words: list[str], artifact: Path) -> None:
    assert words[1:5] == ["--repo", "ada/wiki", "--name", "comment"], words
    if not artifact.is_dir():
        sys.exit("no artifact matches any of the names or patterns provided")
    shutil.copytree(artifact, words[6], symlinks=True)


if __name__ == "__main__":
    _main(sys.argv[1:])
