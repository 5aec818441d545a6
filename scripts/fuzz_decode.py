"""Feeds the decoder mutated recordings, guided by coverage of the audio stage (a developer's tool).

Run: `.venv/bin/python scripts/fuzz_decode.py SECONDS FOLDER`, with a folder of small recordings; inputs that
reach new code are added to it, and an input that breaks the decoder is written beside it.
"""

import math
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["casescribe.stages.audio"]):
    from casescribe.errors import CasescribeError
    from casescribe.stages.audio.decode import open_recording

INPUT = Path(tempfile.mkdtemp(prefix="casescribe-fuzz-")) / "talk.bin"


def decode(data: bytes) -> None:
    """One input: pieces that join, or an error of our own."""
    INPUT.write_bytes(data)
    try:
        recording = open_recording(INPUT)
        end = 0.0
        for piece in recording.pieces("per-speaker"):
            assert piece.start == end, "pieces do not join"
            end = piece.end
    except CasescribeError:
        return
    assert math.isclose(recording.duration, end, abs_tol=1e-6), "the length is not the pieces' sum"


def main() -> None:
    """Run for the given seconds."""
    seconds, folder = sys.argv[1:]
    options = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048", "-max_len=60000"]
    crashes = f"-artifact_prefix={Path(folder).resolve().parent}/"
    atheris.Setup([sys.argv[0], *options, crashes, folder], decode)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
