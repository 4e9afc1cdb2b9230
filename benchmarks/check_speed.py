"""How long `innerwiki check` takes from nothing, how that grows, and what more processes cost.

    python -m benchmarks.check_speed [--articles 1000] [--times 10] [--runs 3]

Two wikis as in compare.py, one so many times as large as the other, are checked in turn, with one
process and with one for each core. Seconds tell of the machine; what is judged are ratios within
one run: the exponent with which processor time grows, and the processor time that it costs to share
the work.
"""

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.compare import make

MOST_GROWTH = 1.05
"""The exponent of the growth of processor time; 1 is in step with the number of articles."""
MOST_FOR_SHARING = 1.25
"""Processor time with several processes, by that with one."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a check took: seconds of wall and processor time, and MiB of its largest process."""

    wall: float
    processor: float
    peak: float


def cost(folder: Path, jobs: int) -> Cost:
    """Check a wiki once, in processes of its own."""
    started = time.perf_counter()
    checking = subprocess.Popen(
        [sys.executable, "-m", "innerwiki", "check", "--exit-zero", "--format", "json"],
        cwd=folder,
        env={**os.environ, "INNERWIKI_JOBS": str(jobs)},
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(checking.pid, 0)
    checking.returncode = os.waitstatus_to_exitcode(status)
    if checking.returncode:
        raise SystemExit(f"the check of {folder} has failed")
    return Cost(time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median(costs: list[Cost]) -> Cost:
    """The median of each measure."""
    measures = ("wall", "processor", "peak")
    return Cost(*(statistics.median(getattr(one, name) for one in costs) for name in measures))


def main() -> int:
    """Print the table; exit 1 if a ratio misses its goal."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    sizes = (options.articles, options.articles * options.times)
    cores = os.cpu_count() or 1
    found: dict[tuple[int, int], list[Cost]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for size in sizes:
            make(Path(temporary, str(size)), size, cited=True)
        for _ in range(options.runs):
            for size in sizes:
                for jobs in (1, cores):
                    taken = cost(Path(temporary, str(size)), jobs)
                    found.setdefault((size, jobs), []).append(taken)
    costs = {key: median(values) for key, values in found.items()}
    print(f"medians of {options.runs} runs")
    for (size, jobs), one in costs.items():
        print(
            f"  {size:7,} articles, {jobs} processes {one.wall:7.1f} s wall "
            f"{one.processor:7.1f} s processor {one.peak:6.0f} MiB"
        )
    small, large = (costs[size, 1].processor for size in sizes)
    growth = math.log(large / small) / math.log(options.times)
    sharing = costs[sizes[1], cores].processor / large
    print(f"  growth's exponent   {growth:5.2f} (at most {MOST_GROWTH})")
    print(f"  processor, shared   {sharing:5.2f} (at most {MOST_FOR_SHARING})")
    return int(growth > MOST_GROWTH or sharing > MOST_FOR_SHARING)


if __name__ == "__main__":
    sys.exit(main())
