"""What Lighthouse says of the published wiki: medians of several runs, on mobile and desktop.

    python -m benchmarks.lighthouse [--runs 5] [--page inner-alignment/ ...]

The wiki is built into a folder of its own and served on this machine by a server that compresses.
Lighthouse (`npm install --global lighthouse`) slows the browser down as it does by default: a
phone's processor and network for mobile, none for the processor on desktop. Results go to
`benchmarks/lighthouse.md`; scores of performance vary with what else the machine does, so its load
is noted too.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from tests.browser.server import serving

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "lighthouse.md"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DEVICES = {"mobile": (), "desktop": ("--preset=desktop",)}
CATEGORIES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}
METRICS = {
    "first-contentful-paint": ("FCP, s", 1000, 2),
    "largest-contentful-paint": ("LCP, s", 1000, 2),
    "total-blocking-time": ("TBT, ms", 1, 0),
    "cumulative-layout-shift": ("CLS", 1, 3),
    "speed-index": ("Speed index, s", 1000, 2),
    "total-byte-weight": ("KB sent", 1000, 1),
}
"""For each audit: its head in the table, what its number is divided by, and its digits."""


def main() -> None:
    """Measure and write the results."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--page", nargs="*", default=["inner-alignment/", ""])
    given = options.parse_args()
    lighthouse, browser = _found("lighthouse"), _found(*BROWSERS)
    load = os.getloadavg()[0]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        site = _built(Path(folder))
        with serving(site) as address:
            for page in given.page:
                for device, flags in DEVICES.items():
                    command = (lighthouse, address + page, *flags)
                    reports = [_report(command, browser) for _ in range(given.runs)]
                    rows.append((page or "home", device, reports))
                    print(f"{page or 'home'}, {device}: {_scores(reports)}")
    RESULTS.write_text(_text(rows, lighthouse, browser, load), encoding="utf-8")


def _found(*names: str) -> str:
    """The first of some commands that is there."""
    command = next(filter(None, map(shutil.which, names)), None)
    if command is None:
        sys.exit(f"there is no {names[0]} on the PATH; install it, and run this again")
    return command


def _built(folder: Path) -> Path:
    """The site of this repository's wiki."""
    site = folder / "site"
    subprocess.run(
        [sys.executable, "-m", "innerwiki", "build", "--site-dir", str(site)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return site


def _report(command: Sequence[str], browser: str) -> dict[str, Any]:
    """The report of one run."""
    ran = subprocess.run(
        [
            *command,
            "--output=json",
            "--quiet",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox",
        ],
        env={**os.environ, "CHROME_PATH": browser},
        stdout=subprocess.PIPE,
        check=True,
    )
    report: dict[str, Any] = json.loads(ran.stdout)
    return report


def _scores(reports: Sequence[dict[str, Any]]) -> list[str]:
    """The median of each category, and the range where the runs differ."""
    return [
        _spread([round(100 * report["categories"][name]["score"]) for report in reports], 0)
        for name in CATEGORIES
    ]


def _metrics(reports: Sequence[dict[str, Any]]) -> list[str]:
    return [
        _spread([report["audits"][name]["numericValue"] / unit for report in reports], digits)
        for name, (_, unit, digits) in METRICS.items()
    ]


def _spread(values: Sequence[float], digits: int) -> str:
    """A median, with the least and the greatest value: "98 (97 to 99)"."""
    low, middle, high = (f"{v:.{digits}f}" for v in (min(values), median(values), max(values)))
    return middle if low == high else f"{middle} ({low} to {high})"


def _text(
    rows: Sequence[tuple[str, str, list[dict[str, Any]]]],
    lighthouse: str,
    browser: str,
    load: float,
) -> str:
    runs = len(rows[0][2])
    lines = [
        "# Lighthouse",
        "",
        f"Medians of {runs} runs, in brackets the least and the greatest where they differ;",
        "written by `python -m benchmarks.lighthouse`.",
        "",
        f"- {datetime.now(UTC):%Y-%m-%d}, {platform.system()}, {os.cpu_count()} cores",
        f"- load {load:.1f} at the start; scores of performance suffer from more than a core's",
        f"- Lighthouse {_version(lighthouse)}, {_version(browser)}",
        "",
        *_table("Scores, of 100", CATEGORIES.values(), ((*row, _scores(row[2])) for row in rows)),
        "",
        *_table(
            "Measurements",
            (head for head, _, _ in METRICS.values()),
            ((*row, _metrics(row[2])) for row in rows),
        ),
        "",
        *_faults(rows),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _table(
    title: str,
    heads: Iterable[str],
    rows: Iterable[tuple[str, str, list[dict[str, Any]], list[str]]],
) -> list[str]:
    columns = ["Page", "Device", *heads]
    return [
        f"## {title}",
        "",
        f"| {' | '.join(columns)} |",
        f"|{'---|' * 2}{'---:|' * (len(columns) - 2)}",
        *(f"| {page} | {device} | {' | '.join(cells)} |" for page, device, _, cells in rows),
    ]


def _faults(rows: Sequence[tuple[str, str, list[dict[str, Any]]]]) -> list[str]:
    """The audits outside of performance that did not pass everywhere, so that none is hidden."""
    found = {
        f"- {page}, {device}: {report['audits'][item['id']]['title']} (`{item['id']}`)"
        for page, device, reports in rows
        for report in reports
        for name, category in report["categories"].items()
        if name != "performance"
        for item in category["auditRefs"]
        if item["weight"] and (report["audits"][item["id"]]["score"] or 0) < 1
        if report["audits"][item["id"]]["scoreDisplayMode"] in ("binary", "numeric")
    }
    return ["## What did not pass", "", *sorted(found)] if found else []


def _version(command: str) -> str:
    ran = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


if __name__ == "__main__":
    main()
