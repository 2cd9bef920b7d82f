"""So many plain loops at once, each in a process: `run_loops.py MANY TURNS`."""

from __future__ import annotations

import multiprocessing
import sys


def loop(turns: int) -> int:
    """Reckon, and touch no memory."""
    value = 1
    for _ in range(turns):
        value = (value * 1_103_515_245 + 12_345) % 2_147_483_648
    return value


if __name__ == "__main__":
    many, turns = map(int, sys.argv[1:])
    processes = [multiprocessing.Process(target=loop, args=(turns,)) for _ in range(many)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
