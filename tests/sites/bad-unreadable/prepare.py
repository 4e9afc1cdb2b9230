"""A file that cannot be read even by root: a link that leads to itself; a pipe; a folder."""

import os
import sys
from pathlib import Path

content = Path(sys.argv[1], "content")
content.joinpath("circle.md").symlink_to("circle.md")
os.mkfifo(content / "pipe.md")
content.joinpath("folder.md").mkdir()
