"""Names as the templates print them: escaped once, whether a template escapes them or not.

The templates of MkDocs and Material print titles as they are in most places and escape them in
some. A text that is marked as finished HTML comes out right in both, since Jinja leaves it alone.
"""

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from innerwiki.config import Config


def finished(text: str) -> Markup:
    """Plain text as finished HTML.

    >>> str(finished("Heat & <work>")), str(finished(finished("Heat & <work>")))
    ('Heat &amp; &lt;work&gt;', 'Heat &amp; &lt;work&gt;')
    """
    return Markup.escape(text)


def finish_names(config: MkDocsConfig, settings: Config) -> None:
    """Make the texts that MkDocs knows of the whole site ready to be printed."""
    config.site_name = finished(config.site_name)
    config.site_description = finished(config.site_description or settings.description)
    if config.site_author:
        config.site_author = finished(config.site_author)
