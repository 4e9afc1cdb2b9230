"""The JSON Schema and the check agree on every front matter.

Each document is written as YAML and read twice: by the check, which refuses it with a problem of
kind SCHEMA or UNKNOWN_FIELD; and by a validator of JSON Schemas, from the values that a reader of
YAML 1.2 sees, as editors do. What no JSON Schema can say is told in `schema.json_schema`, and kept
out of here: dates in the future; citations, links and marks in titles, descriptions and labels;
what is no YAML, or breaks the limits of `yaml_marks`; `.nan`; a description of more than 160
digits; ids beyond Latin-1 and today's Greek and Cyrillic, or longer than 100 code points before
their accents are composed.
"""

import random
import re
from collections import Counter
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from innerwiki.model import ArticleType, Problem, ProblemKind, Source, Status
from innerwiki.syntax.front_matter import parse
from innerwiki.syntax.records import ListOf, Record
from innerwiki.syntax.schema import ARTICLE, json_schema
from innerwiki.syntax.texts import Identifier

TODAY = date(2026, 11, 23)
REFUSED = (ProblemKind.SCHEMA, ProblemKind.UNKNOWN_FIELD)


# --- the two readers --------------------------------------------------------------------------


class CoreLoader(yaml.SafeLoader):
    """YAML with the core schema of YAML 1.2: null, true and false, whole and other numbers."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the library's own way


def _float(loader: CoreLoader, node: yaml.ScalarNode) -> float:
    return float(re.sub(r"\.(?=[in])", "", node.value.lower()))


def _int(loader: CoreLoader, node: yaml.ScalarNode) -> int:
    base = {"0o": 8, "0x": 16}.get(node.value[:2], 10)
    return int(node.value if base == 10 else node.value[2:], base)


_CORE = {
    "null": r"(?:|~|null|Null|NULL)",
    "bool": r"(?:true|True|TRUE|false|False|FALSE)",
    "int": r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)",
    "float": (
        r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
        r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
    ),
}
for _name, _pattern in _CORE.items():
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_name}", re.compile(_pattern + r"\Z"), [*"~nNtTfF-+.0123456789", ""]
    )
CoreLoader.add_constructor("tag:yaml.org,2002:int", _int)
CoreLoader.add_constructor("tag:yaml.org,2002:float", _float)


@cache
def validator() -> jsonschema.Draft7Validator:
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    return jsonschema.Draft7Validator(json_schema(), format_checker=checker)


def complaints(fields: str) -> list[Any]:
    """What a JSON Schema's validator says of some fields."""
    loaded = yaml.load(fields, Loader=CoreLoader)  # noqa: S506 - it makes plain values only
    if isinstance(loaded, dict):
        loaded = {str(name): value for name, value in loaded.items()}
    return list(validator().iter_errors(loaded))


def problems(fields: str) -> tuple[Problem, ...]:
    """What the check says of them; they must be YAML, so that both read the same."""
    found = parse(Source("content/entropy.md", f"---\n{fields}\n---\nBody.\n"), TODAY).problems
    assert all(problem.kind in REFUSED for problem in found), (fields, found)
    return found


def are_right(fields: str) -> bool:
    """Whether some fields are right, by the check and by the JSON Schema, which must agree."""
    by_check, by_schema = problems(fields), complaints(fields)
    assert bool(by_check) == bool(by_schema), (fields, by_check, by_schema)
    return not by_check


# --- what each field may hold, and what not ---------------------------------------------------

HASH = "sha256:" + "0" * 64
TEXTS = ["entropy", "1984", "true", "-1.5e3", '"null"', "An *old* idea", "é, ü", "'quoted'", "no"]
NO_TEXTS = ["[a]", "{a: b}", "[[X]]", '"a\\nb"', '"a\\tb"', '"\\u0007"', '"\\uE000"', '"\\u202E"']
DAYS = ["2026-11-20", '"2026-11-20"', "2024-02-29"]
NO_DAYS = [
    *("2026-02-30", "20261120", "2026", '"2026-11-20 "', "2026-11-20T10:00:00", "today"),
    *('"2026-11-20\\n"', "2026-1-2", "[2026-11-20]", "0000-01-01", '"٢٠٢٦-11-20"', "true"),
]
COUNTS = ["1", "12", "+3", "007", "5.0", "1e3", "0x1F", "0o17", "999999999"]
NO_COUNTS = ["0", "-1", "1.5", '"5"', "five", "1e10", "1000000000", "[1]", "true", ".inf", "1_000"]
EMPTY = ["", "~", "null", "NULL"]
BLANK = [*EMPTY, '""', "' '", '"\\n"']
LIST_OF_NO_TEXT = ["[a, '']", "[a, ~]", "text", "''", "{a: b}", "[[a]]", "[{a: b}]", "7", "true"]

REVIEW = {
    "by": "github:one",
    "date": "2026-11-20",
    "revision": "2",
    "hash": HASH,
    "outcome": "approved",
}


def flow(fields: dict[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


def reviews(**changed: str) -> str:
    return f"[{flow({**REVIEW, **changed})}]"


def without(name: str) -> str:
    return f"[{flow({one: value for one, value in REVIEW.items() if one != name})}]"


RIGHT: dict[str, list[str]] = {
    "title": [*TEXTS, "|\n  Entropy", ">-\n  a long\n  title", '" spaces around "', '"\\xa0a"'],
    "id": [*EMPTY, "entropy", "a-1", '"1984"', '"true"', "größe", "εντροπία", "x²", "'a '", "a" * 100],
    "aliases": [*EMPTY, "[]", f"[{', '.join(TEXTS)}]", "[a]", "\n  - a\n  - b"],
    "former_ids": [*EMPTY, "[]", "[entropy, a-1, '1984', größe, 'a ']"],
    "type": [*EMPTY, *ArticleType, '"term"', "'paper'"],
    "description": [*BLANK, *TEXTS, "a" * 160, ">\n  " + "a" * 160, '"' + "é" * 160 + '"'],
    "importance": [*EMPTY, "top", "high", "mid", "low"],
    "tags": [*EMPTY, "[]", "[physics, 1984, true]", "\n- a"],
    "see_also": [*EMPTY, "[]", "[Entropy, 1984, true, 'a: b', '@x']"],
    "status": [*EMPTY, *Status],
    "redirect": [*BLANK, "Entropy", "1984", "true", "'a: b'", "'@x'"],
    "authors": [*EMPTY, "[]", "[github:one, 'github:two']"],
    "revision": [*EMPTY, *COUNTS],
    "reviews": [
        *(*EMPTY, "[]", reviews(), f"[{flow(REVIEW)}, {flow(REVIEW)}]"),
        *(reviews(scope="[citations]"), reviews(scope="[]"), reviews(scope="")),
        *(reviews(by=text) for text in ("1984", "true", "'a b'")),
        *(reviews(revision=count) for count in COUNTS),
        *(reviews(date=day) for day in DAYS),
        *(reviews(blocks=some) for some in ('"1a2b3c4d 5e6f7a8b"', "1a2b3c4d", '"12345678"', "")),
        *(reviews(outcome="changes-requested"), reviews(hash=f'"{HASH}"')),
    ],
    "review_by": [*EMPTY, *DAYS, "9999-12-31"],
    "citations": [*EMPTY, "[]", "[clausius1865, 'doi:10.1000/182', 1984, true, -.5]"],
    "citation_policy": [
        *(*EMPTY, "{}", "{min_coverage: }", "{min_coverage: ~}"),
        *(f"{{min_coverage: {s}}}" for s in ("0", "1", "0.9", "1.0", ".5", "-0.0", "5e-1", "0x1")),
    ],
    "flags": [
        *(*EMPTY, "[]", "[{type: disputed}]", "[{type: 'true'}, {type: a-b, since: 2026-01-01}]"),
        *("[{type: a, reason: }]", "[{type: a, reason: ''}]", "[{type: a, reason: 1984}]"),
    ],
    "infobox": [
        *(*EMPTY, "[]", '[{label: Since, value: "1865 [@clausius1865], [[Heat]]"}]'),
        *("[{label: 1, value: 2}]", "\n  - label: a\n    value: |\n      b\n\n      c\n"),
    ],
}  # fmt: skip

WRONG: dict[str, list[str]] = {
    "title": [*BLANK, *NO_TEXTS, "[]", "{}"],
    "id": [
        *("Entropy", "a_b", "a b", "-a", "ref-a", "cite-1", "iw-x", "gap-2", "'ref-a '", "É", "Ω", "Ж"),
        *("1984", "true", "1e3", "1e-3", "0x1f", "a.b", "a–b", "a×b", "[a]", "a" * 101, '"a\\u0007"'),
    ],
    "aliases": [*LIST_OF_NO_TEXT, *(f"[{text}]" for text in NO_TEXTS)],
    "former_ids": [
        *(*LIST_OF_NO_TEXT, "[Entropy]", "[a_b]", "[a b]", "[-a]", "[ref-a]", "['ref-a ']", "[Ω]"),
        *("[1984]", "[true]", "[a.b]", f"[{'a' * 101}]", '["a\\u0007"]'),
    ],
    "type": ["consept", "Term", "''", '"term "', "1", "true", "[term]", "{a: b}"],
    "description": [*NO_TEXTS, "a" * 161, ">\n  " + "a" * 161, '"' + "é" * 161 + '"'],
    "importance": ["TOP", "1", "true", "''", "[top]"],
    "tags": [*LIST_OF_NO_TEXT, *(f"[a, {text}]" for text in NO_TEXTS)],
    "see_also": [*LIST_OF_NO_TEXT, '["[[X]]"]', '["a]"]', '["a\\tb"]', '["a\\u0007"]'],
    "status": ["Draft", "done", "''", "0", "[draft]"],
    "redirect": ['"[a]"', '"a]"', '"a\\tb"', '"a\\u0007"', "[Entropy]", "{a: b}"],
    "authors": [*LIST_OF_NO_TEXT, "[github: one]"],
    "revision": [*NO_COUNTS, "''"],
    "reviews": [
        *("text", "''", "{}", flow(REVIEW), "[{}]", "[text]", "[~]", "[[]]"),
        *(without(name) for name in REVIEW),
        *(reviews(**{name: value}) for name in REVIEW for value in ("", "''", "[]", "{}")),
        *(reviews(by=text) for text in NO_TEXTS),
        *(reviews(revision=count) for count in NO_COUNTS),
        *(reviews(date=day) for day in NO_DAYS),
        *(reviews(hash=bad) for bad in ("sha256:0", HASH.upper(), f"{HASH}0", f"x{HASH}", "5")),
        *(reviews(blocks=bad) for bad in ("12345678", "1e234567", "5", "1a2b", "[1a2b3c4d]", "true")),
        *(reviews(blocks='"1a2b3c4d, 5e6f7a8b"'), reviews(blocks='"1A2B3C4D"'), reviews(page="5")),
        *(reviews(scope="citations"), reviews(scope="[~]"), reviews(outcome="approvd")),
    ],
    "review_by": [*NO_DAYS, "''"],
    "citations": [*LIST_OF_NO_TEXT, '["@clausius1865"]', '["[@a]"]', '["a]"]', '["a\\nb"]'],
    "citation_policy": [
        *("1", "''", "[]", "text", "{min: 1}", "{min_coverage: '', max: 1}"),
        *(f"{{min_coverage: {s}}}" for s in ("1.5", "-0.1", "90%", "'0.9'", "true", "[1]", ".inf")),
    ],
    "flags": [
        *("text", "{}", "{type: a}", "[{}]", "[a]", "[{reason: a}]", "[{type: }]", "[{type: A b}]"),
        *("[{type: true}]", "[{type: True}]", "[{type: 5}]", "[{type: a, since: soon}]"),
        *("[{type: a, since: ''}]", "[{type: a, reason: [b]}]", "[{type: a, why: b}]"),
    ],
    "infobox": [
        *("text", "{label: a, value: b}", "[{label: a}]", "[{value: a}]", "[a]", "[~]"),
        *("[{label: , value: b}]", "[{label: a, value: }]", "[{label: a, value: [[X]]}]"),
        *('[{label: "a\\nb", value: c}]', '[{label: a, value: "\\u0007"}]'),
        *("[{label: a, value: b, icon: c}]", "[{label: a, value: ' '}]"),
    ],
}  # fmt: skip

NO_FIELDS = [
    "titel: a",
    "icon: a",
    "words: 5",
    "Title: a",
    "5: a",
    "true: a",
    "zz:",
    '"": a',
    "_: {}",
]


def written(fields: dict[str, str]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in fields.items())


def test_every_field_has_right_and_wrong_values() -> None:
    names = [field.name for field in ARTICLE.fields]
    assert list(RIGHT) == list(WRONG) == names


@pytest.mark.parametrize("name", RIGHT)
def test_both_accept_what_a_field_may_hold(name: str) -> None:
    for value in RIGHT[name]:
        assert are_right(written({"title": "Entropy", name: value})), value


@pytest.mark.parametrize("name", WRONG)
def test_both_refuse_what_a_field_may_not_hold(name: str) -> None:
    for value in WRONG[name]:
        assert not are_right(written({"title": "Entropy", name: value})), value


@pytest.mark.parametrize("line", NO_FIELDS)
def test_both_refuse_what_is_no_field(line: str) -> None:
    assert not are_right(f"title: Entropy\n{line}")


@pytest.mark.parametrize("fields", ["", "# nothing", "id: entropy", "{}"])
def test_both_miss_the_title(fields: str) -> None:
    assert not are_right(fields)


# --- any value in any field -------------------------------------------------------------------


def test_both_agree_on_the_values_of_one_field_in_another() -> None:
    verdicts: Counter[bool] = Counter()
    values = {value for some in (*RIGHT.values(), *WRONG.values()) for value in some}
    short = [value for value in values if not re.search("@|sha256", value)]
    for name, value in product(RIGHT, short):
        verdicts[are_right(written({"title": "Entropy", name: value}))] += 1
    assert min(verdicts.values()) > 400


LATIN, GREEK, CYRILLIC = range(0x100), range(0x384, 0x3CF), range(0x400, 0x460)
PUNCTUATION = range(0x2000, 0x2070)
SIGNS = [chr(number) for number in (*LATIN, *GREEK, *CYRILLIC, *PUNCTUATION)]


def test_both_know_the_same_letters_in_an_id() -> None:
    for sign in SIGNS:
        for text in (sign, f"a{sign}", f"a{sign}b"):
            are_right(f'title: Entropy\nid: "{escaped(text)}"')


def escaped(text: str) -> str:
    """A text for double quotation marks, with nothing in it but ASCII letters and escapes."""
    return "".join(c if c.isascii() and c.isalnum() else f"\\U{ord(c):08x}" for c in text)


ODD = st.sampled_from(
    "\t\n \x0b\x1c\x85\xa0\u2028\u3000\x00\x7f\ue000\ufffd\uffff\U000f0000[]-_,:5aé"
)
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.text(ODD, max_size=8)
).filter(lambda text: not re.search(r"[@{}]|\[\[", text))
TEXT_FIELDS = [
    *("title: {}", "description: {}", "aliases: [{}]", "see_also: [{}]", "citations: [{}]"),
    *("type: {}", "review_by: {}", "revision: {}", "tags: {}", "flags: [{{type: {}}}]"),
    "infobox: [{{label: a, value: {}}}]",
    "reviews: " + reviews(blocks="{}").replace("{by", "{{by").replace("}]", "}}]"),
]


@settings(max_examples=300, deadline=None)
@example(field="description: {}", text="\n" + "a" * 160 + " \n")
@example(field="description: {}", text="a" * 161)
@given(field=st.sampled_from(TEXT_FIELDS), text=ANY_TEXT)
def test_both_agree_on_any_text(field: str, text: str) -> None:
    title = "" if field.startswith("title") else "title: Entropy\n"
    are_right(title + field.format(f'"{escaped(text)}"'))


PLAIN = st.one_of(
    st.from_regex(r"[-+]?[0-9.]{1,6}(e[-+]?[0-9]{1,3})?", fullmatch=True),
    st.from_regex(r"0[xo][0-9a-fA-F]{1,4}|[-+]?\.(inf|Inf|INF)", fullmatch=True),
    st.sampled_from(
        ["true", "True", "TRUE", "tRUE", "null", "NULL", "nULL", "~", "yes", "Off", "0x"]
    ),
    st.floats(0, 1).map(str),
)


@settings(max_examples=300, deadline=None)
@given(
    field=st.sampled_from([*TEXT_FIELDS, "id: {}", "citation_policy: {{min_coverage: {}}}"]),
    text=PLAIN,
)
def test_both_agree_on_words_that_yaml_takes_for_no_text(field: str, text: str) -> None:
    title = "" if field.startswith("title") else "title: Entropy\n"
    are_right(title + field.format(text))


# --- whole documents --------------------------------------------------------------------------

DOCUMENTS = 400


def document(chance: random.Random, slips: int) -> str:
    """Some fields in some order, with so many slips."""
    fields = {name: chance.choice(RIGHT[name]) for name in RIGHT if chance.random() < 0.4}
    fields["title"] = chance.choice(RIGHT["title"])
    lines = []
    for name in chance.sample(list(WRONG), slips):
        kind = chance.random()
        if kind < 0.1:
            lines.append(chance.choice(NO_FIELDS))
        elif kind < 0.2:
            fields.pop("title", None)
        else:
            fields[name] = chance.choice(WRONG[name])
    lines += [f"{name}: {value}" for name, value in fields.items()]
    return "\n".join(chance.sample(lines, len(lines)))


def test_both_agree_on_generated_front_matters() -> None:
    chance = random.Random(1865)
    verdicts: Counter[bool] = Counter()
    broken: Counter[str] = Counter()
    for number in range(DOCUMENTS):
        slips = chance.choice((1, 1, 2, 3)) if number % 2 else 0
        fields = document(chance, slips)
        is_right = are_right(fields)
        assert is_right == (slips == 0), fields
        verdicts[is_right] += 1
        broken.update({str(complaint.validator) for complaint in complaints(fields)})
    assert verdicts == {True: DOCUMENTS // 2, False: DOCUMENTS // 2}
    assert set(broken) == KEYWORDS


KEYWORDS = {
    *("type", "enum", "pattern", "format", "minimum", "maximum"),
    *("required", "additionalProperties"),
}
"""Every way in which a front matter can break the schema; each is met."""


def test_these_are_all_the_keywords_of_the_schema() -> None:
    found: set[str] = set()

    def collect(schema: dict[str, Any]) -> None:
        found.update(schema)
        for inner in [*schema.get("properties", {}).values(), schema.get("items")]:
            if inner is not None:
                collect(inner)

    collect(json_schema())
    told = {"$schema", "title", "description", "patternErrorMessage", "properties", "items"}
    assert found == KEYWORDS | told


# --- the schema itself ------------------------------------------------------------------------


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(json_schema())


def test_every_field_at_every_depth_says_what_it_means() -> None:
    def look(record: Record, schema: dict[str, Any]) -> int:
        found = 0
        for field in record.fields:
            inner, shape = schema["properties"][field.name], field.shape
            assert inner["description"] == field.description
            if isinstance(shape, ListOf):
                inner, shape = inner["items"], shape.item
            found += 1 + (look(shape, inner) if isinstance(shape, Record) else 0)
        return found

    assert look(ARTICLE, json_schema()) == 32


def test_the_check_knows_more_scripts_than_the_schema() -> None:
    pattern = re.compile(Identifier().json_schema()["pattern"])
    for right in ("энтропия", "エントロピー", "אנטרופיה", "e\u0301", "ℵ"):
        assert not problems(f"title: x\nid: {right}")
        assert pattern.search(right)
    assert problems("title: x\nid: Ā")
    assert pattern.search("Ā")
