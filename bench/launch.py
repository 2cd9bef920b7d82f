"""Runs a command and tells what it took: `launch.py REPORT COMMAND...`.

A process counts as large, from its first moment, as the one that started it. This one is small, so
that a command is not charged with the memory of the benchmark. It imports next to nothing.
"""

import resource
import subprocess
import sys
import time


def main() -> int:
    """Write seconds, those of all cores, and the most kilobytes of any process; return the code.

    The kernel keeps the largest of all descendants that were waited for (getrusage(2)), and Python
    waits for the workers that it spawns.
    """
    report, *command = sys.argv[1:]
    begun = time.perf_counter()
    code = subprocess.call(command)
    took = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(report, "w", encoding="ascii") as told:  # noqa: PTH123 - pathlib is not small
        told.write(f"{took} {used.ru_utime + used.ru_stime} {used.ru_maxrss}")
    return code


if __name__ == "__main__":
    sys.exit(main())
