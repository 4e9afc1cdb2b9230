"""The script shows words of the wiki's language, and none of its own."""

import json
import re
from importlib.resources import files

import pytest

from innerwiki.site import assets
from innerwiki.site.script_words import ENGLISH, WORDS, words_in

SCRIPTS = {
    name: files(assets).joinpath(name).read_text(encoding="utf-8") for name in assets._SCRIPTS
}
USED = {name for text in SCRIPTS.values() for name in re.findall(r"\biwWords\.(\w+)", text)}
SHOWN = re.compile(r'"([A-Z][a-z]+(?: [a-z]+)*)"')
"""Text in quotation marks that reads like a word for people."""
NO_WORDS = {"Escape", "Tab", "Enter"}
"""Names of keys."""


@pytest.mark.parametrize("language", WORDS)
def test_every_language_has_the_words_that_the_script_shows_and_no_others(language: str) -> None:
    assert set(WORDS[language]) == USED
    assert all(WORDS[language].values())
    assert "{number}" in WORDS[language]["reference"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_script_itself_holds_no_words(name: str) -> None:
    assert set(SHOWN.findall(SCRIPTS[name])) <= NO_WORDS


@pytest.mark.parametrize(
    ("tag", "language"), [("en", "en"), ("de-AT", "de"), ("DE", "de"), ("x-none", "en")]
)
def test_a_language_that_is_not_there_gets_english(tag: str, language: str) -> None:
    assert words_in(tag) == WORDS[language]
    head, _, tail = assets.script(tag).rpartition("})(")
    assert head.startswith("(function (iwWords) {")
    assert json.loads(tail.removesuffix(");\n")) == dict(WORDS[language])
    assert assets.script() == assets.script(ENGLISH)
