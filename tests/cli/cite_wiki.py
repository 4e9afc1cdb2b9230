"""A wiki whose registries are a server of the test's own."""

from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from innerwiki.cli import main
from tests.command_line import EPOCH, make_wiki
from tests.registries.server import Server
from tests.working_copy import Ran


class Wiki(NamedTuple):
    """The wiki's folder, and its registries."""

    root: Path
    server: Server

    def cite(self, *words: str, pasted: bytes = b"") -> Ran:
        """Run `innerwiki cite`."""
        runner = CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH})
        result = runner.invoke(main, ["--root", str(self.root), "cite", *words], input=pasted)
        lines = result.stderr.splitlines(keepends=True)
        error = "".join(line for line in lines if "private addresses may be asked" not in line)
        return Ran(result.exit_code, result.stdout, error)

    def text(self, path: str) -> str:
        """What a file holds."""
        return (self.root / path).read_bytes().decode()

    def files(self) -> list[str]:
        """The files of the library and the lock."""
        found = [*(self.root / "citations").iterdir(), *self.root.glob("*.lock.json")]
        return sorted(path.name for path in found)


def cite_wiki(root: Path, server: Server, files: dict[str, str], options: str = "") -> Wiki:
    """A wiki that asks the server."""
    base = f'"{server.url}"'
    toml = (
        f'title = "T"\n[registries]\ncontact = "ada@wiki.example"\ndoi = {base}\ncrossref = {base}\n'
        f'arxiv = {base}\nopenlibrary = {base}\nallow_private = ["127.0.0.1:{server.port}"]\n'
    )
    return Wiki(make_wiki(root, {"innerwiki.toml": toml + options, **files}), server)
