r"""Finds the lists of references of a page: numbered lines below a heading, or at the very end.

    ## References

    [1] Clausius, R. (1865). ...
    2. Noether, E. ...

Whoever numbered the lines by hand is believed; where all of an ordered list say `1.`, they count.
A footnote is a list of one, and is read here too, since a reference may be all that it holds.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from innerwiki.editing.migration.page import NO_HEADING, Page, Title
from innerwiki.syntax.lines import Line, next_text, read_lines

WORDINGS = frozenset(
    word.strip()
    for word in (
        "references|reference|reference list|list of references|references and notes"
        "|notes and references|references cited|bibliography|bibliographic references|sources"
        "|source|sources cited|notes|endnotes|footnotes|works cited|literature|literature cited"
        "|cited literature|cited works|citations|citation|cited sources|citations and references"
        "|literatur|literaturverzeichnis|quellen|quellenverzeichnis|einzelnachweise|belege"
        "|anmerkungen|nachweise|fußnoten|références|bibliographie|notes et références|sources et "
        "références|referencias|bibliografía|fuentes|notas|obras citadas|riferimenti|bibliografia"
        "|fonti|note|referências|literatuur|bronnen|referenties|referenser|litteratur|källor"
        "|litteraturförteckning|kilder|источники|литература|список литературы|примечания"
        "|参考文献|参考资料|引用文献|出典"
    ).split("|")
)
"""Headings of lists of references, in small letters."""

_CHAPTER = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[ivx]+\.|[a-h]\.)\s+", re.IGNORECASE)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED, "0123456789")
_ANCHOR = r"(?:<a\b[^<>]*>(?:\s*</a>)?\s*)?"
_ITEM = re.compile(
    rf"(?P<bullet>[-*+]\s+)?{_ANCHOR}(?P<bold>\*\*)?"
    r"(?:\\?\[(?P<bracketed>\d{1,3})\\?\]|\((?P<round>\d{1,3})\)|(?P<ordered>\d{1,3})\\?[.)]"
    rf"|\^(?P<caret>\d{{1,3}})\^|<sup>\[?(?P<sup>\d{{1,3}})\]?</sup>|(?P<raised>[{_RAISED}]+))"
    rf"(?(bold)\*\*)[:.]?(?:</a>)?\s+{_ANCHOR}(?P<text>\S.*)$"
)
_FIRST = re.compile(r"^ {0,3}\\?\[1\\?\][:.]?[ \t]+\S", re.MULTILINE)
_MAX_INDENT = 3
_LEAST = 2
"""Lines in brackets at the very end are a list without a heading if there are so many."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list of references, or several that belong together.

    `number` is what a mark in the text says; that of a footnote begins with `^`. `start` and `end`
    are its lines in the file, `text_start` where its text begins, `ordered` says that Markdown
    counts it.
    """

    number: str
    text: str
    start: int
    end: int
    text_start: int
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A list of references; `title` is what stands above it, folded, or nothing."""

    title: str
    items: tuple[Item, ...]

    def item(self, number: str) -> tuple[Item, ...]:
        """The lines of a number: more than one if the list has it twice."""
        return tuple(item for item in self.items if item.number == number)

    @property
    def start(self) -> int:
        """Where the first line begins."""
        return self.items[0].start


def is_wording(words: str) -> bool:
    """Whether a heading says that references follow.

    >>> is_wording("7. References"), is_wording("NOTES"), is_wording("References in physics")
    (True, True, False)
    """
    return _CHAPTER.sub("", words.strip()).strip(" :.").casefold() in WORDINGS


def find_lists(page: Page) -> list[ReferenceList]:
    """The numbered lists of references, in order."""
    titles = page.titles
    found = []
    for number, title in enumerate(titles):
        if is_wording(title.words):
            end = _section_end(page, title, titles[number + 1 :])
            items = _counted(_items(page, title.end, end))
            if items:
                found.append(ReferenceList(title.words.casefold(), tuple(items)))
    return found or _at_the_end(page)


def find_named(page: Page) -> ReferenceList | None:
    """The list in a file of its own: below its heading, or else all of its numbered lines."""
    found = find_lists(page)
    items = found[0].items if found else tuple(_counted(_items(page, page.start, len(page.text))))
    if not items:
        return None
    # No place of another page's is theirs.
    return ReferenceList(
        "", tuple(replace(i, start=-n - 1, end=-n - 1) for n, i in enumerate(items))
    )


def section_end(page: Page, title: Title) -> int:
    """Where what a title heads comes to an end."""
    return _section_end(page, title, [one for one in page.titles if one.start > title.start])


def _section_end(page: Page, title: Title, following: Sequence[Title]) -> int:
    for other in following:
        ends = other.level <= title.level and other.level < NO_HEADING
        if ends or (title.level == NO_HEADING and is_wording(other.words)):
            return other.start
    return len(page.text)


def _items(page: Page, start: int, end: int) -> list[Item]:
    """The numbered lines in a stretch of the file."""
    lines = read_lines(page.prose, start, end)
    items: list[Item] = []
    is_open = after_blank = False
    for line in lines:
        match = _item_at(line)
        if line.blank:
            after_blank = True
            continue
        if match is not None:
            items.append(_begin(page, line, match))
            is_open, after_blank = True, False
            continue
        goes_on = is_open and not line.fence and (not after_blank or line.indent > 1)
        if goes_on and line.region is None and not line.splits() and not line.footnote():
            items[-1] = _longer(page, items[-1], line)
        else:
            is_open = False
        after_blank = False
    return _with_gaps(page, items)


def _item_at(line: Line) -> re.Match[str] | None:
    if line.fence or line.indent > _MAX_INDENT or line.definition() is not None:
        return None
    match = _ITEM.match(line.body)
    return match if match is not None and _number(match) != "0" else None


def _number(match: re.Match[str]) -> str:
    groups = ("bracketed", "round", "ordered", "caret", "sup", "raised")
    number = next(match[name] for name in groups if match[name])
    return number.translate(_DIGITS).lstrip("0") or "0"


def _begin(page: Page, line: Line, match: re.Match[str]) -> Item:
    start = page.line_start(line.start)
    return Item(
        _number(match),
        " ".join(match["text"].split()),
        start,
        page.line_end(line.start),
        line.start + match.start("text"),
        ordered=match["ordered"] is not None and match["bullet"] is None,
    )


def _longer(page: Page, item: Item, line: Line) -> Item:
    return replace(
        item, text=f"{item.text} {' '.join(line.body.split())}", end=page.line_end(line.start)
    )


def _with_gaps(page: Page, items: list[Item]) -> list[Item]:
    """Empty lines between two items go with the first."""
    found = []
    for item, after in pairwise(items):
        gap = page.text[item.end : after.start]
        found.append(item if gap.strip() else replace(item, end=after.start))
    return [*found, *items[-1:]]


def _counted(items: list[Item]) -> list[Item]:
    """Ordered lines that all have one number are counted, as Markdown does."""
    numbers = {item.number for item in items}
    if len(items) > 1 and len(numbers) == 1 and all(item.ordered for item in items):
        first = int(items[0].number)
        return [replace(item, number=str(first + n)) for n, item in enumerate(items)]
    return items


def _at_the_end(page: Page) -> list[ReferenceList]:
    """Lines `[1] ...`, `[2] ...` that nothing but the end follows."""
    firsts = [match.start() for match in _FIRST.finditer(page.text, page.start)]
    if not firsts:
        return []
    start = firsts[-1]
    items = _items(page, start, len(page.text))
    covered = "".join(page.text[item.start : item.end] for item in items)
    whole = page.text[start:].split() == covered.split()
    ascending = [item.number for item in items] == [str(n + 1) for n in range(len(items))]
    if whole and ascending and len(items) >= _LEAST and not any(item.ordered for item in items):
        return [ReferenceList("", tuple(items))]
    return []


def find_footnotes(page: Page) -> Iterator[Item]:
    """The definitions of footnotes that are of one paragraph."""
    lines = list(page.lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        skip = line.footnote()
        if not skip or line.indent > _MAX_INDENT:
            continue
        label = line.body[2 : line.body.index("]")]
        item = Item(
            f"^{label}",
            line.body[skip:],
            page.line_start(line.start),
            page.line_end(line.start),
            line.start + skip,
        )
        is_one = True
        while at < len(lines) and not (lines[at].interrupts() and not lines[at].blank):
            if lines[at].blank:
                after = next_text(lines, at)
                is_one = after == len(lines) or not lines[after].code
                break
            item = _longer(page, item, lines[at])
            at += 1
        if is_one and item.text.strip():
            yield item
