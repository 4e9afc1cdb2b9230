"""Pages that no author writes: one file each, a function from the wiki to finished HTML.

Each has an `ID` (its address is `/<ID>/`), a `TITLE` and a `DESCRIPTION`. An authored article of
the same id takes the place of a generated page.
"""
