from pathlib import Path

from innerwiki import config as configuration
from innerwiki.building.verdict import verdict
from innerwiki.wiki import load
from tests.support import TODAY


def test_reports_a_file_that_is_not_utf_8_at_its_first_odd_byte(tmp_path: Path) -> None:
    (tmp_path / "innerwiki.toml").write_text('title = "Test"\n')
    (tmp_path / "citations").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "cafe.md").write_bytes("# One\n\nA café\n".encode("latin-1"))
    (tmp_path / "content" / "good.md").write_text("# Good\n")
    config = configuration.load(tmp_path)
    found = [d for d in verdict(load(config, TODAY), config, TODAY) if d.code == "SRC001"]
    assert [(d.span.path, d.start.line, d.start.column) for d in found] == [
        ("content/cafe.md", 3, 6)
    ]
