"""A formatted text without markup: for accessible names, previews and exports."""

from innerwiki.bibliography.text import Text


def write(text: Text) -> str:
    """The text as a reader sees it, without its markup.

    >>> from innerwiki.bibliography.text import Emphasis
    >>> write(("See ", Emphasis("Life"), "."))
    'See Life.'
    """
    match text:
        case str():
            return text
        case tuple():
            return "".join(map(write, text))
        case _:
            return write(text.text)
