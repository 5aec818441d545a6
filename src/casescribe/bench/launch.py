"""Runs one program and writes what it cost: a process of its own, so that the bench's memory is not counted.

On Linux a new process starts with its parent's peak memory as its own; this file therefore imports
nothing but a little of the standard library and is run by path: `python -I -S launch.py REPORT PROGRAM…`.
"""

import json
import os
import sys
import time


def main(report: str, program: list[str]) -> None:
    """Run `program` and write its exit code, wall and CPU seconds and peak memory in MB to `report`.

    The figures cover the program and the children it waited for.
    """
    began = time.perf_counter()
    _, status, used = os.wait4(os.posix_spawnp(program[0], program, os.environ), 0)
    cost = {
        "code": os.waitstatus_to_exitcode(status),
        "wall": time.perf_counter() - began,
        "cpu": used.ru_utime + used.ru_stime,
        "peak_mb": used.ru_maxrss / 1024,
    }
    with open(report, "w", encoding="utf-8") as file:  # noqa: PTH123 - pathlib would be counted as memory
        json.dump(cost, file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
