"""JSON that people can read, written as fast as JSON that they cannot.

Python's encoder is fast only as long as it writes all on one line. A wiki may have 50,000 findings,
and a report of them is text of a few shapes.
"""

import json
from json.encoder import encode_basestring_ascii
from typing import Any

_STEP = "  "


def indented(value: Any, margin: str = "\n") -> str:
    r"""What `json.dumps(value, indent=2)` gives; the names of objects must be texts.

    Args:
        value: what is written.
        margin: a line's end, and how far the lines of the value are indented at least.

    >>> indented({"line": 4, "help": None, "tags": ["é"]})
    '{\n  "line": 4,\n  "help": null,\n  "tags": [\n    "\\u00e9"\n  ]\n}'
    """
    if isinstance(value, str):
        return encode_basestring_ascii(value)
    if value and isinstance(value, dict):
        inner = margin + _STEP
        fields = [
            f"{encode_basestring_ascii(name)}: {indented(one, inner)}"
            for name, one in value.items()
        ]
        return "{" + inner + f",{inner}".join(fields) + margin + "}"
    if value and isinstance(value, list | tuple):
        inner = margin + _STEP
        return (
            "[" + inner + f",{inner}".join([indented(one, inner) for one in value]) + margin + "]"
        )
    if type(value) is int:
        return str(value)
    return "null" if value is None else json.dumps(value)
