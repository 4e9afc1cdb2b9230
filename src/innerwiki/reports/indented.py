"""JSON that people can read, written as fast as JSON that they cannot.

Python's encoder is fast only as long as it need not indent. A wiki may have 50,000 findings, and a
report of them is text of a few shapes: most are rows of a table, whose encoder is told that what
parts two values is a comma and an indented line.
"""

import json
from collections.abc import Sequence
from json.encoder import encode_basestring_ascii
from typing import Any

_STEP = "  "
_AT_A_TIME = 500
_LEAVES = frozenset({str, int, float, bool, type(None)})


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
        if all(map(_is_row, value)):
            return f"[{inner}{_rows(value, inner)}{margin}]"
        return (
            f"[{inner}" + f",{inner}".join([indented(one, inner) for one in value]) + f"{margin}]"
        )
    if type(value) is int:
        return str(value)
    return "null" if value is None else json.dumps(value)


def _is_row(value: Any) -> bool:
    """Whether a value is an object, not an empty one, in which neither lists nor objects stand."""
    return type(value) is dict and bool(value) and _LEAVES.issuperset(map(type, value.values()))


def _rows(rows: Sequence[dict[str, Any]], margin: str) -> str:
    """What several rows are written as; their texts have no line ends, so those tell them apart.

    They are written some at a time: the encoder keeps all its pieces until it is done.
    """
    inner = margin + _STEP
    encode = json.JSONEncoder(separators=("," + inner, ": ")).encode
    parted = f"{margin}}},{margin}{{{inner}"
    written = [
        encode(rows[at : at + _AT_A_TIME])[2:-2].replace(f"}},{inner}{{", parted)
        for at in range(0, len(rows), _AT_A_TIME)
    ]
    return f"{{{inner}{parted.join(written)}{margin}}}"
