"""The two things that may stop innerwiki; everything else is a diagnostic and the work goes on.

A message is one sentence that says what is wrong and how to mend it: the command line prints it
after "innerwiki: " and exits 2, a host shows it in its own way.
"""


class InnerwikiError(Exception):
    """Nothing can be done; the message tells the user why and what to do."""


class ConfigError(InnerwikiError):
    """The configuration cannot be used; the message opens with `path:line:column`."""
