"""Tables of authors stand in elements of their own."""

import pytest

from innerwiki.site.tables import frame_tables

TABLE = "<table><tbody><tr><td>a</td></tr></tbody></table>"


def test_each_bare_table_is_framed() -> None:
    assert (
        frame_tables(f"{TABLE}<p>b</p>{TABLE}") == f"<div>{TABLE}</div><p>b</p><div>{TABLE}</div>"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>no table</p>",
        TABLE.replace("<table>", '<table class="iw-articles">'),
        '<p id="a">&lt;table&gt;</p>',
        '<p aria-label="<table>">a</p>',
        "</table>",
    ],
)
def test_all_else_stays_as_it_is(html: str) -> None:
    assert frame_tables(html) == html


def test_a_table_in_a_table_is_framed_inside_its_cell() -> None:
    inner = TABLE.replace(">a<", ">b<")
    outer = TABLE.replace("<td>a", f"<td>{inner}")
    assert frame_tables(outer) == f"<div>{outer.replace(inner, f'<div>{inner}</div>')}</div>"


def test_an_attribute_ends_no_table() -> None:
    html = TABLE.replace("<td>", '<td headers="</table>">')
    assert frame_tables(html) == f"<div>{html}</div>"
