"""The wiki as one value: `read` takes files in, `build` relates them, `view` shows them.

`load` does both, and is what the command line and every host begin with.
"""

from datetime import date

from innerwiki.config import Config, Policy
from innerwiki.model import Wiki
from innerwiki.processes import Team
from innerwiki.wiki.build import build_wiki
from innerwiki.wiki.read import Reading, read

__all__ = ["build_wiki", "load", "read", "relate"]


def load(config: Config, today: date) -> Wiki:
    """Read and relate all articles and sources of a wiki; raises nothing for bad files."""
    return relate(read(config), today, config.policy)


def relate(reading: Reading, today: date, policy: Policy, team: Team | None = None) -> Wiki:
    """Relate what was read, or what is to be written; see `build_wiki`."""
    return build_wiki(
        reading.articles,
        (*reading.bibliography, *reading.legible),
        today,
        policy,
        problems=reading.problems,
        undecoded=reading.undecoded,
        files=reading.files,
        team=team,
    )
