"""The theme's own files: the style sheet that stands on Material's, and one small script.

The script lies in one file a subject, and is served as one: a request costs more than its bytes.
"""

from importlib.resources import files

STYLE_ADDRESS = "assets/innerwiki.css"
"""Where the style sheet lies on the published site."""
SCRIPT_ADDRESS = "assets/innerwiki.js"
"""Where the script lies; every page is complete without it."""

_SCRIPTS = ("innerwiki.js", "previews.js", "search.js")


def style() -> str:
    """The style sheet."""
    return files(__package__).joinpath("innerwiki.css").read_text(encoding="utf-8")


def script() -> str:
    """The script."""
    return "".join(
        files(__package__).joinpath(name).read_text(encoding="utf-8") for name in _SCRIPTS
    )
