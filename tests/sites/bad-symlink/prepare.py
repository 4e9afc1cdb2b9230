"""Links that lead out of the content folder, to a file and to a folder."""

import sys
from pathlib import Path

root = Path(sys.argv[1])
outside = root / "outside"
outside.mkdir()
outside.joinpath("secret.md").write_text("---\ntitle: Secret\n---\nA secret.\n", encoding="utf-8")
outside.joinpath("secret.png").write_text("a secret", encoding="utf-8")
root.joinpath("content", "link.md").symlink_to(outside / "secret.md")
root.joinpath("content", "picture.png").symlink_to(outside / "secret.png")
root.joinpath("content", "folder").symlink_to(outside)
