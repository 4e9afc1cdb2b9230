"""Templates that stand before those of the theme: plain Jinja, in blocks of `main.html` alone."""

from pathlib import Path

FOLDER = str(Path(__file__).parent)
"""The folder of the templates, which a host puts between the author's own and the theme's."""
