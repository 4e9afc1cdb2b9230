"""What is published beside the articles: pages that no author writes, and files for programs.

Each stands in a file of its own, in `pages` or `exports`, and is a function from `Inputs` to
descriptions like these. A host registers a page before it is made; it is made late, when the
addresses of all pages are known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from innerwiki.bibliography import Formatter
from innerwiki.config import Config
from innerwiki.lint import Rule
from innerwiki.model import Wiki
from innerwiki.site.render import RenderedArticle

LinkTo = Callable[[str], str]
"""A function from the id of an article or a generated page to a link from the page being made."""


@dataclass(frozen=True)
class Inputs:
    """What they are made from: the wiki, its configuration, and the date (UTC) of the build.

    `rules` are those that the wiki is checked by, each of which has its page. One formatter of
    references serves them all.
    """

    wiki: Wiki
    config: Config
    today: date
    rules: Sequence[Rule[Any, Any]] = ()
    formatter: Formatter = field(default_factory=Formatter, repr=False)


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page that is made, at `/<id>/`; an authored article of the same id takes its place.

    `title` and `description` are plain text. `in_nav` is its place in the site's navigation,
    counted from 1; a page with 0 is reached by links alone. `always_folder` keeps the address as it
    is where a host has been told to publish `<id>.html`: programs know it.
    """

    id: str
    title: str
    description: str
    make: Callable[[LinkTo], RenderedArticle]
    searchable: bool = False
    in_nav: int = 0
    always_folder: bool = False


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A file for programs, by its path on the site."""

    path: str
    text: str
