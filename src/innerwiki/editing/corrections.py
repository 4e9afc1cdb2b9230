"""Corrects fields of an entry in its file: only their characters change, every other byte stays.

What comes out is read again before anything is written: the file must have no new mistakes, and no
other entry in it may say anything else than before.
"""

from collections.abc import Sequence

from innerwiki.bibliography import parse
from innerwiki.bibliography.fields import cut_entry
from innerwiki.bibliography.places import HEAD
from innerwiki.editing.originals import edited
from innerwiki.editing.verification import Difference
from innerwiki.lint import Edit
from innerwiki.model import Entry, Source, Span

_NAME_WIDTH = 13


def corrections(
    entry: Entry, source: Source, differences: Sequence[Difference]
) -> tuple[list[Edit], list[str]]:
    """The edits that make an entry say what the registries say.

    Args:
        entry: the entry as it is.
        source: the file that it stands in.
        differences: what differs; those without a value are left to people.

    Returns:
        The edits, and the fields that cannot be corrected by a program.
    """
    edits: list[Edit] = []
    left: list[str] = []
    for difference in differences:
        if difference.value:
            edit = _edit(entry, difference)
            if edit is not None and _holds(entry, source, [*edits, edit]):
                edits.append(edit)
                continue
        left.append(difference.field)
    return edits, left


def _edit(entry: Entry, difference: Difference) -> Edit | None:
    """Replace the value of a field, or put the field behind the key."""
    head = HEAD.match(entry.raw)
    if head is None:
        return None
    cut = cut_entry(entry.raw, head.end())
    start = entry.span.start - cut.key_at
    path = entry.span.path
    for field in cut.fields:
        if field.name.lower() == difference.field:
            at = start + field.value_at
            return Edit(Span(path, at, at + len(field.text)), f"{{{difference.value}}}")
    comma = entry.raw.find(",", cut.key_at + len(cut.key))
    if comma < 0 or not cut.fields:
        return None
    at = start + comma + 1
    line = f"\n  {difference.field:<{_NAME_WIDTH}} = {{{difference.value}}},"
    return Edit(Span(path, at, at), line)


def _holds(entry: Entry, source: Source, edits: Sequence[Edit]) -> bool:
    """Whether the file can be read after the edits, and other entries are as they were."""
    before = parse([source])
    after = parse([Source(source.path, edited(source.text, edits))])
    if len(before.problems) != len(after.problems) or before.keys != after.keys:
        return False
    return all(
        after.entries[key].fields == before.entries[key].fields
        for key in before.keys
        if key != entry.key
    )
