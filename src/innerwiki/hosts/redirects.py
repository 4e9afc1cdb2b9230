"""Pages that lead on, as files of MkDocs that its navigation, search and site map pass over."""

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from innerwiki.hosts.pages import destination
from innerwiki.model import Wiki
from innerwiki.site.redirects import redirect_html, redirects


def redirect_files(
    wiki: Wiki, pages: Mapping[str, File], config: MkDocsConfig, language: str
) -> Iterator[File]:
    """A file for each address that leads to an article.

    Args:
        wiki: the wiki.
        pages: the files of all pages, by id.
        config: MkDocs's configuration.
        language: the language of the wiki.
    """
    for address, article_id in redirects(wiki, pages):
        target = pages[article_id]
        file = File.generated(config, destination(address, config), content="")
        link = target.url_relative_to(file)
        canonical = urljoin(config.site_url, target.url) if config.site_url else link
        title = wiki.articles[article_id].title
        file.content_string = redirect_html(title, link, canonical, language)
        yield file
