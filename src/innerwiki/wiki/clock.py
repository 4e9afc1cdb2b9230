"""What day it is: one date, in UTC, for everything a command does."""

import os
from datetime import UTC, date, datetime

from innerwiki.errors import InnerwikiError


def today(asked: str | None = None) -> date:
    """The date to work with: the one asked for, else SOURCE_DATE_EPOCH's, else today in UTC.

    Args:
        asked: YYYY-MM-DD, as the user wrote it.

    Raises:
        InnerwikiError: `asked` or SOURCE_DATE_EPOCH is not a date
            (https://reproducible-builds.org/specs/source-date-epoch/).
    """
    if asked:
        try:
            return date.fromisoformat(asked)
        except ValueError as error:
            raise InnerwikiError(f"`{asked}` is not a date; write YYYY-MM-DD") from error
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(tz=UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise InnerwikiError(
            f"SOURCE_DATE_EPOCH is `{epoch}`, which is no number of seconds since 1970"
        ) from error
