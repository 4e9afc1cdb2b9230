"""The foot of every page: what the wiki is, ways on, the licence, and what it was built from.

Here stands what it says; how, is up to the templates of a host, which print nothing for what is
not known.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass

from innerwiki import __version__
from innerwiki.config import Config
from innerwiki.site.header import CONTRIBUTE, SUGGEST
from innerwiki.wiki.history import Revision

PAGES = (
    ("about", "About"),
    ("articles", "All articles"),
    ("needs-citations", "Needs citations"),
    ("bibliography", "Bibliography"),
    (SUGGEST, "Suggest a source"),
    (CONTRIBUTE, "How to contribute"),
)
"""The pages that it leads to, by id, where the wiki has them; and what the links say."""

FILES = (("articles.json", "Articles as JSON"),)
"""The files for programs that it leads to, by their path on the site."""

_SHOWN = 10
"""Characters of a commit's name: enough for any repository, and always as many."""


@dataclass(frozen=True, slots=True)
class Footer:
    """What the foot of a page says, plain text; links are addresses from the home page, and names.

    `pages` are for readers, `files` for programs.
    """

    title: str
    description: str
    license: str
    license_url: str
    pages: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    version: str
    revision: str


def footer(
    config: Config,
    pages: Container[str],
    address_of: Callable[[str], str],
    revision: Revision | None,
) -> Footer:
    """The foot of the pages of a wiki.

    Args:
        config: the wiki's configuration.
        pages: the ids of all its pages.
        address_of: from the id of a page to its address, from the home page.
        revision: the commit that it is built from, if it is known.
    """
    return Footer(
        title=config.title,
        description=_sentence(config.description),
        license=config.license or config.license_url,
        license_url=config.license_url,
        pages=tuple((address_of(one), name) for one, name in PAGES if one in pages),
        files=FILES,
        version=__version__,
        revision=_told(revision) if revision is not None else "",
    )


def _sentence(text: str) -> str:
    """A description with its full stop.

    >>> _sentence("A wiki on heat"), _sentence("Is it warm?"), _sentence("")
    ('A wiki on heat.', 'Is it warm?', '')
    """
    return f"{text}." if text[-1:].isalnum() else text


def _told(revision: Revision) -> str:
    """A revision, as short as it may be.

    >>> _told(Revision("0123456789abcdef", is_changed=True))
    '0123456789, with changes since'
    """
    return revision.name[:_SHOWN] + (", with changes since" if revision.is_changed else "")
