r"""Numbers in brackets, raised numbers and footnotes, with a list of references at the end.

    Entropy never decreases [1].                 Entropy never decreases [@clausius1865].

    ## References                        ->
    1. Clausius, R. (1865). ...

A group of numbers becomes a citation when all of its lines are clear, else it stays as it is, and
with it each of its lines. So at no moment does a number lead nowhere that led somewhere before.
What is taken for no citation keeps no line; but the keys that it would have are told.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from innerwiki.editing.migration.desk import Desk, Look
from innerwiki.editing.migration.lists import Item, ReferenceList, find_footnotes, find_lists
from innerwiki.editing.migration.marks import Sign, find_signs
from innerwiki.editing.migration.page import Left, Outcome, Page
from innerwiki.editing.migration.reference_text import read

NAME = "numbered"


def recognises(page: Page) -> bool:
    """Whether there is any number that may lead to a reference."""
    return bool(_Numbered(page, None).signs)


def migrate(page: Page, desk: Desk) -> Outcome:
    """Turn the numbers of a page into keys, as far as they are clear."""
    return _Numbered(page, desk).outcome()


@dataclass
class _Numbered:
    """One page, with its lists and its marks."""

    page: Page
    desk: Desk | None
    looks: dict[tuple[int, str], Look] = field(default_factory=dict)

    @cached_property
    def lists(self) -> list[ReferenceList]:
        """The lists of the page, or else the list that was named for all pages."""
        found = find_lists(self.page)
        named = self.desk.references if self.desk is not None else None
        return found or ([named.list] if named is not None else [])

    @property
    def _is_named(self) -> bool:
        """Whether the list stands in a file of its own, which stays as it is."""
        return bool(self.lists) and self.lists[0].start < 0

    def _whereabouts(self, item: Item) -> tuple[str, int]:
        """The path of the file, and the line in it, where an item stands."""
        named = self.desk.references if self.desk is not None else None
        if item.start < 0 and named is not None:
            return named.source.path, named.source.position(item.text_start).line
        return self.page.path, self.page.source.position(item.start).line

    @cached_property
    def footnotes(self) -> dict[str, Item]:
        """The footnotes that hold a reference and nothing else, by number."""
        found: dict[str, Item] = {}
        for item in find_footnotes(self.page):
            text = read(item.text)
            known = self.desk is not None and self.desk.look(self.page.path, item.number, text).key
            if (text.is_nothing_else or known) and not any(
                listed.items[0].start <= item.start < listed.items[-1].end for listed in self.lists
            ):
                found[item.number] = item
        return found

    @cached_property
    def signs(self) -> list[Sign]:
        """The marks, but for those inside of lists and of footnotes that are references."""
        listed = [item for one in self.lists for item in one.items]
        known = frozenset(item.number for item in (*listed, *self.footnotes.values()))
        inside = [(item.start, item.end) for item in (*listed, *self.footnotes.values())]
        return find_signs(self.page, known, inside)

    def outcome(self) -> Outcome:
        """What becomes of the page."""
        done = Outcome(found=len(self.signs))
        kept: set[int] = set()
        used: set[int] = set()
        refused = []
        for sign in self.signs:
            items, reason = self._items(sign)
            if sign.refusal is not None:
                refused.append((sign, items))
                continue
            used |= {item.start for item in items}
            if reason is None:
                self._convert(sign, items, done)
            else:
                kept |= {item.start for item in items}
                done.left.append(self._left(sign, reason))
        done.left += [self._refused(sign, items) for sign, items in refused]
        for one in () if self._is_named else self.lists:
            self._remove(one.items, used - kept, done)
            self._tell_uncited(one.items, used, done)
        self._remove(self.footnotes.values(), used - kept, done)
        return done

    # --- marks ---

    def _items(self, sign: Sign) -> tuple[list[Item], str | None]:
        """The lines that a mark leads to, and why it stays all the same."""
        found: list[Item] = []
        reason = sign.refusal
        for number in sign.numbers:
            items = self._lines(sign, number)
            found += items
            if reason is None and len(items) != 1:
                reason = self._not_one(number, items)
        if reason is None and sign.refusal is None:
            reason = self._doubt(found)
        return found, reason

    def _lines(self, sign: Sign, number: str) -> list[Item]:
        if number.startswith("^"):
            return [self.footnotes[number]]
        holding = [one for one in self.lists if one.item(number)]
        if len({one.title for one in holding}) == 1:  # each chapter has its own
            at = sign.place[0]
            following = [one for one in holding if one.start > at]
            holding = following[:1] or holding[-1:]
        return [item for one in holding for item in one.item(number)]

    def _not_one(self, number: str, items: list[Item]) -> str:
        if items:
            return f"several lines have the number {number}"
        return f"no list of references has the number {number}" if self.lists else _NO_LIST

    def _look(self, item: Item) -> Look:
        assert self.desk is not None  # noqa: S101 - only `recognises` does without
        at = (item.start, item.number)
        if at not in self.looks:
            path, _ = self._whereabouts(item)
            self.looks[at] = self.desk.look(path, item.number, read(item.text))
        return self.looks[at]

    def _doubt(self, items: list[Item]) -> str | None:
        """Why the lines of a mark cannot be cited yet; the question is left in the mapping."""
        assert self.desk is not None  # noqa: S101 - see above
        reason = None
        for item in items:
            look = self._look(item)
            if look.is_clear:
                continue
            self.desk.ask(look)
            why = look.question.why if look.question else ""
            name = item.number.removeprefix("^")
            reason = reason or f"reference {name} is {_DOUBTFUL + why if why else _LEFT}"
        return reason

    def _convert(self, sign: Sign, items: list[Item], done: Outcome) -> None:
        assert self.desk is not None  # noqa: S101 - see above
        keys: dict[str, None] = {}
        for item in items:
            keys.setdefault(self.desk.decide(self._look(item), *self._whereabouts(item)))
        cited = "; ".join(self.desk.written(key) for key in keys)
        text = f"[{cited}, {sign.locator}]" if sign.locator else f"[{cited}]"
        if sign.raised and sign.before.isalnum():
            text = " " + text
        if sign.after in ("(", "{"):
            text += " "
        done.edits.append(self.page.edit(*sign.place, text))
        done.converted += 1

    def _refused(self, sign: Sign, items: list[Item]) -> Left:
        """What is told of a mark that is taken for no citation; its keys, if they are known."""
        assert self.desk is not None  # noqa: S101 - see above
        keys = dict.fromkeys(self.desk.known(self._look(item)) for item in items)
        cited = "; ".join(self.desk.written(key) for key in keys if key)
        mend = f"if it is a citation, write `[{cited or '@key'}]`"
        message = f"`{sign.text}` stays: {sign.refusal}"
        return Left(self.page.span(*sign.place), message, mend)

    def _left(self, sign: Sign, reason: str) -> Left:
        mend = _MEND_DOUBT if reason.startswith("reference") else _MEND_ORPHAN
        message = f"`{sign.text}` stays: {reason}"
        is_decided = reason.endswith(_LEFT)
        return Left(self.page.span(*sign.place), message, mend, is_decided=is_decided)

    # --- lines ---

    def _remove(self, items: Iterable[Item], done_with: set[int], done: Outcome) -> None:
        """Take out the lines that have become keys; what is left keeps its number."""
        items = tuple(items)
        gone = [item for item in items if item.start in done_with]
        done.removed += [(item.start, item.end) for item in gone]
        if not gone or len(gone) == len(items):
            return
        for item in items:
            if item.ordered and item not in gone:
                text = f"- [{item.number}] "
                done.edits.append(self.page.edit(item.start, item.text_start, text))

    def _tell_uncited(self, items: Iterable[Item], used: set[int], done: Outcome) -> None:
        for item in items:
            if item.start not in used:
                message = f"no mark in the text leads to reference {item.number}, so it stays"
                span = self.page.span(item.start, item.text_start)
                done.left.append(Left(span, message, _MEND_UNCITED, citations=0))


_NO_LIST = "the page has no list of references"
_DOUBTFUL = "doubtful: "
_LEFT = "left by the mapping"
_MEND_ORPHAN = "name the list by --references, or cite the source as `[@key]`"
_MEND_DOUBT = "fill in its `key` in the mapping file and run this again"
_MEND_UNCITED = "name its source under `citations:` in the front matter, or delete the line"
