"""`python -m innerwiki` is the command `innerwiki`, as a process of its own.

A command ends by an exception, which holds all that the command has worked with. To take a wiki of
10,000 articles apart piece by piece takes half a second after all has been said; a process that
ends gives its memory back anyway, and does so at once.
"""

import atexit
import os
import sys
import threading

from innerwiki.cli import main


def run() -> None:
    """Run the command line, and end the process."""
    try:
        main(prog_name="innerwiki")
    except SystemExit as ending:
        _end_at_once(ending.code)
        raise


def _end_at_once(code: object) -> None:
    """End the process, unless someone looks on or something is left that Python has to tell of."""
    is_watched = sys.gettrace() is not None or sys.getprofile() is not None
    if not isinstance(code, int) or is_watched or threading.active_count() > 1:
        return
    atexit._run_exitfuncs()  # noqa: SLF001 - there is no other way to have done what others left
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return  # what could not be written, or has been closed
    os._exit(code)


if __name__ == "__main__":
    run()
