"""The wiki as a publication: what every description of one of its pages has to say of the whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from innerwiki.config import Config


def _nowhere(_: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Publication:
    """What the wiki is called, and what it knows of its pages.

    `address` is a function of the host from the id of a page to its published address, which is
    empty where that is not known. `changed` is the day of each article's last change, by its path.
    """

    title: str
    language: str = "en"
    license: str = ""
    license_url: str = ""
    site_url: str = ""
    address: Callable[[str], str] = field(default=_nowhere, repr=False)
    changed: Mapping[str, date] = field(default_factory=dict)


def publication_of(
    config: Config, address: Callable[[str], str], changed: Mapping[str, date]
) -> Publication:
    """The publication that a configuration describes."""
    return Publication(
        title=config.title,
        language=config.language,
        license=config.license,
        license_url=config.license_url,
        site_url=config.site_url,
        address=address if config.site_url else _nowhere,
        changed=changed,
    )


BIBTEX_PATH = "bibliography.bib"
"""Where the BibTeX of all sources lies on the site."""
CSL_PATH = "bibliography.json"
"""Where the CSL-JSON of all sources lies on the site."""


def bibtex_path(article_id: str) -> str:
    """Where the BibTeX of an article's sources lies on the site."""
    return f"{article_id}/references.bib"


def csl_path(article_id: str) -> str:
    """Where the CSL-JSON of an article's sources lies on the site."""
    return f"{article_id}/references.json"
