"""The questions that a migration leaves, in a TOML file; the next run reads the answers.

One table is one line of a list of references: where it stands, why it is doubtful, the entries that
may be meant, and `key = ""` to be filled in. What is in the file stays as it is, notes and answers
alike; further questions are written below it.
"""

import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from innerwiki.editing.migration.matching import Candidate
from innerwiki.errors import InnerwikiError
from innerwiki.wiki.read import decode

FILE = "migration.toml"
"""The file in the wiki's folder, unless another is named."""

NEW = "new"
"""The answer by which a line is a source of its own, of which an entry is made."""
LEAVE = "leave"
"""The answer by which a line stays as it is."""

_HEAD = f"""\
# Lines of references that `innerwiki migrate` could not decide. Fill in each `key`:
#   a key of the library: the line means that source
#   "{NEW}": it is a source of its own, an entry is made of the line
#   "{LEAVE}": it stays as it is
# Then run `innerwiki migrate` again.
"""
_TABLE = "reference"
_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Question:
    """A doubtful line: its page, its number, what it says, why it is doubtful, who may be meant."""

    page: str
    number: str
    line: str
    why: str
    candidates: tuple[Candidate, ...] = ()

    @property
    def id(self) -> tuple[str, str, str]:
        """What makes it the same question in the next run."""
        return (self.page, self.number, self.line)


@dataclass(frozen=True)
class Mapping:
    """The file as it is: its path, its bytes (None if there is none), and the answers in it."""

    file: Path
    content: bytes | None
    answers: dict[tuple[str, str, str], str]

    def with_questions(self, questions: Iterable[Question]) -> str:
        """The text of the file with the questions that it does not hold yet."""
        text = decode(str(self.file), self.content or b"")[0].text
        new = [_table(one) for one in questions if one.id not in self.answers]
        if not new:
            return text
        head = text.rstrip("\n") + "\n" if text.strip() else _HEAD
        return "\n".join([head, *new])


def read(file: Path) -> Mapping:
    """Read a mapping file; one that is not there has no answers.

    Raises:
        InnerwikiError: it cannot be read, or is no such file.
    """
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return Mapping(file, None, {})
    except OSError as error:
        raise InnerwikiError(f"cannot read {file}: {error.strerror}") from error
    source, problem = decode(str(file), content)
    if problem is not None:
        raise InnerwikiError(f"{file}: {problem.message}; {problem.help}")
    try:
        tables = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        where = f"{file}:{line[1]}" if line else str(file)
        raise InnerwikiError(
            f"{where}: this is no TOML ({error}); each answer stands in quotation marks, "
            '`key = "clausius1865"`'
        ) from error
    return Mapping(file, content, _answers(file, tables))


def _answers(file: Path, tables: dict[str, Any]) -> dict[tuple[str, str, str], str]:
    answers: dict[tuple[str, str, str], str] = {}
    found = tables.get(_TABLE, [])
    for number, table in enumerate(found if isinstance(found, list) else [found], 1):
        values = [
            table.get(name, "") if isinstance(table, dict) else None
            for name in ("page", "number", "line", "key")
        ]
        if not all(isinstance(value, str) for value in values):
            raise InnerwikiError(
                f"{file}: in table {number} of [[{_TABLE}]] a value is no text; write `page`, "
                "`number`, `line` and `key` in quotation marks"
            )
        page, mark, line, key = map(str, values)
        answers[page, mark, " ".join(line.split())] = key.strip().removeprefix("@")
    return answers


def _table(question: Question) -> str:
    rows = [
        f"  {{ key = {_text(one.key)}, score = {one.score:.2f}, title = {_text(one.title)} }},\n"
        for one in question.candidates
    ]
    candidates = f"[\n{''.join(rows)}]" if rows else "[]"
    return (
        f"[[{_TABLE}]]\n"
        f"page = {_text(question.page)}\n"
        f"number = {_text(question.number)}\n"
        f"line = {_text(question.line)}\n"
        f"why = {_text(question.why)}\n"
        f"candidates = {candidates}\n"
        'key = ""\n'
    )


def _text(text: str) -> str:
    """A text in TOML, which takes JSON's strings but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
