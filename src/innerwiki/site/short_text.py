"""Short Markdown in one line, such as the affixes of citations and the values of the infobox.

It has no blocks and no references; those stand in it as sentinels.
"""

from html import escape

from markdown import Markdown

from innerwiki.site import sentinels
from innerwiki.site.extension import EXTENSIONS
from innerwiki.site.formulas import hold_formulas, show_formulas
from innerwiki.site.sanitize import sanitize

_FORMULAS = "pymdownx.arithmatex"


class ShortText:
    """Short Markdown in one line: affixes of citations, values of the infobox.

    Of the blocks only the paragraph is left, so that `1974. Revised` makes no list.
    """

    def __init__(self) -> None:
        formulas = {**EXTENSIONS[_FORMULAS], "block_syntax": []}
        self._markdown = Markdown(
            extensions=["attr_list", "pymdownx.betterem", _FORMULAS],
            extension_configs={_FORMULAS: formulas},
        )
        for name in _BLOCKS:
            self._markdown.parser.blockprocessors.deregister(name)
        self._markdown.preprocessors.deregister("html_block")

    def __call__(self, text: str) -> str:
        """Its sanitised HTML."""
        if not any(char in text for char in "*_`[<&\\!$"):
            return escape(text, quote=False)
        html = self._markdown.reset().convert(text.strip())
        html = sanitize(sentinels.clean_entities(html)).strip()
        html = show_formulas(hold_formulas(html))
        return html.removeprefix("<p>").removesuffix("</p>")


_BLOCKS = (
    "indent",
    "code",
    "hashheader",
    "setextheader",
    "hr",
    "olist",
    "ulist",
    "quote",
    "reference",
)
