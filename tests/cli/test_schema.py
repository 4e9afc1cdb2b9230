import json
from datetime import date
from importlib import resources

from click.testing import CliRunner

from innerwiki.cli import main
from innerwiki.model import Source
from innerwiki.syntax.front_matter import parse
from innerwiki.syntax.schema import json_schema


def printed() -> str:
    result = CliRunner().invoke(main, ["schema"])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_the_schema_is_printed_as_json() -> None:
    assert json.loads(printed()) == json_schema()


def test_the_file_in_the_package_is_what_the_command_prints() -> None:
    shipped = resources.files("innerwiki.syntax") / "front-matter.schema.json"
    hint = "run `innerwiki schema > src/innerwiki/syntax/front-matter.schema.json`"
    assert shipped.read_text(encoding="utf-8") == printed(), hint


def test_the_comment_that_names_the_schema_to_editors_is_no_field() -> None:
    comment = "# yaml-language-server: $schema=../front-matter.schema.json"
    text = f"---\n{comment}\ntitle: Entropy\n---\nBody.\n"
    result = parse(Source("content/entropy.md", text), date(2026, 11, 23))
    assert (result.front_matter.title, result.problems) == ("Entropy", ())
