import subprocess
import sys
from pathlib import Path

from casescribe.bench import launch
from casescribe.bench.measured import Cost, Product, measured, threads
from casescribe.bench.truth import read_json

BUSY = "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
BIG = "x = bytearray(80_000_000)\nx[::4096] = b'1' * len(x[::4096])"


def test_seconds_and_memory_are_the_programs_own() -> None:
    ballast = bytearray(200_000_000)
    ballast[::4096] = b"1" * len(ballast[::4096])
    small = measured((sys.executable, "-I", "-S", "-c", BUSY), {}).cost
    big = measured((sys.executable, "-I", "-S", "-c", BIG), {}).cost
    assert (small.code, big.code) == (0, 0)
    assert small.cpu >= 0.3
    assert small.wall >= 0.3
    assert small.peak_mb < 60
    assert 80 < big.peak_mb < 140


def test_children_that_a_program_waits_for_are_counted() -> None:
    parent = f"import subprocess, sys\nsubprocess.run([sys.executable, '-I', '-S', '-c', {BIG!r}])"
    assert 80 < measured((sys.executable, "-I", "-S", "-c", parent), {}).cost.peak_mb < 140


def test_a_failure_keeps_its_code_and_last_line() -> None:
    script = "import sys\nprint('first', file=sys.stderr)\nprint('last', file=sys.stderr)\nsys.exit(3)"
    ran = measured((sys.executable, "-c", script), {})
    assert (ran.failed, ran.cost.code, ran.complaint) == (True, 3, "last")


def test_a_killed_program_has_its_signal_as_code() -> None:
    ran = measured((sys.executable, "-c", "import os\nos.kill(os.getpid(), 9)"), {})
    assert (ran.cost.code, ran.complaint) == (-9, "")


def test_a_program_that_is_not_there_fails_like_in_a_shell() -> None:
    ran = measured(("casescribe-that-is-not-there",), {})
    assert (ran.cost.code, ran.complaint) == (127, "casescribe-that-is-not-there: cannot be started")


def test_the_environment_holds_the_threads() -> None:
    script = "import os, sys\nsys.exit(int(os.environ['CASESCRIBE_THREADS'] + os.environ['OMP_NUM_THREADS']))"
    assert measured((sys.executable, "-c", script), threads(3)).cost.code == 33


def test_the_launcher_writes_what_it_measured(tmp_path: Path) -> None:
    report = tmp_path / "cost.json"
    launch.main(str(report), [sys.executable, "-c", "raise SystemExit(5)"])
    cost = read_json(report, Cost)
    assert cost.code == 5
    assert cost.wall > 0


def test_the_launcher_loads_little() -> None:
    script = (
        f"import runpy, sys\nrunpy.run_path({launch.__file__!r})\n"
        "print([name for name in ('numpy', 'pathlib', 'subprocess') if name in sys.modules])"
    )
    command = [sys.executable, "-I", "-S", "-c", script]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_installed_command_is_what_is_measured() -> None:
    assert Product().program == (str(Path(sys.executable).parent / "casescribe"),)
