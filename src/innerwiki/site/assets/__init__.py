"""The theme's own files: the style sheet that stands on Material's, and one small script."""

from importlib.resources import files

STYLE_ADDRESS = "assets/innerwiki.css"
"""Where the style sheet lies on the published site."""
SCRIPT_ADDRESS = "assets/innerwiki.js"
"""Where the script lies; every page is complete without it."""


def style() -> str:
    """The style sheet."""
    return files(__package__).joinpath("innerwiki.css").read_text(encoding="utf-8")


def script() -> str:
    """The script."""
    return files(__package__).joinpath("innerwiki.js").read_text(encoding="utf-8")
