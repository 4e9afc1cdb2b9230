"""Which lines of a Markdown text are fenced code.

Fences are found before any other structure, as pymdownx.superfences does it: at any depth of
indentation and quotation, and closed by the same fence behind the same prefix. A fence that is
never closed is no fence.

Superfences takes a fence for none if its header says more than it understands, and pages written
for other programs are full of those: `{code-cell} python`, `rust,ignore`, `js {1,3-5}`. What their
authors fenced is code, to the check and to the page, which gets such headers in plain words
(`with_plain_headers`).
"""

import re
from dataclasses import dataclass

_PREFIX_AND_FENCE = r"(?P<prefix>[>\ \t]*)(?P<fence>~{3,}|`{3,})"
# As in CommonMark; what closes on its own line is inline code, or struck out.
_START = re.compile(_PREFIX_AND_FENCE + r"(?P<info>(?<=`)[^`\n]*|(?<=~)[^~\n]*)$")
_UNDERSTOOD = re.compile(
    _PREFIX_AND_FENCE
    + r"""(?:[ \t]*\.?(?P<lang>[\w#.+-]+)(?=[\t ]|$))?
    (?:[ \t]*\{(?P<attributes>[^\n]*)\}
      |(?P<options>(?:[ \t]*[a-zA-Z][a-zA-Z0-9_]*(?:=(?P<quote>"|').*?(?P=quote))?(?=[\t ]|$))++)
    )?[ \t]*$""",
    re.VERBOSE,
)
_FOREIGN = re.compile(
    r"""[ \t]*(?:(?P<directive>\{[\w:.-]+\})[ \t]*)?
    \.?(?P<lang>[A-Za-z][\w#.+-]*)?(?P<rest>.*)$""",
    re.VERBOSE,
)
_TITLE = re.compile(r"""(?<!\S)title=(["'])[^"'\n]*\1(?!\S)""")
_OPTION = re.compile(r"([a-zA-Z][a-zA-Z0-9_]*)(?:=([\"'])(.*?)\2)?")
_OPTIONS = {
    "hl_lines": re.compile(r"\d+(?:-\d+)?(?:[ \t]+\d+(?:-\d+)?)*$"),
    "linenums": re.compile(r"\d+(?:[ \t]+\d+)?(?:[ \t]+\d+)?"),
    "title": re.compile(""),
    "title_mode": re.compile(""),
}
_PREFIX = re.compile(r"[> \t]*")
_TAB = 4


@dataclass(frozen=True, slots=True)
class Header:
    """The opening line of a fence: where its first sign stands, its language, what else it says."""

    at: int
    language: str
    options: str


def read_header(line: str) -> Header:
    """The parts of a line that opens a fence.

    >>> read_header('> ~~~ py title="x"')
    Header(at=2, language='py', options='title="x"')
    """
    match = _START.match(line)
    if match is None:
        raise ValueError(f"no fence begins with {line!r}")
    at = match.start("fence")
    understood = _understood(line)
    if understood is None:
        language, title = _foreign(match["info"])
        return Header(at, language, title or match["info"].strip().removeprefix(language))
    attributes = understood["attributes"]
    options = understood["options"] or (f"{{{attributes}}}" if attributes else "")
    return Header(at, understood["lang"] or "", options.strip())


def with_plain_headers(lines: list[str]) -> list[str]:
    """The lines, with what superfences understands in place of each header that it does not.

    >>> with_plain_headers(["```{code-cell} py", "a", "```", "```js {1} title='x'", "b", "```"])
    ['```py', 'a', '```', "```js title='x'", 'b', '```']
    """
    plain = list(lines)
    for numbers in fences(lines):
        line = lines[numbers.start]
        match = _START.match(line)
        if match is not None and _understood(line) is None:
            words = " ".join(filter(None, _foreign(match["info"])))
            plain[numbers.start] = line[: match.end("fence")] + words
    return plain


def _understood(line: str) -> re.Match[str] | None:
    """The parts of a header that superfences takes; with options that it does not know, it does not
    see a fence.
    """
    match = _UNDERSTOOD.match(line)
    return match if match is not None and _options_known(match["options"]) else None


def _foreign(info: str) -> tuple[str, str]:
    """The language and the title (`title="..."`) of a header that was written for others.

    What follows a directive is a language only where the directive is one of code.
    """
    match = _FOREIGN.match(info)
    title = _TITLE.search(info)
    language = (match["lang"] or "") if match is not None else ""
    directive = match["directive"] if match is not None else None
    if directive and not directive.startswith(("{code", "{sourcecode")):
        language = ""
    return language.rstrip("."), title[0] if title else ""


def inside(line: str, header: str) -> tuple[int, str]:
    """A line of a fence's content without the fence's own indentation and quotation marks.

    Args:
        line: the line.
        header: the line that opens the fence.

    Returns:
        How many characters were taken off, and the rest; of a tab that reaches over the edge, the
        rest begins with the columns inside.

    >>> inside("> a", "> ```"), inside("      a", "    ```"), inside("a", "> ```")
    ((2, 'a'), (4, '  a'), (0, 'a'))
    """
    width = len(_lead(header).expandtabs(_TAB))
    column = taken = 0
    for char in _lead(line):
        if column >= width:
            break
        column += _TAB - column % _TAB if char == "\t" else 1
        taken += 1
    over = max(column - width, 0)
    return taken - over, " " * over + line[taken:]


def _lead(line: str) -> str:
    match = _PREFIX.match(line)
    return match[0] if match else ""


def fences(lines: list[str]) -> list[range]:
    """The numbers (from 0) of the lines of each fenced code, fences included.

    >>> fences(["a", "```py", "[@k]", "```", "~~~", "never closed"])
    [range(1, 4)]
    """
    found: list[range] = []
    start: int | None = None
    fence = ""
    width = quotes = 0
    empty = False
    for number, line in enumerate(lines):
        if start is None:
            match = _START.match(line)
            if match is not None:
                prefix = match["prefix"].expandtabs(_TAB)
                start, fence, width = number, match["fence"], len(prefix)
                quotes, empty = prefix.count(">"), False
            continue
        verdict = _continues(line, width=width, quotes=quotes, empty=empty)
        if verdict is None:
            start = None
            continue
        content = verdict
        if content.rstrip(" \t") == fence:
            found.append(range(start, number + 1))
            start = None
        empty = not content.strip(" \t>")
    return found


def _continues(line: str, *, width: int, quotes: int, empty: bool) -> str | None:
    """The line's text inside the fence, or None if it breaks the fence's prefix."""
    lead = _PREFIX.match(line)
    prefix = (lead[0] if lead else "").expandtabs(_TAB)
    rest = line[lead.end() :] if lead else line
    level = prefix[:width].count(">")
    if level > quotes or (quotes and empty and level < quotes and (prefix + rest).strip()):
        return None
    if not (prefix + rest).strip():
        return ""
    if quotes:
        return (prefix + rest)[min(len(prefix), width) :] if prefix.count(">") or rest else None
    if len(prefix) < width and rest:
        return None
    return prefix[width:] + rest


def _options_known(options: str | None) -> bool:
    """Whether superfences takes the header's options; with others it does not see a fence."""
    for match in _OPTION.finditer(options or ""):
        shape = _OPTIONS.get(match[1])
        if shape is None or match[3] is None or not shape.match(match[3]):
            return False
    return True
