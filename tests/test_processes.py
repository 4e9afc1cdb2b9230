"""Several processes come to what one comes to, and leave nothing behind."""

import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import IO

import pytest

from innerwiki import processes
from innerwiki.config import Policy
from innerwiki.model import Library, Source, Span
from innerwiki.wiki.articles import Read, read_articles
from innerwiki.wiki.assess import Assessor

forks = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="the platform cannot fork safely"
)


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The processes that are made; after the test none of them is left, not even as a zombie."""
    fork, made = os.fork, []

    def remember() -> int:
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", remember)
    yield made
    assert made
    for pid in made:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def square(number: int) -> int:
    return number * number


@forks
@pytest.mark.parametrize("jobs", [1, 2, 3, 5, 50])
def test_results_stand_in_the_order_of_the_items(jobs: int) -> None:
    assert processes.shared(square, range(11), jobs) == [square(number) for number in range(11)]


@forks
def test_the_work_is_shared() -> None:
    found = processes.shared(lambda _: os.getpid(), range(6), 3)
    assert len(set(found)) == 3
    assert found[0] == os.getpid()


@forks
def test_who_is_slow_takes_less() -> None:
    here = os.getpid()

    def slow_here(_: int) -> int:
        if os.getpid() == here:
            threading.Event().wait(0.05)
        return os.getpid()

    found = processes.shared(slow_here, range(2400), 2)
    assert found[:3] == [here] * 3  # a ticket is of three items
    assert found.count(here) < 600


@forks
@pytest.mark.parametrize("count", [0, 1, 2, 999, 1000, 1001, 1999, 2500])
@pytest.mark.parametrize("jobs", [2, 3])
def test_whatever_there_is_to_do_is_done_once(count: int, jobs: int) -> None:
    def work(team: processes.Team) -> list[tuple[int, str]]:
        return sorted(chain.from_iterable(team.brought(team.taken("x" * count))))

    assert processes.together(work, jobs) == list(enumerate("x" * count))


@forks
def test_a_team_divides_its_work_once() -> None:
    def work(team: processes.Team) -> list[tuple[int, int]]:
        taken = list(team.taken(range(5)))
        return list(chain.from_iterable(team.brought([*taken, *team.taken(range(5))])))

    with pytest.raises(RuntimeError, match="once"):
        processes.together(work, 2)


def test_nothing_to_do_is_done_at_once() -> None:
    assert processes.shared(square, [], 4) == []


@forks
def test_small_frozen_values_come_back_as_they_were() -> None:
    made = [Span(f"a{number}.md", number, number + 2) for number in range(120)]
    assert processes.shared(made.__getitem__, range(120), 2) == made


@forks
@pytest.mark.usefixtures("forked")
def test_a_mistake_in_a_worker_is_raised_here() -> None:
    def fails(number: int) -> int:
        if number == 3:
            raise ValueError("three")
        return number

    with pytest.raises(ValueError, match="three"):
        processes.shared(fails, range(6), 2)


@forks
@pytest.mark.usefixtures("forked")
def test_the_share_of_a_worker_that_is_killed_is_done_here() -> None:
    here = os.getpid()

    def dies(number: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert processes.shared(dies, range(7), 3) == list(range(7))


@forks
def test_work_is_done_here_where_no_process_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", fork)
    assert processes.shared(square, range(5), 3) == [0, 1, 4, 9, 16]


@forks
@pytest.mark.usefixtures("forked")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_work_is_done_here_where_there_is_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> IO[bytes]:
        return Path("/dev/full").open("r+b", buffering=0)

    def work(team: processes.Team) -> tuple[int, list[int]]:
        known = team.pooled(list(team.taken(range(5))))
        return team.size, processes.in_order(known)

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert processes.together(work, 3) == (1, [0, 1, 2, 3, 4])
    assert processes.shared(square, range(5), 3) == [0, 1, 4, 9, 16]


@forks
@pytest.mark.usefixtures("forked")
def test_a_mistake_here_leaves_no_worker_behind() -> None:
    here = os.getpid()

    def fails(number: int) -> int:
        if os.getpid() != here:
            threading.Event().wait(60)
        raise ValueError(number)

    with pytest.raises(ValueError, match="0"):
        processes.shared(fails, range(4), 2)


@forks
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_what_is_pooled_is_known_to_all(jobs: int) -> None:
    def work(team: processes.Team) -> list[list[int]]:
        first = team.pooled([(number, square(item)) for number, item in team.taken(range(7))])
        squares = processes.in_order(first)
        second = team.pooled([sum(squares) + team.number])
        known = [*squares, *chain.from_iterable(second)]
        return list(map(list, team.brought(known)))

    squares = [square(number) for number in range(7)]
    everyone = [*squares, *(sum(squares) + number for number in range(jobs))]
    assert processes.together(work, jobs) == [everyone] * jobs


@forks
@pytest.mark.usefixtures("forked")
@pytest.mark.parametrize("late", [False, True])
def test_who_is_lost_leaves_all_the_work_to_the_leader(late: bool) -> None:
    def work(team: processes.Team) -> tuple[int, list[int]]:
        if late:
            team.pooled([0])
        if team.number == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        if not late:
            team.pooled([0])
        return team.size, processes.in_order(team.brought(team.taken(range(5))))

    assert processes.together(work, 3) == (1, [0, 1, 2, 3, 4])


@forks
def test_the_others_end_with_their_leader(tmp_path: Path) -> None:
    script = """
        def work(team):
            if team.number == 0:
                team.pooled([])
                os.kill(os.getpid(), signal.SIGKILL)
            os.write(1, b"here ")
            team.pooled([])
            team.pooled([])

        processes.together(work, 3)
    """
    with interrupted(tmp_path, script) as process:
        said, complained = process.communicate(timeout=30)  # lasts until all have ended
    assert (said, complained) == ("here here ", "")


@forks
def test_who_has_lost_the_leader_takes_no_more(tmp_path: Path) -> None:
    script = """
        def work(team):
            for number, _ in team.taken(range(1000)):
                if team.number == 0:
                    time.sleep(0.5)
                    os.kill(os.getpid(), signal.SIGKILL)
                time.sleep(0.1)

        processes.together(work, 2)
    """
    with interrupted(tmp_path, script) as process:
        said, complained = process.communicate(timeout=20)  # to take them all would last 100 s
    assert (said, complained) == ("", "")


# A process that a shell has put into the background ignores Ctrl-C, and so do those that it begins.
INTERRUPTED = """
import os, signal, time
from innerwiki import processes
signal.signal(signal.SIGINT, signal.default_int_handler)
"""


def interrupted(tmp_path: Path, script: str) -> subprocess.Popen[str]:
    """A Python process, in a group of its own, that runs a script and may be interrupted."""
    path = tmp_path / "script.py"
    path.write_text(INTERRUPTED + textwrap.dedent(script), encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


@forks
def test_ctrl_c_ends_all_processes_quietly(tmp_path: Path) -> None:
    script = """
        try:
            print(os.getpid(), flush=True)
            processes.shared(lambda _: time.sleep(60), range(3), 3)
        except KeyboardInterrupt:
            print("interrupted", flush=True)
    """
    with interrupted(tmp_path, script) as process:
        assert process.stdout is not None
        process.stdout.readline()
        threading.Event().wait(0.5)
        os.killpg(process.pid, signal.SIGINT)
        said, complained = process.communicate(timeout=30)
    assert (said, complained) == ("interrupted\n", "")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@forks
def test_ctrl_c_while_a_worker_begins_ends_it_too(tmp_path: Path) -> None:
    script = """
        def interrupted_fork(fork=os.fork):
            os.kill(os.getpid(), signal.SIGINT)
            return fork()

        os.fork = interrupted_fork
        try:
            processes.shared(lambda _: time.sleep(60), range(3), 3)
        except KeyboardInterrupt:
            print("interrupted", flush=True)
        try:
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            print("no worker is left", flush=True)
        os.killpg(0, signal.SIGKILL)
    """
    with interrupted(tmp_path, script) as process:
        said, complained = process.communicate(timeout=30)
    assert (said, complained) == ("interrupted\nno worker is left\n", "")


def test_the_environment_says_how_many_processes_there_may_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "fork", lambda: 0, raising=False)
    monkeypatch.setenv(processes.JOBS, "3")
    assert processes.possible() == 3
    assert processes.jobs_for(["short"]) == 1
    assert processes.jobs_for(["long" * 1_000_000]) == 3
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert processes.possible() == 1


@forks
def test_articles_are_the_same_whoever_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [
        Source(
            f"content/a{number}.md",
            f"---\ntitle: A {number}\n---\n\nHeat flows [@clausius1865, p. {number}]. See [[A 1]].\n"
            "\n## Formulas\n\nIt is $\\frac{1}$. <!-- innerwiki: ignore CLM001 -- why -->\n",
        )
        for number in range(9)
    ]
    today = date(2026, 1, 15)
    monkeypatch.setattr(processes, "jobs_for", lambda texts: 1)
    alone = read_articles(sources, Assessor(Library(), Policy(), today), today)
    monkeypatch.setattr(processes, "jobs_for", lambda texts: 3)
    together = read_articles(sources, Assessor(Library(), Policy(), today), today)
    assert together == alone
    for one, source in zip(together, sources, strict=True):
        assert one.article.text is source.text

    def by_a_team(team: processes.Team) -> list[Read]:
        found = read_articles(sources, Assessor(Library(), Policy(), today), today, team)
        team.brought([])
        return found

    shared = processes.together(by_a_team, 3)
    assert [one.article.held is None for one in shared[:3]] == [False, True, True]
    for one, other in zip(shared, alone, strict=True):
        assert one.article.contents == other.article.contents
        assert replace(one.article, held=other.article.held) == other.article
        assert one[1:] == other[1:]
