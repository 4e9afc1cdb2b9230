import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography.works import parse_works
from innerwiki.model import Source

LIBRARY = {"abel", "bolyai", "cantor", "dedekind"}


def marked(text: str) -> list[str]:
    """What each problem's span covers, with its line, in the order of the problems."""
    source = Source("citations/works.toml", text)
    _, problems = parse_works(source, LIBRARY)
    for problem in problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
    return [
        f"{source.position(p.span.start).line} {text[p.span.start : p.span.end]}" for p in problems
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('[[work]]\nkeys = ["abel", "gone"]\nnote = "gone is gone"\n', ['2 "gone"']),
        ('[[work]]\nkeys = ["abel", "g\\u006fne"]\n', ['2 "g\\u006fne"']),
        (
            (
                '[[work]]\nkeys = ["abel", "cantor"]\n'
                '[[work]]\nkeys = [\n  "bolyai",\n  "abel",\n]\n'
            ),
            ['6 "abel"'],
        ),
        (
            'note = "x"\n[[work]]\nkeys = ["abel", "bolyai"]\n[[work]]\nkeys = 3\n',
            ["1 note", "5 keys"],
        ),
        (
            '[[work]]\nnote = """\n[[work]]\n"""\n[[work]]\nkeys = ["abel", "gone"]',
            ["1 work", '6 "gone"'],
        ),
        (
            "work = [{keys = ['abel', 'bolyai']}, {keys = ['cantor', 'gone']}]\n",
            ["1 'gone'"],
        ),
        ('[[work]]\nkeys = ["abel", "gone"] # [[work]]\n[[work]]', ['2 "gone"', "3 work"]),
        ('[[work]]\nkeys = ["abel", "abel"]\n', ["2 keys"]),
        ("[[work]]\nkeys = []\n", ["2 keys"]),
        ('[[work]]\nkyes = []\nkeys = ["abel", "bolyai"]\n', ["2 kyes"]),
        ("work = 3\n", ["1 work"]),
        ('[["work"]]\nkeys = ["abel", "gone"]\n', ['2 "gone"']),
    ],
)
def test_a_problem_stands_at_its_key(text: str, places: list[str]) -> None:
    assert marked(text) == places


@pytest.mark.parametrize("text", ["a = " + "[" * 20_000, "a = " + "9" * 10_000])
def test_what_python_cannot_read_is_no_toml(text: str) -> None:
    works, [problem] = parse_works(Source("citations/works.toml", text), LIBRARY)
    assert works == {}
    assert problem.message.startswith("not TOML")


@given(st.lists(st.sampled_from('[[work]]|\n|keys|=|["a"]|"|\\|[|]|{|}|abel|\'|#'.split("|"))))
def test_every_problem_stands_inside_the_file(signs: list[str]) -> None:
    marked("".join(signs))
