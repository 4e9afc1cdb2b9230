"""The wiki as one value: `read` takes files in, `build` relates them, `view` shows them.

`load` does both, and is what the command line and every host begin with.
"""

from datetime import date

from innerwiki.config import Config
from innerwiki.model import Wiki
from innerwiki.wiki.build import build_wiki
from innerwiki.wiki.read import read

__all__ = ["build_wiki", "load", "read"]


def load(config: Config, today: date) -> Wiki:
    """Read and relate all articles and sources of a wiki; raises nothing for bad files."""
    reading = read(config)
    return build_wiki(
        reading.articles,
        reading.bibliography,
        today,
        problems=reading.problems,
        undecoded=reading.undecoded,
        files=reading.files,
    )
