"""Styles say how sources are cited and listed: one file a style, all of one form (`style`).

`numeric` and `author_date` are built in and share the references of `reference`; any other comes
from a CSL file (`innerwiki.bibliography.csl`).
"""
