import re
import tomllib
from datetime import date
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from innerwiki.editing.scaffold import plan
from innerwiki.errors import InnerwikiError

TODAY = date(2026, 1, 15)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_a_title_is_refused_or_reads_back_everywhere(title: str) -> None:
    try:
        made = plan(Path("/nowhere/wiki"), title, None, TODAY)
    except InnerwikiError:
        assert not title.isprintable() or not title.strip() or set(title) & set("@[]{}")
        return
    texts = {file.path: file.text for file in made.files}
    title = title.strip()
    assert tomllib.loads(texts["innerwiki.toml"])["title"] == title
    assert yaml.safe_load(texts["mkdocs.yml"])["site_name"] == title
    head = re.match(r"---\n(.*?)\n---\n", texts["content/index.md"], re.DOTALL)
    assert head is not None
    assert yaml.safe_load(head[1])["title"] == title


def test_the_configuration_is_made_last() -> None:
    made = plan(Path("/nowhere/wiki"), None, None, TODAY)
    assert made.files[-1].path == "innerwiki.toml"
    assert made.folder == Path("/nowhere/wiki").resolve()
