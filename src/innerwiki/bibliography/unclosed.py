"""An entry that is never closed: where the mistake is.

The place where it shows is often a page below, and an editor wants the mistake. So the first value
that runs over a line like `year = {2019}`, or to a `}` on a line of its own, is blamed: it was
surely meant to end before.
"""

import re

from innerwiki.bibliography.parts import Cut, Field
from innerwiki.bibliography.values import Fault

_FIELD_LINE = re.compile(r"\n[ \t]*[\w-]+[ \t]*=[ \t]*[{\"\d]")
_BRACE_ON_A_LINE = re.compile(r"\n[ \t]*\}\Z")


class BrokenError(Exception):
    """The entry cannot be read to its end."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def broken(text: str, cut: Cut, fault: Fault) -> BrokenError:
    """The entry cannot be read: the first value that is closed too late is to blame.

    Args:
        text: the entry, up to where the next one starts.
        cut: what has been cut so far; faults behind the one to blame come from it, and are dropped.
        fault: what is told where no value is to blame.
    """
    for value in cut.fields:
        ends_text = not text[value.value_end :].strip()
        if runs_over_a_field(value) or (ends_text and _BRACE_ON_A_LINE.search(value.text)):
            fault = value_not_closed(cut, value.name, value.value_at)
            cut.faults = [f for f in cut.faults if f.offset < fault.offset]
            break
    return BrokenError(fault)


def runs_over_a_field(value: Field) -> bool:
    """Whether a value holds a line that looks like a field."""
    return _FIELD_LINE.search(value.text) is not None


def not_closed(text: str, cut: Cut) -> BrokenError:
    """The text ends, and the entry does not."""
    message = f"the entry `{cut.key}` is not closed" if cut.key else "an entry is not closed"
    if not cut.key:
        cut.faults.clear()
    end = len(text.rstrip())
    return broken(text, cut, Fault(end, message, "close it with a `}` on a line of its own"))


def value_not_closed(cut: Cut, name: str, at: int) -> Fault:
    """The fault of a value that opens at an offset and never ends."""
    return Fault(
        at,
        f"the value of `{name}` in `{cut.key}` is not closed",
        "close it with the sign that it opens with; every `{` needs its `}`",
    )
