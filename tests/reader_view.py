"""A page as a reader sees it: its text, with just enough signs to tell code and links apart."""

import re
from html.parser import HTMLParser

_FORMULA = re.compile(
    r"<math\b.*?<annotation[^>]*>([^<]*)</annotation></semantics></math>", re.DOTALL
)

_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li tr dt dd blockquote div section table figure figcaption details "
    "summary pre hr label".split()
)
_HIDDEN_CLASSES = (
    "iw-refs",
    "iw-sr",
    "iw-backlinks",
    "iw-trust",
    "iw-gaps",
    "iw-notice",
    "iw-see-also",
    "iw-categories",
)


def reader_view(html: str) -> str:
    """The visible text of a page's HTML, one line a block, the title, the head and references left out."""
    reader = _Reader()
    reader.feed(_FORMULA.sub(r"$\1$", html))
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.pieces).split("\n")]
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.stack: list[tuple[str, bool]] = []

    @property
    def hidden(self) -> bool:
        return any(hidden for _, hidden in self.stack)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("br", "hr", "img", "input", "col", "wbr"):
            if tag == "img" and not self.hidden:
                self.pieces.append(f"(picture: {given.get('alt')})")
            return
        classes = (given.get("class") or "").split()
        own = given.get("id") in ("references", "iw-backlinks")
        hide = (
            own
            or tag in ("h1", "script", "style", "template")
            or any(c in _HIDDEN_CLASSES for c in classes)
        )
        self.stack.append((tag, hide))
        if self.hidden:
            return
        if tag in _BLOCKS:
            self.pieces.append("\n" + "#" * int(tag[1]) + " " if tag[1:].isdigit() else "\n")
        elif tag == "code":
            self.pieces.append("`")
        elif tag in ("td", "th"):
            self.pieces.append("| ")
        elif tag == "a":
            self.pieces.append("<")
            self.stack[-1] = (tag, hide)
            self._href = given.get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        while self.stack:
            name, _ = self.stack[-1]
            hidden = self.hidden
            self.stack.pop()
            if name == tag:
                if not hidden:
                    self._close(tag)
                return

    def _close(self, tag: str) -> None:
        if tag == "code":
            self.pieces.append("`")
        elif tag in ("td", "th"):
            self.pieces.append(" ")
        elif tag == "a":
            self.pieces.append(f" → {self._href}>")
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            in_pre = any(tag == "pre" for tag, _ in self.stack)
            self.pieces.append(data if in_pre else data.replace("\n", " "))
