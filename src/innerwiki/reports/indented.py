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


def indented(value: Any) -> str:
    r"""What `json.dumps(value, indent=2)` gives, and a line end; names of objects must be texts.

    >>> indented({"line": 4, "help": None, "tags": ["é"]})
    '{\n  "line": 4,\n  "help": null,\n  "tags": [\n    "\\u00e9"\n  ]\n}\n'
    """
    pieces: list[str] = []
    _write(value, "\n", pieces)
    return "".join((*pieces, "\n"))  # once: a report of 20 MB takes its time to be copied


def _write(value: Any, margin: str, pieces: list[str]) -> None:
    """Add what a value is written as.

    Args:
        value: what is written.
        margin: a line's end, and how far the lines of the value are indented at least.
        pieces: what has been written.
    """
    inner = margin + _STEP
    if isinstance(value, str):
        pieces.append(encode_basestring_ascii(value))
    elif value and isinstance(value, dict):
        before = f"{{{inner}"
        for name, one in value.items():
            pieces.append(f"{before}{encode_basestring_ascii(name)}: ")
            _write(one, inner, pieces)
            before = f",{inner}"
        pieces.append(f"{margin}}}")
    elif value and isinstance(value, list | tuple):
        before = f"[{inner}"
        if all(map(_is_row, value)):
            pieces.append(before)
            _write_rows(value, inner, pieces)
        else:
            for one in value:
                pieces.append(before)
                _write(one, inner, pieces)
                before = f",{inner}"
        pieces.append(f"{margin}]")
    else:
        pieces.append(str(value) if type(value) is int else json.dumps(value))


def _is_row(value: Any) -> bool:
    """Whether a value is an object, not an empty one, in which neither lists nor objects stand."""
    return type(value) is dict and bool(value) and _LEAVES.issuperset(map(type, value.values()))


def _write_rows(rows: Sequence[dict[str, Any]], margin: str, pieces: list[str]) -> None:
    """Add what several rows are written as; their texts have no line ends, so those part them.

    They are written some at a time: the encoder keeps all its pieces until it is done.
    """
    inner = margin + _STEP
    encode = json.JSONEncoder(separators=("," + inner, ": ")).encode
    parted = f"{margin}}},{margin}{{{inner}"
    before = f"{{{inner}"
    for at in range(0, len(rows), _AT_A_TIME):
        written = encode(rows[at : at + _AT_A_TIME])[2:-2].replace(f"}},{inner}{{", parted)
        pieces += before, written
        before = parted
    pieces.append(f"{margin}}}")
