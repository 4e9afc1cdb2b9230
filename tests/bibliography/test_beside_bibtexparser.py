"""Where bibtexparser reads an entry without complaint, we read the same one."""

from pathlib import Path

from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.model import Source

CITATIONS = Path(__file__).parents[2] / "citations"

keys = st.from_regex(r"[a-z]{3,8}[0-9]{4}[a-z]{0,4}", fullmatch=True)
names = st.sampled_from(("title", "journal", "publisher", "note", "year", "Volume", "number"))
plain_words = st.text(alphabet="abcdefgh XYZ0123456789.,;:()!?", max_size=30).map(str.strip)
nested = plain_words.map(lambda text: f"{text} {{Braced {text}}}")
values = st.one_of(plain_words, nested)
opened = st.sampled_from((("{", "}"), ('"', '"')))


@st.composite
def entries(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(("article", "Book", "MISC", "online")))
    written = []
    for name in draw(st.lists(names, unique_by=str.lower, min_size=1, max_size=5)):
        left, right = draw(opened)
        written.append(f"  {name}{draw(st.sampled_from((' = ', '=')))}{left}{draw(values)}{right}")
    return (
        f"@{kind}{{{draw(keys)},\n" + ",\n".join(written) + draw(st.sampled_from(("\n}", ",\n}")))
    )


def theirs(text: str) -> dict[str, tuple[str, dict[str, str]]]:
    """Key -> type and fields of what bibtexparser reads, as it stands."""
    library = parse_string(text, parse_stack=[])
    assert not library.failed_blocks
    return {
        entry.key: (
            entry.entry_type.lower(),
            {field.key.lower(): " ".join(_inside(field.value).split()) for field in entry.fields},
        )
        for entry in library.entries
    }


def _inside(value: str) -> str:
    return value[1:-1].replace("{", "").replace("}", "")


def ours(text: str) -> dict[str, tuple[str, dict[str, str]]]:
    library = parse([Source("a.bib", text)])
    assert not library.problems
    return {
        entry.key: (
            entry.type,
            {name: " ".join(value.split()) for name, value in entry.fields.items()},
        )
        for entry in library
    }


@given(st.lists(entries(), min_size=1, max_size=4, unique_by=lambda text: text.split(",")[0]))
def test_keys_types_and_fields_are_the_same(written: list[str]) -> None:
    text = "\n\n".join(written)
    keys_of = [one.partition("{")[2].partition(",")[0] for one in written]
    if len(set(keys_of)) == len(keys_of):
        assert ours(text) == theirs(text)


def test_our_library_has_the_same_entries_and_names_of_fields() -> None:
    for path in sorted(CITATIONS.glob("*.bib")):
        text = path.read_text(encoding="utf-8")
        found = {key: (kind, set(values)) for key, (kind, values) in ours(text).items()}
        expected = {key: (kind, set(values)) for key, (kind, values) in theirs(text).items()}
        assert found == expected, path.name
