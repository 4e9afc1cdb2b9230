"""Pandoc as a citation processor: items and citations go in, formatted texts come out.

Pandoc is the one that the package `pypandoc-binary` brings along, so that every build of a wiki has
the same; it runs in its sandbox, and its answer is read as a tree, of which only text, emphasis and
links are taken. Nothing of it gets on a page as markup.
"""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from innerwiki.bibliography.text import Emphasis, Link, Strong, Text, is_address
from innerwiki.errors import InnerwikiError

_SECONDS = 600
"""So long Pandoc may take. Some hundred sources take a second or two; to tell thousands of sources
apart, as styles of names and dates do, takes it minutes."""


class PandocError(InnerwikiError):
    """Pandoc is not there, or does not take what it was given."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What Pandoc makes of a document: its references by id, in order, and its citations."""

    references: Mapping[str, Text]
    citations: Sequence[Text]


def find_pandoc() -> Path | None:
    """The Pandoc of the package `pypandoc-binary`, None where it is not installed."""
    spec = find_spec("pypandoc")
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        for name in ("pandoc", "pandoc.exe"):
            if (path := Path(folder) / "files" / name).is_file():
                return path
    return None


def run_pandoc(
    pandoc: Path, style: str, items: Sequence[Mapping[str, object]], markdown: str, language: str
) -> str:
    """Have a document processed.

    Args:
        pandoc: the program.
        style: the text of a CSL style.
        items: the sources as CSL-JSON; all of them are listed.
        markdown: Markdown with a citation in each paragraph.
        language: of the words that the style adds, as a BCP 47 tag.

    Returns:
        The document as Pandoc's JSON, for `read_answer`.

    Raises:
        PandocError: Pandoc fails, and says so in its own words, or answers something else.
    """
    with TemporaryDirectory(prefix="innerwiki-") as folder:
        style_file, items_file = Path(folder) / "style.csl", Path(folder) / "items.json"
        style_file.write_text(style, encoding="utf-8")
        items_file.write_text(json.dumps(list(items)), encoding="utf-8")
        command = [
            str(pandoc),
            "--sandbox",
            "--quiet",
            "--from=markdown",
            "--to=json",
            "--citeproc",
            f"--csl={style_file}",
            f"--bibliography={items_file}",
            f"--metadata=lang:{language}",
        ]
        head = '---\nnocite: "@*"\n---\n\n'
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and every word is ours
                command,
                input=head + markdown,
                capture_output=True,
                encoding="utf-8",
                timeout=_SECONDS,
                check=False,
            )
        except OSError as error:
            raise PandocError(f"Pandoc does not run: {error.strerror}") from None
        except subprocess.TimeoutExpired:
            mend = "a style with numbers is made sooner"
            raise PandocError(f"takes Pandoc more than {_SECONDS} seconds; {mend}") from None
    if done.returncode:
        said = " ".join(done.stderr.split())
        raise PandocError(f"Pandoc does not take it: {said[:300]}")
    try:
        # Of the rest, which names the files above, nothing is of use to anybody.
        return json.dumps({"blocks": json.loads(done.stdout)["blocks"]})
    except (ValueError, KeyError, TypeError):
        raise PandocError("Pandoc answers what cannot be read; another version may not") from None


def read_answer(answer: str) -> Answer:
    """Read the document that Pandoc made.

    Raises:
        ValueError, KeyError, IndexError, TypeError: it is none, as when a cached one was cut off.
    """
    references: dict[str, Text] = {}
    citations: list[Text] = []
    for block in json.loads(answer)["blocks"]:
        if block["t"] == "Para":
            citations.append(_merged(_inlines(block["c"], linked=False)))
        elif block["t"] == "Div":
            for entry in block["c"][1]:
                key = entry["c"][0][0].removeprefix("ref-")
                references[key] = _trimmed(_merged(_blocks(entry["c"][1])))
    return Answer(references, citations)


def _blocks(blocks: Sequence[Any]) -> Iterator[Text]:
    """The inline content of some blocks, with a space between two."""
    for block in blocks:
        if block["t"] == "Div":
            yield from _blocks(block["c"][1])
        elif block["t"] in {"Para", "Plain"}:
            yield from _inlines(block["c"], linked=True)
        yield " "


_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})
_EMPHASIS = frozenset({"Emph", "Underline"})
_HOLDING = frozenset({"Link", "Span", "Cite"})
_SET_APART = frozenset({"Superscript", "Subscript", "SmallCaps", "Strikeout"})
_LITERAL = frozenset({"Code", "Math", "RawInline"})


def _inlines(inlines: Sequence[Any], *, linked: bool) -> Iterator[Text]:
    for inline in inlines:
        yield from _inline(inline["t"], inline.get("c"), linked=linked)


def _inline(kind: str, content: Any, *, linked: bool) -> Iterator[Text]:
    """One inline. A note or a picture is left out: no citation style makes one."""
    if kind == "Str":
        yield content
    elif kind in _SPACES:
        yield " "
    elif kind in _LITERAL:
        yield content[1]
    else:
        yield from _node(kind, content, linked=linked)


def _node(kind: str, content: Any, *, linked: bool) -> Iterator[Text]:
    if kind in _EMPHASIS:
        yield Emphasis(_merged(_inlines(content, linked=linked)))
    elif kind == "Strong":
        yield Strong(_merged(_inlines(content, linked=linked)))
    elif kind == "Link" and linked and is_address(content[2][0]):
        yield Link(content[2][0], _merged(_inlines(content[1], linked=False)))
    elif kind == "Quoted":
        opening, closing = _QUOTES[content[0]["t"]]
        yield from (opening, *_inlines(content[1], linked=linked), closing)
    elif kind in _HOLDING:
        yield from _inlines(content[1], linked=linked)
    elif kind in _SET_APART:
        yield from _inlines(content, linked=linked)


def _merged(texts: Iterator[Text]) -> Text:
    """The texts in a row, strings side by side made one."""
    row: list[Text] = []
    for text in texts:
        if row and isinstance(text, str) and isinstance(previous := row[-1], str):
            row[-1] = previous + text
        elif text:
            row.append(text)
    return row[0] if len(row) == 1 else tuple(row)


def _trimmed(text: Text) -> Text:
    """The text without white space at its ends."""
    if isinstance(text, str):
        return text.strip()
    if not isinstance(text, tuple) or not text:
        return text
    first, last = text[0], text[-1]
    row = list(text)
    row[0] = first.lstrip() if isinstance(first, str) else first
    row[-1] = last.rstrip() if isinstance(last, str) else last
    return tuple(part for part in row if part)
