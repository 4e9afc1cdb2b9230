from pathlib import Path

import pytest

from innerwiki import config
from innerwiki.errors import ConfigError
from innerwiki.registries.lookup import client_of
from tests.command_line import make_wiki


def load(root: Path, options: str, above: str = "") -> config.Config:
    make_wiki(root, {"innerwiki.toml": f'title = "T"\n{above}\n[registries]\n{options}\n'})
    return config.load(root)


def test_every_option_is_read(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        """contact = "ada@wiki.example"
citation_key = "{family}-{year}"
doi = "https://doi.example/a"
crossref = "https://crossref.example"
arxiv = "http://arxiv.example:8080/"
openlibrary = "https://books.example/"
allow_private = ["127.0.0.1:8080", "[::1]:80"]""",
    ).registries
    assert found.citation_key == "{family}-{year}"
    assert found.doi == "https://doi.example/a/"
    assert found.crossref == "https://crossref.example/"
    assert found.arxiv == "http://arxiv.example:8080/"
    assert found.allow_private == ("127.0.0.1 8080", "::1 80")


def test_by_default_nothing_private_is_allowed(tmp_path: Path) -> None:
    assert load(tmp_path, "").registries.allow_private == ()


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ('contact = "ada"', 'cannot be "ada"; write a mail address'),
        ('contact = "ada@wiki.example)"', "write a mail address"),
        ('contact = "ä@wiki.example"', "write a mail address"),
        ('citation_key = "key"', "write placeholders of {family}, {year} and {word}"),
        ('citation_key = "{author}"', "write placeholders"),
        ('citation_key = "{family}/{year}"', "write placeholders"),
        ('citation_key = "{family} {year}"', "write placeholders"),
        ('doi = "doi.org"', "write a whole address"),
        ('doi = "https://doi.org/?a"', "may hold neither"),
        ('doi = "https://a:b@doi.org/"', "may hold neither"),
        ('doi = "https://doi.org:x/"', "write a whole address"),
        ('allow_private = "127.0.0.1:80"', "must be a list"),
        ('allow_private = ["localhost:80"]', "write address and port"),
        ('allow_private = ["127.0.0.1"]', "write address and port"),
        ('allow_private = ["127.0.0.1:0"]', "write address and port"),
        ('allow_private = ["10.0.0.0/8:80"]', "write address and port"),
        ("allow_private = [80]", "write address and port"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, option: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, option)
    assert str(caught.value).startswith("innerwiki.toml:4:")
    assert told in str(caught.value)


def test_who_asks_says_so(tmp_path: Path) -> None:
    named = load(tmp_path, 'contact = "ada@wiki.example"')
    assert client_of(named).user_agent.endswith(" (mailto:ada@wiki.example)")
    site = load(tmp_path, "", 'site_url = "https://wiki.example"')
    assert client_of(site).user_agent.endswith(" (https://wiki.example/)")
    assert "(" not in client_of(load(tmp_path, "")).user_agent
