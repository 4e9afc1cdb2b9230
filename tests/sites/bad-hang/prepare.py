"""Short texts on which the Markdown libraries would need hours."""

import sys
from pathlib import Path

content = Path(sys.argv[1], "content")
for name, text in {
    "brackets": "[" * 20_000,
    "links": "[[a|" * 20_000,
    "tags": "<a " * 50_000,
    "ticks": " ".join("`" * n for n in range(1, 1_000)),
    "fence": "``` " + 'a="b" ' * 40 + "!",
}.items():
    front = f"---\ntitle: {name}\n---\nText [@noether1918].\n\n"
    content.joinpath(f"{name}.md").write_text(front + text, encoding="utf-8")
