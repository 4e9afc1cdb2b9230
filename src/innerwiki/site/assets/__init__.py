"""The theme's own files: the style sheet that stands on Material's, and one small script.

The script lies in one file a subject, and is served as one: a request costs more than its bytes.
What it says to readers stands at its head, as `iwWords`, in the language of the wiki.
"""

import json
from importlib.resources import files

from innerwiki.site.script_words import ENGLISH, words_in

STYLE_ADDRESS = "assets/innerwiki.css"
"""Where the style sheet lies on the published site."""
SCRIPT_ADDRESS = "assets/innerwiki.js"
"""Where the script lies; every page is complete without it."""

_SCRIPTS = ("innerwiki.js", "previews.js", "search.js", "cite.js")


SUGGEST_ADDRESS = "assets/suggest.js"
"""Where the script of the page "Suggest a source" lies, which no other page asks for."""
SUGGEST_LAWS_ADDRESS = "assets/suggest-laws.js"
"""Where that page finds the laws of identifiers, BibTeX and keys, when it first needs them."""

_SUGGEST_LAWS = ("identifiers", "latex", "people", "bibtex", "reference", "ways", "exports")


def style() -> str:
    """The style sheet."""
    return files(__package__).joinpath("innerwiki.css").read_text(encoding="utf-8")


def script(language: str = ENGLISH) -> str:
    """The script, with its words in the language of that tag."""
    text = "".join(
        files(__package__).joinpath(name).read_text(encoding="utf-8") for name in _SCRIPTS
    )
    words = json.dumps(dict(words_in(language)), ensure_ascii=False)
    return f"(function (iwWords) {{\n{text}}})({words});\n"


def suggest_script() -> str:
    """The script of the page "Suggest a source"."""
    return _suggest("page")


def suggest_laws() -> str:
    """The module that it fetches on first use."""
    return "".join(map(_suggest, _SUGGEST_LAWS))


def _suggest(name: str) -> str:
    return files(__package__).joinpath("suggest", f"{name}.js").read_text(encoding="utf-8")
