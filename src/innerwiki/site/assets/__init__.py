"""The theme's own files: the style sheet that stands on Material's."""

from importlib.resources import files

STYLE_ADDRESS = "assets/innerwiki.css"
"""Where the style sheet lies on the published site."""


def style() -> str:
    """The style sheet."""
    return files(__package__).joinpath("innerwiki.css").read_text(encoding="utf-8")
