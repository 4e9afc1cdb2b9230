"""Lists: which lines are an item's, as they stand inside it."""

from innerwiki.syntax.lines import TAB, Line, next_text


def read_items(lines: list[Line], at: int) -> tuple[list[list[Line]], int]:
    """The items of the list that begins at a line, and the number of the line after it.

    What is indented belongs to the item above it, and so does a line that goes on without a blank
    line before it, however it is indented.
    """
    items: list[list[Line]] = []
    while at < len(lines):
        line = lines[at]
        if line.blank:
            after = next_text(lines, at)
            if after == len(lines) or not (lines[after].code or lines[after].item()):
                break
            items[-1].append(line)
            at = after
            continue
        if not line.code and (begin := line.item(empty=True)):
            items.append([line.rest(begin)])
        elif not line.code and line.splits():
            break
        else:
            items[-1].extend(_in_item(line, lines[at - 1]))
        at += 1
    return items, at


def _in_item(line: Line, before: Line) -> list[Line]:
    """A line as it stands in a list item; a nested list needs no blank line before it."""
    nested = TAB <= line.indent < 2 * TAB and line.item(empty=True) > 0
    if nested and not (before.code and before.item(empty=True)):
        return [Line(line.start, 0, ""), line.dedent()]
    return [line.dedent()]
