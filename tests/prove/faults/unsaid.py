"""Planted faults that nothing says yet. Each is owed; the proof fails when one is found and still
stands here.
"""

UNSAID = frozenset({"text/03-work.md: fewer than the words say"})
