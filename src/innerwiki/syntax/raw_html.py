"""Raw HTML that begins a line: where it ends, and whether Markdown is read inside it.

Python-Markdown takes an element of a block-level tag at the start of a line, with all that is in
it, and a comment, out of the text before it looks at blocks. Inside, only references count; with
`markdown="1"` (md_in_html) the content is Markdown again.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

BLOCK_TAGS = frozenset(
    "address article aside blockquote body canvas center colgroup dd details div dl dt fieldset "
    "figcaption figure footer form group h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li "
    "main map math menu nav noscript object ol option output p pre progress script section style "
    "summary table tbody td textarea tfoot th thead tr ul video".split()
)
"""Tags whose element at the start of a line is raw HTML (a test compares it with the library)."""

LITERAL_TAGS = ("code", "pre", "script", "style", "textarea", "kbd", "samp", "math", "svg")
"""Elements whose text is shown as it is: no reference is found in them, on the page or here."""

TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>")

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_TEXT_ONLY = {
    tag: re.compile(rf"<(/)({tag})(\s*)>", re.IGNORECASE) for tag in ("script", "style", "textarea")
}
_MARKDOWN = re.compile(r"\bmarkdown(?:\s*=\s*[\"']?(?:1|block|span|markdown)\b|(?=\s|$))")
_SPECIAL = (("<!--", "-->"), ("<?", "?>"), ("<!", ">"))


@dataclass(frozen=True, slots=True)
class RawRegion:
    """A region of raw HTML: its offsets in the file, and its text, fenced code blotted out.

    `markdown` are the offsets of the content that is Markdown.
    """

    start: int
    end: int
    text: str = ""
    comment: bool = False
    markdown: tuple[int, int] | None = None


class RawHtml:
    """Finds the raw HTML of a stretch of text.

    Args of the constructor: the text, fenced code blotted out, and its offset in the file.
    """

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._last = {close: text.rfind(close) for _, close in _SPECIAL}

    def region(self, start: int) -> RawRegion | None:
        """The region whose `<` stands at the file offset `start`, the first of its line, or None.

        A block-level tag on the line where the region ends goes on with it.
        """
        at = start - self._offset
        end = self._special_end(at)
        if end is not None:
            return self._made(at, end, comment=self._text.startswith("<!--", at))
        tag = TAG.match(self._text, at)
        if tag is None or not _opens_block(tag):
            return None
        inner_end, end = self._element_end(tag)
        if _MARKDOWN.search(tag[3]) and inner_end > tag.end():
            inner = (tag.end() + self._offset, inner_end + self._offset)
            return self._made(at, end, markdown=inner)
        while (tag := self._tag_in_tail(end)) is not None:
            end = self._element_end(tag)[1]
        return self._made(at, end)

    def _made(
        self, at: int, end: int, *, comment: bool = False, markdown: tuple[int, int] | None = None
    ) -> RawRegion:
        text = self._text[at:end]
        return RawRegion(at + self._offset, end + self._offset, text, comment, markdown)

    def _special_end(self, at: int) -> int | None:
        """Where a comment, instruction or declaration at `at` ends, or None."""
        for opening, close in _SPECIAL:
            if self._text.startswith(opening, at):
                end = self._text.find(close, at + len(opening)) if self._last[close] > at else -1
                declared = opening != "<!" or self._text[at + 2 : at + 3].isalpha()
                return end + len(close) if end >= 0 and declared else None
        return None

    def _element_end(self, opening: re.Match[str]) -> tuple[int, int]:
        """Where an element's content ends, and where the element does (the text's end if open)."""
        stack = _OpenElements()
        tag: re.Match[str] | None = opening
        while tag is not None:
            stack.take(tag)
            if not stack.names:
                return tag.start(), tag.end()
            tag = self._next_tag(tag.end(), stack.names[-1])
        return len(self._text), len(self._text)

    def _next_tag(self, at: int, inside: str) -> re.Match[str] | None:
        """The next tag from `at` on that counts inside an element; comments are passed over."""
        if inside in _TEXT_ONLY:
            return _TEXT_ONLY[inside].search(self._text, at)
        while (mark := self._text.find("<", at)) >= 0:
            if (tag := TAG.match(self._text, mark)) is not None:
                return tag
            at = self._special_end(mark) or mark + 1
        return None

    def _tag_in_tail(self, at: int) -> re.Match[str] | None:
        """The first block-level tag on the line that a region ends on, after the region."""
        line_end = self._text.find("\n", at)
        tags = TAG.finditer(self._text, at, line_end if line_end >= 0 else len(self._text))
        return next((tag for tag in tags if _opens_block(tag)), None)


def find_comments(text: str) -> Iterator[tuple[int, int]]:
    """The comments inside a text, from their last `<!--` to the first `-->` after it.

    >>> list(find_comments("a <!-- b <!-- c --> d --> <!-- e"))
    [(9, 19)]
    """
    at = 0
    while (opening := text.find("<!--", at)) >= 0 and (end := text.find("-->", opening + 4)) >= 0:
        at = end + 3
        yield (text.rfind("<!--", opening, end), at)


def _opens_block(tag: re.Match[str]) -> bool:
    return not tag[1] and tag[2].lower() in BLOCK_TAGS


class _OpenElements:
    """The elements that are open, and how often each name is among them."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._count: Counter[str] = Counter()

    def take(self, tag: re.Match[str]) -> None:
        """Open or close an element; closing one closes all inside it."""
        name = tag[2].lower()
        if not tag[1]:
            if name not in _VOID and not tag[3].endswith("/"):
                self.names.append(name)
                self._count[name] += 1
            return
        closed = "" if self._count[name] else name
        while closed != name:
            closed = self.names.pop()
            self._count[closed] -= 1
