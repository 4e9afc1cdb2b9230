"""What can go wrong while a registry is asked, said to whoever adds a source.

The difference that matters is between a registry that says "there is no such work" and one that
says nothing of use: only the first tells something about the source.
"""

from enum import StrEnum

from innerwiki.errors import InnerwikiError


class Failure(StrEnum):
    """How a question has failed."""

    NOT_FOUND = "not-found"
    """The registry says that there is no such work."""
    NO_ANSWER = "no-answer"
    """Nothing is known: it was busy, refused us, was too slow, or could not be reached."""
    UNUSABLE = "unusable"
    """It answered, with what cannot be used."""
    REFUSED = "refused"
    """It was not asked: its address is none that this program may speak to."""


class RegistryError(InnerwikiError):
    """A registry did not tell; `failure` says in which way."""

    def __init__(self, failure: Failure, message: str) -> None:
        super().__init__(message)
        self.failure = failure
