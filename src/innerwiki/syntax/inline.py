"""Reads the inline text of one block, once, from left to right.

What is set aside (`opaque`) is passed over; brackets, keys and braces are handed to the grammar in
`references`; what the grammar takes becomes a reference with its place in the file.
"""

import re
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import ClassVar

from innerwiki.model import (
    Citation,
    CitationItem,
    FileLink,
    Mark,
    Mode,
    Oddity,
    OddityKind,
    Reference,
    WikiLink,
)
from innerwiki.syntax import references as grammar
from innerwiki.syntax.attributes import read_attributes, read_unknown_intent
from innerwiki.syntax.block import Locate
from innerwiki.syntax.links import PLAIN, is_relative, match_brackets, read_link
from innerwiki.syntax.masks import mask
from innerwiki.syntax.opaque import set_aside
from innerwiki.syntax.plain import Replacement, plain_text

# The commonest brackets, `[@key, p. 3]` and `[words](address)`, are read to their end at once: no
# sign in them could be the beginning of anything else.
_BRACKET = re.compile(rf"\[(?:{grammar.SINGLE}|{PLAIN})?")
# What may begin something. Each is said by itself, not as a class: so the search passes over
# letters quickly; over those before a bracket alone, it does so ten times as quickly.
_TOKEN = re.compile(rf"{_BRACKET.pattern}|!\[|@|\{{|\\.", re.DOTALL)
_NEAR = 400
"""So far a bracket is followed by itself; that all of many are, would take for ever."""
_BESIDE = Mode.PARENTHETICAL  # to ask for a member takes its time
_NUMBER = re.compile(
    r"\s*[1-9]\d{0,2}(?:\s*[,;–-]\s*[1-9]\d{0,2})*(?P<locator>,\s*[^\W\d][^\[\]]{0,80})?\s*$"
)
_NARRATIVE_LOCATOR = re.compile(r" \[([^\[\]@`<>*_]+)\](?!:)")


class InlineReader:
    """Reads one text.

    Args of the constructor:
        text: the inline text.
        locate: where its stretches are in the file.
        definitions: the folded labels of the body's link definitions.
        html: the text is raw HTML, in which only references count.
        heading: the text is a heading's.
    """

    def __init__(
        self,
        text: str,
        locate: Locate,
        definitions: Collection[str] = (),
        *,
        html: bool = False,
        heading: bool = False,
    ) -> None:
        self.text = text
        self.locate = locate
        self.definitions = definitions
        self.html = html
        self.heading = heading
        self.opaque = set_aside(text, html=html)
        """What is set aside in the text."""
        self.references: list[tuple[int, int, Reference]] = []
        """What was found, with its offsets in the text."""
        self.file_links: list[FileLink] = []
        self.oddities: list[Oddity] = []
        self.links: list[tuple[int, int]] = []
        """Where Markdown links and wiki links stand, from their first bracket to their last."""
        self._labels: list[Replacement] = []
        self._links: list[tuple[int, int]] = []
        """The links that the reading is inside of: where their text ends, and where they do."""

    def read(self) -> None:
        """Find everything in the text."""
        text, aside = self.text, self.opaque
        search = _BRACKET.search if _is_of_brackets(text) else _TOKEN.search
        at = 0
        while (token := search(text, at)) is not None:
            begin = token.start()
            if self._links and begin >= self._links[-1][0]:
                at = max(begin, self._links.pop()[1])
            elif aside.stretches and (cover := aside.covering(begin)) is not None:
                at = cover[1]
            elif token.lastgroup is not None and not self._links:
                at = self._common(token)
            else:
                search = _TOKEN.search  # behind an uncommon bracket may stand an uncommon `@`
                at = self._by_sign[text[begin]](self, begin)

    @cached_property
    def _closes(self) -> dict[int, int]:
        """Each bracket that is closed, and what closes it."""
        return match_brackets(self.text, self.opaque, html=self.html)

    @cached_property
    def _all_count(self) -> bool:
        """Whether each bracket counts: none is set aside or behind a backslash."""
        return not self.opaque.stretches and "\\" not in self.text

    def _close(self, at: int) -> int | None:
        """What closes the `[` at `at`: a `]` near by, if no other bracket opens before it."""
        if self._all_count:
            close = self.text.find("]", at, at + _NEAR)
            if close >= 0 and self.text.rfind("[", at, close) == at:
                return close
        return self._closes.get(at)

    def plain(self) -> str:
        """The text without citations, marks and markup: for slugs, titles, leads."""
        shown = [
            (at, end, reference.text if isinstance(reference, WikiLink) else "")
            for at, end, reference in self.references
        ]
        return plain_text(self.text, self._labels + shown, self.opaque.formulas)

    def masked(self) -> str:
        """The text sign for sign, with what is no prose replaced; see `innerwiki.syntax.masks`."""
        return mask(self.text, self.references, self._labels, self.opaque, html=self.html)

    def _escape(self, at: int) -> int:
        """A backslash hides `[` and `@`; raw HTML knows no backslash."""
        if self.html:
            return at + 1
        end = at + 2
        if self.text.startswith("\\[", at):
            end += 1 if self.text.startswith("@", end) else 0
            end += 2 if self.text.startswith("-@", end) else 0
        return end

    # --- brackets ---

    def _common(self, token: re.Match[str]) -> int:
        """Take `[@key, p. 3]` or `[words](address)`, as most brackets are; the offset then."""
        at, end = token.span()
        if token.lastgroup == "address":
            if self.html:
                return self._bracket(at)
            return self._take_link(at, token.end("words"), token["address"], end)
        key, rest = token.group("key", "rest")
        locator, suffix = grammar.read_locator(rest)
        where = self.locate(at + 1, at + len("[@") + len(key))
        item = CitationItem(grammar.normal_key(key), where, "", locator, suffix)
        where = self.locate(at, end)
        citation = Citation((item,), _BESIDE, where, None, False, self.heading)
        self.references.append((at, end, citation))
        return end

    def _bracket(self, at: int) -> int:
        """What begins with `[`: wiki link, link, citation, footnote, number, or just a bracket."""
        text = self.text
        if text.startswith("[[", at) and (found := grammar.read_wiki_link(text, at)) is not None:
            return self._wiki_link(found)
        close = self._close(at)
        if close is None or close >= self._limit():
            return at + 1
        if (link := self._link(at, close)) is not None:
            self._take_link(at, close, *link)
            self._links.append((close, link[1]))
            return at + 1
        items = grammar.read_group(text, at + 1, close)
        if items is not None and text[at + 1] != "^":
            return self._citation(at, close + 1, items)
        return self._number(at, close)

    def _number(self, at: int, close: int) -> int:
        """`[12]`, the mark of a note that is not there; and what is just a bracket."""
        match = _NUMBER.match(self.text, at + 1, close)
        if match is None or not _is_place(match["locator"]):
            return at + 1
        if not self._links and self.text[close + 1 : close + 2] != ":":
            where = self.locate(at, close + 1)
            self.oddities.append(Oddity(OddityKind.ORPHAN_NUMBER, self.text[at : close + 1], where))
        return close + 1

    def _image(self, at: int) -> int:
        """An image: its alternative text is plain, nothing in it counts."""
        close = self._close(at + 1)
        if close is None or close >= self._limit():
            return at + 1
        link = self._link(at + 1, close)
        if link is None:
            return at + 1
        address, end = link
        self._keep_file(close, address, end)
        self._labels.append((at, end, ""))
        return end

    def _link(self, at: int, close: int) -> tuple[str, int] | None:
        """The address of the Markdown link whose text stands in `at`..`close`, and its end."""
        if self.html or not (self.definitions or self.text.startswith("(", close + 1)):
            return None
        return read_link(self.text, at, close, self._closes, self.definitions)

    def _take_link(self, at: int, close: int, address: str, end: int) -> int:
        """Keep the link whose text stands in `at`..`close`; its end."""
        self._keep_file(close, address, end)
        self._labels += [(at, at + 1, ""), (close, end, "")]
        self.links.append((at, end))
        return end

    def _keep_file(self, close: int, address: str, end: int) -> None:
        """Keep the address of a link, if it is another file's."""
        if is_relative(address):
            self.file_links.append(FileLink(address, self.locate(close + 2, end - 1)))

    def _wiki_link(self, match: re.Match[str]) -> int:
        target = " ".join(match["target"].split())
        anchor = match["anchor"].strip() if match["anchor"] is not None else None
        label = " ".join(match["label"].split()).replace("\\|", "|") if match["label"] else None
        link = WikiLink(target, self.locate(*match.span()), anchor or None, label, match["ending"])
        self.links.append(match.span())
        return self._add(link, *match.span())

    # --- citations and marks ---

    def _citation(self, at: int, end: int, items: tuple[grammar.ItemSyntax, ...]) -> int:
        intent = None
        attributes = read_attributes(self.text, end)
        if attributes is not None and attributes.intent and not attributes.mark:
            intent, end = attributes.intent, attributes.end
            for place in attributes.overruled:
                self._odd_intent(*place)
        elif attributes is None:
            end = self._unknown_intent(end)
        citation = Citation(
            tuple(self._item(item) for item in items),
            Mode.PARENTHETICAL,
            self.locate(at, end),
            intent,
            bool(self._links),
            self.heading,
        )
        return self._add(citation, at, end)

    def _unknown_intent(self, at: int) -> int:
        """Pass over `{.suports}` behind a citation, and keep it for the check; the offset then."""
        found = read_unknown_intent(self.text, at)
        if found is None:
            return at
        start, stop, end = found
        self._odd_intent(start, stop)
        return end

    def _odd_intent(self, start: int, end: int) -> None:
        """Keep a word behind a citation that says nothing of it, for the check."""
        span = self.locate(start, end)
        self.oddities.append(Oddity(OddityKind.UNKNOWN_INTENT, self.text[start:end], span))

    def _item(self, item: grammar.ItemSyntax) -> CitationItem:
        return CitationItem(
            item.key,
            self.locate(item.start, item.end),
            item.prefix,
            item.locator,
            item.suffix,
            item.suppress_author,
            item.separator,
        )

    def _narrative(self, at: int) -> int:
        read = grammar.read_narrative(self.text, at)
        if read is None or read[1] > self._limit():
            return at + 1
        key, end = read
        locator, suffix = None, ""
        bracket = _NARRATIVE_LOCATOR.match(self.text, end, self._limit())
        span = self.locate(at, end)
        if bracket is not None and self._is_locator(bracket):
            locator, suffix = grammar.read_locator(bracket[1])
            end = bracket.end()
        intent = None
        attributes = read_attributes(self.text, end)
        if attributes is not None and attributes.intent and not attributes.mark:
            intent, end = attributes.intent, attributes.end
            for place in attributes.overruled:
                self._odd_intent(*place)
        citation = Citation(
            (CitationItem(key, span, "", locator, suffix),),
            Mode.NARRATIVE,
            self.locate(at, end),
            intent,
            bool(self._links),
            self.heading,
        )
        return self._add(citation, at, end)

    def _is_locator(self, bracket: re.Match[str]) -> bool:
        """Whether what stands in brackets after a narrative key is no link of its own."""
        short = len(bracket[0]) < grammar.MAX_LENGTH
        return short and self._link(bracket.start() + 1, bracket.end() - 1) is None

    def _mark(self, at: int) -> int:
        attributes = read_attributes(self.text, at)
        if attributes is None or attributes.mark is None:
            return at + 1
        mark = Mark(
            attributes.mark,
            self.locate(at, attributes.end),
            attributes.since,
            attributes.reason,
            attributes.rest,
        )
        return self._add(mark, at, attributes.end)

    _by_sign: ClassVar[Mapping[str, Callable[["InlineReader", int], int]]] = {
        "[": _bracket,
        "!": _image,
        "@": _narrative,
        "{": _mark,
        "\\": _escape,
    }
    """What reads on from a sign; it returns the offset to go on from."""

    # --- places ---

    def _add(self, reference: Reference, at: int, end: int) -> int:
        self.references.append((at, end, reference))
        return end

    def _limit(self) -> int:
        """Where the text of the innermost link ends, or the whole text."""
        return self._links[-1][0] if self._links else len(self.text)


def _is_place(text: str | None) -> bool:
    """Whether what stands behind a number is a place in a source: `p. 3`, not `IV` nor words."""
    if text is None:
        return True
    locator, suffix = grammar.read_locator(text)
    return locator is not None and locator.text != locator.value and not suffix


def _is_of_brackets(text: str) -> bool:
    """Whether surely nothing in a text begins but with a bracket, up to the first uncommon one."""
    if "{" in text or "\\" in text or "!" in text:
        return False
    return text.count("@") == text.count("[@")
