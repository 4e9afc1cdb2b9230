r"""Lines of Markdown, and what the beginning of a line makes of it.

A line knows its indentation in columns and the text after it, so that taking off a container's
prefix is arithmetic. The patterns are Python-Markdown's, applied to one line.
"""

import re
from dataclasses import dataclass

from innerwiki.syntax.fences import fences
from innerwiki.syntax.raw_html import RawHtml, RawRegion

TAB = 4

_HEADING = re.compile(r"(#{1,6})((?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*$")
_SETEXT = re.compile(r"(?:=+|-+)[ ]*$")
_RULE = re.compile(r"(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})$")
_ITEM = re.compile(r"(?:\d+\.|[*+-])[ \t]+")
_EMPTY_ITEM = re.compile(r"(?:\d+\.|[*+-])$")
_TERM = re.compile(r":[ ]{1,3}")
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]:[ ]*")
_DEFINITION = re.compile(r"\[(?!\^)([^\[\]]*)\]:[ ]*\S++[ ]*(?:\".*\"[ ]*|'.*'[ ]*|\(.*\)[ ]*)?$")
_CALLOUT = re.compile(
    r"!!! ?[\w\-]+(?: +[\w\-]+)*(?: +\"(?P<admonition>.*?)\")? *$"
    r"|\?{3}\+? ?(?:(?:[\w\-]+(?: +[\w\-]+)*?)?(?: +\"(?P<details>.*?)\")"
    r"|[\w\-]+(?: +[\w\-]+)*?) *$"
    r"|={3}(?:\+!?|!\+?)? +\"(?P<tab>.*?)\" *$"
)


@dataclass(slots=True)
class Line:
    """A line without its containers' prefixes: `indent` columns of space, then `body`.

    `start` is the file offset of the body; `fence` says that the line is fenced code, and `goes_on`
    that the fence was opened above; `region` says in which raw HTML it stands.
    """

    start: int
    indent: int
    body: str
    fence: bool = False
    region: RawRegion | None = None
    goes_on: bool = False

    @property
    def blank(self) -> bool:
        """No text on it."""
        return not self.body and not self.fence

    @property
    def code(self) -> bool:
        """Indented as code is, or inside a fence: a container that has the line above has it."""
        return self.indent >= TAB or self.goes_on

    def dedent(self) -> "Line":
        """The same line inside a container."""
        indent = max(self.indent - TAB, 0)
        return Line(self.start, indent, self.body, self.fence, self.region, self.goes_on)

    def rest(self, skip: int) -> "Line":
        """What follows the first `skip` characters, as a line of its own."""
        return Line(self.start + skip, 0, self.body[skip:])

    def unquote(self) -> "Line":
        """The line without its `>`, where it has one."""
        if not (self.opens_quote() or (self.fence and self.body.startswith(">"))):
            return self
        rest = self.body[1:]
        body = rest.lstrip(" \t")
        width = len(self.body[: len(self.body) - len(body)].expandtabs(TAB)) - 1
        start = self.start + len(self.body) - len(body)
        return Line(start, max(width - 1, 0), body, self.fence, self.region, self.goes_on)

    # --- what the line begins ---

    def opens_quote(self) -> bool:
        """`> text`."""
        return not self.code and not self.fence and self.body.startswith(">")

    def heading(self) -> re.Match[str] | None:
        """`## text`: group 1 is the marks, group 2 the text."""
        if self.indent or self.fence or not self.body.startswith("#"):
            return None
        return _HEADING.match(self.body)

    def setext(self) -> int:
        """`===` or `---`: the level of the heading that the line above would be, else 0."""
        if self.indent or self.fence or not _SETEXT.match(self.body):
            return 0
        return 1 if self.body.startswith("=") else 2

    def callout(self) -> re.Match[str] | None:
        """The head of an admonition, of details or of a tab; its groups hold the title."""
        if self.indent or self.fence or not self.body.startswith(("!!!", "???", "===")):
            return None
        return _CALLOUT.match(self.body)

    def rule(self) -> bool:
        """A horizontal rule."""
        return not self.code and not self.fence and _RULE.match(self.body) is not None

    def item(self, *, empty: bool = False) -> int:
        """A list item: where its text begins, else 0. `empty` allows an item without text."""
        if self.fence:
            return 0
        match = _ITEM.match(self.body) or (_EMPTY_ITEM.match(self.body) if empty else None)
        return match.end() if match else 0

    def term(self) -> int:
        """`: definition`: where the definition begins, else 0."""
        match = _TERM.match(self.body) if not self.code and not self.fence else None
        return match.end() if match else 0

    def footnote(self) -> int:
        """`[^1]: text`: where the text begins, else 0."""
        match = _FOOTNOTE.match(self.body) if not self.code and not self.fence else None
        return match.end() if match else 0

    def definition(self) -> str | None:
        """`[label]: address`: the label, else None."""
        match = _DEFINITION.match(self.body) if not self.code and not self.fence else None
        return match[1] if match else None

    def is_of_words(self) -> bool:
        """It begins with a letter, as most lines do: no construct has a sign for it."""
        return not self.code and not self.region and self.body[0].isalpha()

    def splits(self) -> bool:
        """Whatever stands before it ends here: no list item or paragraph takes such a line in."""
        if self.body[:1].isalpha():  # as most do
            return self.region is not None
        return (
            self.region is not None
            or self.heading() is not None
            or self.callout() is not None
            or self.rule()
        )

    def interrupts(self) -> bool:
        """The line ends a paragraph without a blank line between them."""
        if self.body[:1].isalpha():  # as most do
            return self.fence or self.region is not None
        return (
            not self.body
            or self.fence
            or self.splits()
            or self.opens_quote()
            or self.term() > 0
            or self.footnote() > 0
            or self.definition() is not None
        )


def read_lines(text: str, start: int, end: int) -> list[Line]:
    """The lines of a stretch of a text, with fenced code and raw HTML marked."""
    stretch = text[start:end]
    raw_lines = stretch.split("\n")
    lines: list[Line] = []
    at = start
    for raw in raw_lines:
        body = raw.lstrip(" \t")
        lead = raw[: len(raw) - len(body)]
        indent = len(lead.expandtabs(TAB)) if "\t" in lead else len(lead)
        lines.append(Line(at + len(lead), indent, body.rstrip()))
        at += len(raw) + 1
    if "```" in stretch or "~~~" in stretch:
        for numbers in fences(raw_lines):
            for number in numbers:
                lines[number].fence = True
                lines[number].goes_on = number > numbers.start
                raw_lines[number] = " " * len(raw_lines[number])  # its tags are none
    if "<" in stretch:
        _mark_raw_html(RawHtml("\n".join(raw_lines), start), lines)
    return lines


def _mark_raw_html(html: RawHtml, lines: list[Line]) -> None:
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if line.fence or line.code or not line.body.startswith("<"):
            continue
        region = html.region(line.start)
        if region is None:
            continue
        line.region = region
        while number < len(lines) and lines[number].start < region.end:
            lines[number].region = region
            number += 1


def next_text(lines: list[Line], at: int) -> int:
    """The number of the first line from `at` on that is not blank, or of lines."""
    while at < len(lines) and lines[at].blank:
        at += 1
    return at
