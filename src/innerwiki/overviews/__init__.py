"""What the command line tells of a wiki beside findings: its articles, their coverage, a change.

Each module makes texts, tables, JSON or pages of what `innerwiki.wiki` has computed; nothing is
computed here that an article's page would show as well.
"""
