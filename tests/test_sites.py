"""Small wikis with planted faults, checked and built whole by the command line.

A case is a folder of tests/sites: `content/`, `citations/`, perhaps `prepare.py` for what git
cannot hold, and `expected.txt`, the diagnostics as `path:line:column CODE`. Whatever the fault: the other
articles are built, nothing is written outside `site/` and `.cache/`, no script of an author
survives, and nobody sees a traceback.
"""

import json
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.command_line import innerwiki, make_wiki

SITES = Path(__file__).parent / "sites"
CASES = sorted(path.name for path in SITES.iterdir() if path.is_dir())
PAYLOAD = "pwned("


def prepare(name: str, folder: Path) -> Path:
    """A copy of a case that can be built."""
    root = make_wiki(folder / name, {})
    shutil.copytree(SITES / name, root, symlinks=True, dirs_exist_ok=True)
    if (root / "prepare.py").exists():
        subprocess.run([sys.executable, root / "prepare.py", root], check=True)
    return root


def files_outside(root: Path) -> dict[str, bytes | None]:
    """Every file that a build may not touch, with what is in it."""
    found: dict[str, bytes | None] = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if not name.startswith(("site/", ".cache/")) and name not in ("site", ".cache"):
            found[name] = path.read_bytes() if path.is_file() else None
    return found


class Scripts(HTMLParser):
    """Collects whatever a browser would run or follow as a script."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script" and ("type", "application/ld+json") not in attrs
        for name, value in attrs:
            text = value or ""
            if name.startswith("on") or name in ("srcdoc", "style", "href", "src", "action"):
                self.found.append(f"{name}={text}")

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.found.append(data)


def surviving_scripts(site: Path) -> list[str]:
    found = []
    for page in sorted(site.rglob("*.html")):
        scripts = Scripts()
        scripts.feed(page.read_text(encoding="utf-8"))
        found += [f"{page.name}: {s[:200]}" for s in scripts.found if PAYLOAD in s]
    return found


@pytest.mark.parametrize("name", CASES)
def test_site_with_planted_faults(name: str, tmp_path: Path, update_expected: bool) -> None:
    root = prepare(name, tmp_path)
    before = files_outside(root)

    check = innerwiki(root, "check", "--format", "json")
    assert "Traceback" not in check.stdout + check.stderr
    assert check.returncode in (0, 1), check.stderr
    diagnostics = json.loads(check.stdout)["diagnostics"]
    lines = [f"{d['path']}:{d['line']}:{d['column']} {d['code']}" for d in diagnostics]
    expected = SITES / name / "expected.txt"
    if update_expected:
        expected.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    assert lines == expected.read_text(encoding="utf-8").splitlines()
    assert all(d["help"] for d in diagnostics if d["severity"] == "error")

    build = innerwiki(root, "build")
    assert "Traceback" not in build.stdout + build.stderr
    # That Markdown reads a text otherwise (SRC008) is seen only when the page is made.
    assert build.returncode == (1 if "SRC008" in build.stdout else check.returncode), build.stderr
    assert "Energy is conserved" in (root / "site/sound/index.html").read_text(encoding="utf-8")
    assert surviving_scripts(root / "site") == []
    assert not list((root / "site").rglob("secret*"))
    assert files_outside(root) == before
