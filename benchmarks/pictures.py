"""Pictures of an article as a reader meets it, and beside it what other sites make of theirs.

    python -m benchmarks.pictures [--page inner-alignment/] [--beside NAME=URL ...]

The wiki is built into a folder of its own, and so is the same article by stock Material, without
innerwiki; each is shown at 1280 and 390 px, in light and dark. With `--beside` the pages of other
sites are shown in the same way, for comparison on a screen: `--beside sep=https://...`. They go to
the folder that `--other-folder` names, and not into this repository: their text is not ours.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.browser.server import serving

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = {1280: 900, 390: 844}
"""The width of each window, and its height: a laptop's and a phone's."""

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
STOCK = """\
site_name: Inner Alignment Wiki
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
"""
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def main() -> None:
    """Take the pictures."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    options.add_argument("--page", default="inner-alignment/")
    options.add_argument("--beside", nargs="*", default=[], metavar="NAME=URL")
    options.add_argument("--other-folder", type=Path, default=Path("pictures-of-others"))
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, _browser() as browser:
        with serving(_own(Path(folder) / "own")) as address:
            _take(browser, address + given.page, FOLDER, "innerwiki")
        with serving(_stock(Path(folder) / "stock", given.page.strip("/"))) as address:
            _take(browser, address, FOLDER, "stock-material", widths=(1280,))
        for other in given.beside:
            name, _, address = other.partition("=")
            _take(browser, address, given.other_folder, name)


@contextmanager
def _browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        sys.exit("there is no Chromium on the PATH; install it, and run this again")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def _own(folder: Path) -> Path:
    """The site of this repository's wiki."""
    command = [sys.executable, "-m", "innerwiki", "build", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return folder


def _stock(folder: Path, article: str) -> Path:
    """The same article by MkDocs and Material as they come, its front matter left out."""
    text = (ROOT / "content" / f"{article}.md").read_text(encoding="utf-8")
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    title = article.replace("-", " ").capitalize()
    page = f"# {title}\n\n{_FRONT_MATTER.sub('', text)}"
    (folder / "docs" / "index.md").write_text(page, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, check=True)
    return folder / "site"


def _take(
    browser: Browser,
    address: str,
    folder: Path,
    name: str,
    widths: tuple[int, ...] = tuple(WIDTHS),
) -> None:
    """The first view of a page, at each width, in light and dark."""
    folder.mkdir(parents=True, exist_ok=True)
    for width in widths:
        for scheme in SCHEMES:
            size = ViewportSize(width=width, height=WIDTHS[width])
            page = browser.new_page(viewport=size, color_scheme=scheme)
            page.goto(address, wait_until="load")
            page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", animations="disabled")
            page.close()


if __name__ == "__main__":
    main()
