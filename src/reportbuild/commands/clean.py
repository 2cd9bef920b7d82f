"""`reportbuild clean`: what builds and checks keep to be quicker is removed."""

from __future__ import annotations

from reportbuild.commands.printing import clean as printable
from reportbuild.commands.printing import out
from reportbuild.store import Store


def clean(store: Store) -> int:
    """Empty a store; print what it held; return the exit code."""
    number, size = store.clear()
    out.print(printable(f"{store.folder}: {number} entries removed, {size / 2**20:.1f} MB"))
    return 0
