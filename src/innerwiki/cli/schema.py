"""`innerwiki schema`: the JSON Schema of the front matter, by which editors check YAML.

It is made of the same definition as the check, and comes with the package as
`innerwiki/syntax/front-matter.schema.json`. A wiki keeps a copy where its editors find it:

    innerwiki schema > front-matter.schema.json

Editors with the YAML language server are told of it by a comment in the front matter, with a path
from the article's own folder,

    ---
    # yaml-language-server: $schema=../front-matter.schema.json
    title: Entropy
    ---

or for all articles by a setting, as here in the `settings.json` of VS Code:

    "yaml.schemas": {"./front-matter.schema.json": "content/**/*.md"}

An editor that hands only files of YAML to its language server, and not the front matter of Markdown
files, helps with the fields in a file of their own (`entropy.yaml`, without the lines `---`).
"""

import json

import click

from innerwiki.syntax.schema import json_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of the front matter, for editors."""
    click.echo(json.dumps(json_schema(), indent=2))
