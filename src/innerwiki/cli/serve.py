"""`innerwiki serve`: a live preview; articles, sources and configuration are watched."""

import click

from innerwiki import config as configuration
from innerwiki.hosts import running


@click.command()
@click.option(
    "--address",
    metavar="HOST:PORT",
    help="Where to serve (default: mkdocs.yml's dev_addr, else localhost:8000).",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the preview in a browser.")
@click.pass_context
def serve(ctx: click.Context, address: str | None, open_browser: bool) -> None:
    """Preview the wiki while it is written; it is built anew when a file is saved."""
    config = configuration.load(ctx.obj)
    running.serve(config.root, address, open_browser=open_browser)
