"""Makes new files, each whole or not at all, and never in the place of anything that is there."""

from contextlib import suppress
from pathlib import Path


def create(file: Path, text: str, *, is_executable: bool = False) -> bool:
    """Make a file, and the folders that it needs.

    Args:
        file: where; whatever stands there stays, be it a file, a folder or a link to nothing.
        text: what the file holds.
        is_executable: whether whoever may read the file may run it.

    Returns:
        Whether the file was made; False if there was one.

    Raises:
        OSError: it cannot be made, and there is none now.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        stream = file.open("xb")
    except FileExistsError:
        return False
    is_whole = False
    try:
        with stream:
            stream.write(text.encode())
        if is_executable:
            mode = file.stat().st_mode
            file.chmod(mode | (mode & _READABLE) >> 2)
        is_whole = True
    finally:
        if not is_whole:
            with suppress(OSError):
                file.unlink()
    return True


_READABLE = 0o444
