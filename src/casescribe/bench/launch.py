"""Runs one program and writes what it cost: a process of its own, so that the bench's memory is not counted.

On Linux a new process starts with its parent's peak memory as its own; this file therefore imports
nothing but a little of the standard library and is run by path: `python -I -S launch.py REPORT PROGRAM…`.
"""

import json
import os
import sys
import time

NOT_THERE = 127
"""The exit code of a program that cannot be started, as in a shell."""


def main(report: str, program: list[str]) -> None:
    """Run `program` and write its exit code, wall and CPU seconds and peak memory in MB to `report`.

    The figures cover the program and the children it waited for.
    """
    try:
        cost = _cost(program)
    except OSError:
        sys.stderr.write(f"{program[0].rpartition('/')[2]}: cannot be started\n")
        cost = {"code": NOT_THERE, "wall": 0.0, "cpu": 0.0, "peak_mb": 0.0}
    with open(report, "w", encoding="utf-8") as file:  # noqa: PTH123 - pathlib would be counted as memory
        json.dump(cost, file)


def _cost(program: list[str]) -> dict[str, float]:
    began = time.perf_counter()
    _, status, used = os.wait4(os.posix_spawnp(program[0], program, os.environ), 0)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "wall": time.perf_counter() - began,
        "cpu": used.ru_utime + used.ru_stime,
        "peak_mb": used.ru_maxrss / 1024,
    }


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
