"""What the page "Suggest a source" fetches: its script, its laws, and pieces of what is known.

None of it is asked for by any other page, and the pieces are none before somebody asks something.
"""

import json
from collections.abc import Iterator

from innerwiki.site import assets
from innerwiki.site.generated import GeneratedFile, Inputs
from innerwiki.site.known_sources import PATH, pieces


def files(inputs: Inputs) -> Iterator[GeneratedFile]:
    """The scripts, and a file for each piece."""
    yield GeneratedFile(assets.SUGGEST_ADDRESS, assets.suggest_script())
    yield GeneratedFile(assets.SUGGEST_LAWS_ADDRESS, assets.suggest_laws())
    for number, piece in enumerate(pieces(inputs.wiki)):
        text = json.dumps(piece, ensure_ascii=False, separators=(",", ":"))
        yield GeneratedFile(PATH.format(number=number), text + "\n")
