"""The wiki's own references beside ieee and apa, part by part: what differs is listed, with reasons.

The styles set the parts of a reference with other signs between them, by design. So each reference
is brought to the parts that it shows, in order: authors one by one, year, month and day, title,
what holds the work, volume, number, pages, series, publisher, DOI, arXiv number, address, note.
"""

import re
import tomllib
from calendar import month_name
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from innerwiki.bibliography import csl_item, reference, to_html, to_plain
from innerwiki.bibliography.csl import csl_style
from innerwiki.bibliography.identifiers import arxiv_of, doi_of
from innerwiki.bibliography.text import Text
from innerwiki.model import Entry
from tests.bibliography.csl_styles import (
    DATA,
    library,
    needs_pandoc,
    needs_styles,
    normalised,
    style_text,
)

pytestmark = [needs_pandoc, needs_styles]

TABLE = tomllib.loads((DATA / "own_style_differences.toml").read_text("utf-8"))
STYLES = ("ieee", "apa")
WORDS = {"title", "container-title", "collection-title", "publisher", "note"}


@cache
def theirs(style: str, folder: Path) -> dict[str, Text]:
    made = csl_style(style_text(style), library(), (), "en-US", folder)
    return {entry.key: made.reference(entry, "") for entry in library()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("csl")


def wanted(entry: Entry) -> Iterator[tuple[str, str]]:
    """Each part that an entry has, and a pattern that finds it in a reference."""
    item = csl_item(entry)
    if entry.year:
        yield "year", rf"\b{entry.year}(?!\d)"
    # The longest first: a note may hold the name of the publisher.
    for part, value in sorted(item.items(), key=lambda pair: -len(str(pair[1]))):
        if part in WORDS:
            yield part, re.escape(normalised(str(value)).rstrip("?.!'"))
        elif part in {"volume", "issue"}:
            yield part, rf"(?<![\w.]){re.escape(normalised(str(value)))}\b"
        elif part == "page":
            yield part, rf"(?<![\w.]){re.escape(str(value).partition('-')[0])}\b"
    dates = item.get("issued")
    parts = dates["date-parts"][0] if isinstance(dates, dict) and "date-parts" in dates else []
    if len(parts) > 1:
        name = month_name[parts[1]]
        yield "month", rf"\b(?:{name}|{name[:3]}\.)|\b{entry.year}-{parts[1]:02}\b"
    yield from numbers(entry)


def numbers(entry: Entry) -> Iterator[tuple[str, str]]:
    doi, arxiv = doi_of(entry.fields), arxiv_of(entry.fields)
    if doi and "arxiv" not in doi.lower():  # such a DOI is the number of the preprint
        yield "DOI", re.escape(doi)
    if arxiv:
        yield "arXiv", re.escape(arxiv)


def names(entry: Entry) -> list[str]:
    people = entry.authors or entry.editors
    return [normalised(name.sort_family) for name in people]


def people_shown(entry: Entry, text: str) -> tuple[list[str], bool]:
    """The names that a reference begins with, in order, and whether it says that there are more."""
    title = re.search(re.escape(normalised(entry.title).rstrip("?.!'")), text, re.IGNORECASE)
    head = text[: title.start()] if title else text
    shown, at = [], 0
    for name in names(entry):
        found = head.find(name, at)
        if found < 0:
            break
        shown.append(name)
        at = found + len(name)
    return shown, "et al" in head


def parts_shown(entry: Entry, text: str) -> list[str]:
    """The parts in the order in which they stand in a reference; the title's words are no others."""
    title = re.search(re.escape(normalised(entry.title).rstrip("?.!'")), text, re.IGNORECASE)
    rest = text
    places = {}
    if title:
        places["title"] = title.start()
        rest = text[: title.start()] + "\0" * (title.end() - title.start()) + text[title.end() :]
    for name, pattern in wanted(entry):
        if name != "title" and (found := re.search(pattern, rest, re.IGNORECASE)):
            places[name] = found.start()
            if name not in {"DOI", "arXiv", "year"}:
                rest = rest[: found.start()] + "\0" * len(found[0]) + rest[found.end() :]
    return sorted(places, key=lambda name: places[name])


def both(entry: Entry, style: str, folder: Path) -> tuple[str, str]:
    own = to_plain(reference(entry)) + " " + " ".join(_links(to_html(reference(entry))))
    return normalised(own), normalised(to_plain(theirs(style, folder)[entry.key]))


def _links(html: str) -> list[str]:
    return re.findall(r'href="([^"]*)"', html)


@pytest.mark.parametrize("style", STYLES)
def test_the_same_people_are_named_as_far_as_each_style_goes(style: str, folder: Path) -> None:
    limit = TABLE["names"]
    for entry in library():
        own, other = both(entry, style, folder)
        everybody = names(entry)
        for text, name in ((own, "own"), (other, style)):
            most, few = limit[name]["most"], limit[name]["few"]
            too_many = len(everybody) + entry.and_others > most
            shown, others = people_shown(entry, text)
            assert shown == (everybody[:few] if too_many else everybody), (entry.key, text)
            assert others == (too_many or entry.and_others), (entry.key, text)


def differences(entry: Entry, style: str, folder: Path) -> Iterator[tuple[str, str]]:
    """The parts that one of the two shows alone: part, and who shows it."""
    own, other = (parts_shown(entry, text) for text in both(entry, style, folder))
    for part in own:
        if part not in other:
            yield part, "own"
    for part in other:
        if part not in own:
            yield part, style


def allowed(style: str) -> list[Mapping[str, Any]]:
    return [one for one in TABLE["part"] if one["beside"] == style]


@pytest.mark.parametrize("style", STYLES)
def test_parts_that_one_style_shows_alone_are_listed(style: str, folder: Path) -> None:
    listed = {(one["part"], one["shown_by"]): one for one in allowed(style)}
    found: dict[tuple[str, str], set[str]] = {}
    for entry in library():
        for difference in differences(entry, style, folder):
            found.setdefault(difference, set()).add(entry.key)
    assert set(found) == set(listed), {
        k: sorted(v)[:5] for k, v in found.items() if k not in listed
    }


@pytest.mark.parametrize("style", STYLES)
def test_parts_are_in_the_same_order_but_for_those_that_are_listed(
    style: str, folder: Path
) -> None:
    moved = {one["part"] for one in TABLE["moved"] if one["beside"] == style}
    found = set()
    for entry in library():
        own, other = (
            [p for p in parts_shown(entry, text) if p not in moved]
            for text in both(entry, style, folder)
        )
        common = [part for part in own if part in other]
        if common != [part for part in other if part in own]:
            found.add(entry.key)
    assert sorted(found) == []
