"""What the index of Material's search does not take from a page: other names, and the state.

Material shows the tags of a result below its text and counts a match in them. Taken from a page,
they would stand at every section of it. Here each article gets them once, in the finished index.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from mkdocs.structure.files import File

from innerwiki.model import Wiki
from innerwiki.site.searchable import labels

_INDEX = "search/search_index.json"
_USUAL_WEIGHT = {"boost": 1e6}


def add_labels(site: Path, wiki: Wiki, pages: Mapping[str, File]) -> None:
    """Write labels of articles into the index of a site; that of another search is left alone.

    Args:
        site: the folder of the built site.
        wiki: the wiki.
        pages: the files of its pages, by id.
    """
    file = site / _INDEX
    if not file.is_file():
        return
    index = json.loads(file.read_text(encoding="utf-8"))
    fields = index["config"].get("fields")
    if fields is None:
        return
    if fields["tags"] == _USUAL_WEIGHT:  # a thousand times that of a title, which is too much
        fields["tags"] = fields["title"]
    found = _labels(wiki, pages)
    for entry in index["docs"]:
        if entry["location"] in found:
            entry["tags"] = found[entry["location"]]
    file.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")


def _labels(wiki: Wiki, pages: Mapping[str, File]) -> dict[str, list[str]]:
    """The labels of each article that has some, by the address of its page."""
    found = {}
    for article in wiki.articles.values():
        page = pages[article.id].page
        said = labels(article, wiki.assessments.get(article.id))
        if page is not None and said and article.id not in wiki.redirected:
            found[page.url] = said
    return found
