"""A formatted text as HTML; everything that came from a source is escaped."""

from html import escape

from innerwiki.bibliography.text import Emphasis, Link, Strong, Styled, Text, is_address


def write(text: Text) -> str:
    """The text as inline HTML. A link to anything but a web or mail address is left as text.

    >>> from innerwiki.bibliography.text import Emphasis
    >>> write(("Q & ", Emphasis("A"), Link("javascript:alert(1)", "!")))
    'Q &amp; <em>A</em>!'
    """
    match text:
        case str():
            return escape(text)
        case Emphasis():
            return f"<em>{write(text.text)}</em>"
        case Strong():
            return f"<strong>{write(text.text)}</strong>"
        case Styled():
            return f'<span class="{escape(text.class_name)}">{write(text.text)}</span>'
        case Link():
            inner = write(text.text)
            return f'<a href="{escape(text.url)}">{inner}</a>' if is_address(text.url) else inner
        case tuple():
            return "".join(map(write, text))
