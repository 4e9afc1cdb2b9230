"""An article of 10 MB on one line, and one of a million characters, which is within the limit."""

import sys
from pathlib import Path

content = Path(sys.argv[1], "content")
content.joinpath("ten-megabytes.md").write_text("word " * 2_000_000, encoding="utf-8")
content.joinpath("one-line.md").write_text(
    "---\ntitle: One line\n---\n" + "word [@noether1918] " * 2_000 + "word " * 190_000,
    encoding="utf-8",
)
