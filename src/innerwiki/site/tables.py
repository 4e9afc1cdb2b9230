"""Each table of an author gets an element of its own around it.

Material's script takes every table out of the page and puts it back inside elements that scroll.
A change among an element's children makes browsers style again all that stands in that element;
where a table stood in the article itself, that was the whole article, once for each table.
"""

import re

_BARE = "<table>"
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^>\"]|\"[^\"]*\")*)>")


def frame_tables(html: str) -> str:
    """Finished HTML with a `<div>` around each table that has no attributes.

    >>> frame_tables("<p>a</p><table><tr><td>b</td></tr></table>")
    '<p>a</p><div><table><tr><td>b</td></tr></table></div>'

    Args:
        html: well-formed HTML, as it comes from the sanitiser.
    """
    if _BARE not in html:
        return html
    open_tables: list[bool] = []

    def framed(tag: re.Match[str]) -> str:
        if tag[2] != "table":
            return tag[0]
        if not tag[1]:
            open_tables.append(tag[0] == _BARE)
            return f"<div>{tag[0]}" if open_tables[-1] else tag[0]
        return f"{tag[0]}</div>" if open_tables and open_tables.pop() else tag[0]

    return _TAG.sub(framed, html)
