"""A real browser, and two wikis that are served to it: this repository's own and one of examples.

The browser is the system's Chromium, since Playwright's own would have to be fetched. Where there
is none these tests are skipped, except in continuous integration, where they fail.
"""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import other_wiki
from tests.browser.server import serving
from tests.browser.visits import Site, Visits
from tests.command_line import innerwiki

REPOSITORY = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_BROWSER = "there is no browser; install Chromium (on Debian: `apt-get install chromium`)"
PROJECT = "/repo/"
"""Where a forge publishes the pages of a project."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's browser, without a window."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_BROWSER)
    with sync_playwright() as playwright:
        # Root has no sandbox of the browser's; all that it opens is what these tests have made.
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def visit(browser: Browser) -> Visits:
    """Open pages: `with visit(width=390) as visited:`."""
    return Visits(browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """This repository's own wiki, as of today."""
    folder = tmp_path_factory.mktemp("own") / "site"
    today = datetime.now(UTC).date().isoformat()
    built = innerwiki(REPOSITORY, "build", "--site-dir", str(folder), "--today", today)
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    with serving(folder) as address:
        yield Site(
            address,
            folder,
            article="inner-alignment/",
            source="sources/hubinger2020clarifying/",
            query="inner alignment problem",
        )


@pytest.fixture(scope="session")
def other_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a wiki of examples on another subject, with all that an article may hold."""
    root = tmp_path_factory.mktemp("other") / "wiki"
    other_wiki.make(root)
    return root


@pytest.fixture(scope="session")
def other_site(other_root: Path) -> Iterator[Site]:
    """The wiki of examples."""
    folder = other_wiki.build(other_root)
    with serving(folder) as address:
        yield _other_site(address, folder)


@pytest.fixture(scope="session")
def project_site(other_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The wiki of examples, published below a folder."""
    root = tmp_path_factory.mktemp("project") / "wiki"
    shutil.copytree(other_root, root, ignore=shutil.ignore_patterns("site", ".cache"))
    folder = other_wiki.build(root, f'site_url = "https://wiki.example{PROJECT}"\n')
    with serving(folder, PROJECT) as address:
        yield _other_site(address, folder)


@pytest.fixture(scope="session", params=["site", "other_site"])
def any_site(request: pytest.FixtureRequest) -> Site:
    """Each of the two wikis in turn."""
    chosen = request.getfixturevalue(request.param)
    assert isinstance(chosen, Site)
    return chosen


def _other_site(address: str, folder: Path) -> Site:
    return Site(address, folder, "springs/", "sources/hooke1678/", "elastic body")
