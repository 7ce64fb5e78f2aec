"""How often resources are read and fetched: counted without knowing by whom.

`visits` notes what is read, `adding` makes numbers of days of it, `totals` answers questions about them.
"""
