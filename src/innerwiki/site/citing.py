"""The style in which a wiki cites: one of its own, or that of a CSL file in its folder."""

from pathlib import Path

from innerwiki.bibliography import AuthorDate, Numeric, Style
from innerwiki.bibliography.csl import BrokenStyleError, PandocError, csl_style
from innerwiki.config import Config
from innerwiki.errors import ConfigError
from innerwiki.model import Wiki


def style_of(config: Config, wiki: Wiki) -> Style:
    """The style that the configuration names.

    Args:
        config: the configuration.
        wiki: the wiki, of which a CSL style is told all sources and citations.

    Raises:
        ConfigError: the CSL file is not there or broken, or Pandoc is not installed.
    """
    if config.citation_style == "numeric":
        return Numeric()
    if config.citation_style == "author-date":
        return AuthorDate()
    opening = f"{config.where('citation_style')}: `{config.citation_style}`"
    text = _read(config, opening)
    citations = (
        citation
        for article in wiki.articles.values()
        if article.id not in wiki.redirected
        for citation in article.citations
    )
    try:
        return csl_style(text, wiki.library, citations, config.language, config.cache_dir)
    except (BrokenStyleError, PandocError) as error:
        raise ConfigError(f"{opening} {error}") from None


def style_file(config: Config) -> Path | None:
    """The CSL file of the style, if it has one: a preview is made anew when it changes."""
    if config.citation_style in {"numeric", "author-date"}:
        return None
    return config.root / config.citation_style


def _read(config: Config, opening: str) -> str:
    path = (config.root / config.citation_style).resolve()
    if not path.is_relative_to(config.root):
        raise ConfigError(f"{opening} leads out of the wiki's folder; copy the file into it")
    try:
        if path.stat().st_size > config.limits.file_size:
            raise ConfigError(f"{opening} is larger than a file may be (`limits.file_size`)")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        mend = "put the style's file there, or correct the path"
        raise ConfigError(f"{opening} is not there; {mend}") from None
    except OSError as error:
        raise ConfigError(f"{opening} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{opening} is not in UTF-8; save it as UTF-8") from None
