"""`innerwiki new TITLE`: begin an article, with its front matter and a sentence to be written."""

import click

from innerwiki import config as configuration
from innerwiki.editing import new_article
from innerwiki.model import ArticleType, Status
from innerwiki.reports.visible import visible
from innerwiki.site.generated import Inputs
from innerwiki.site.pages import all_pages
from innerwiki.wiki import load
from innerwiki.wiki.clock import today as today_of


@click.command()
@click.argument("title")
@click.option(
    "--type",
    "kind",
    type=click.Choice([kind.value for kind in ArticleType]),
    default=ArticleType.CONCEPT.value,
    show_default=True,
    help="What sort of page it is; meta: a page about the wiki.",
)
@click.option("--id", "article_id", metavar="ID", help="Its address (default: from the title).")
@click.option(
    "--status",
    type=click.Choice([status.value for status in new_article.STATUSES]),
    help="What is claimed of it; without a source it can be no more.  [default: draft]",
)
@click.pass_context
def new(
    ctx: click.Context, *, title: str, kind: str, article_id: str | None, status: str | None
) -> None:
    """Begin an article called TITLE.

    The file is named after the article's id. It has the front matter, and one sentence that is to
    be written, marked as one that needs a citation.
    """
    today = today_of()
    config = configuration.load(ctx.obj)
    wiki = load(config, today)
    article = new_article.begin(
        config,
        wiki,
        title,
        today,
        kind=ArticleType(kind),
        article_id=article_id,
        status=Status(status) if status else None,
    )
    pages = [page for page in all_pages(Inputs(wiki, config, today)) if page.id == article.id]
    new_article.write(config, article)
    click.echo(f"Made {article.path}.")
    for page in pages:
        click.echo(f"It replaces the page that innerwiki makes at that address, {page.title}.")
    click.echo(
        f"Next: write it, link to it from another page as {visible(article.link)}, and run"
        f"\n  innerwiki check {article.path}"
    )
