"""Folders that lead to themselves: a walk that followed them would not end."""

import sys
from pathlib import Path

content = Path(sys.argv[1], "content")
content.joinpath("loop").symlink_to(".")
content.joinpath("up").symlink_to("..")
content.joinpath("root").symlink_to("/")
content.joinpath("gone.png").symlink_to("nowhere.png")
