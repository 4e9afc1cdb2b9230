"""A file that is not UTF-8 is told by the name of what it may be."""

import pytest

from innerwiki.wiki.read import decode

TEXT = "@misc{k, title = {Café}}\n"


@pytest.mark.parametrize(
    ("content", "message", "mend"),
    [
        (TEXT.encode("latin-1"), "the byte 0xe9 is no character", "it may be Latin-1 now"),
        ("“x”".encode("cp1252"), "the byte 0x93 is no character", "it may be Windows-1252 now"),
        (TEXT.encode("utf-16"), "the file is UTF-16 (little-endian)", "save the file as UTF-8"),
        (TEXT.encode("utf-16-le"), "the file is UTF-16 (little-endian)", "save the file as UTF-8"),
        (TEXT.encode("utf-16-be"), "the file is UTF-16 (big-endian)", "save the file as UTF-8"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16 (big-endian)", "save the file as UTF-8"),
        (
            b"PK\x03\x04\0\0abc" + b"x" * 300,
            "a binary file: it has a zero byte at offset 4",
            "move",
        ),
    ],
)
def test_what_a_file_may_be(content: bytes, message: str, mend: str) -> None:
    _, problem = decode("citations/a.bib", content)
    assert problem is not None
    assert message in problem.message
    assert mend in (problem.help or "")
