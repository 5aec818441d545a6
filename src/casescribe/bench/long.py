"""`casescribe bench long`: memory must not grow with the recording's length."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import av
import numpy as np
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from casescribe.bench.measured import Cost, Product
from casescribe.bench.sheet import Sheet, figure
from casescribe.bench.speech import Failure, failure
from casescribe.errors import NotAudio, OutputError
from casescribe.model.base import Frozen

RATE = 16_000
BLOCK = RATE
Pcm = NDArray[np.int16]


class LengthScore(Frozen):
    """The cost of `casescribe write` on a recording of `seconds` seconds."""

    seconds: float
    cost: Cost


class LongReport(Frozen):
    """One score a length, shortest first; `ratio` is the longest's peak memory to the shortest's."""

    lengths: tuple[LengthScore, ...]
    ratio: float | None = None
    failures: tuple[Failure, ...] = ()


def bench_long(
    product: Product, talk: Path, lengths: tuple[float, ...], work: Path | None, tell: Callable[[str], None]
) -> LongReport:
    """Repeat the recording `talk` to each of `lengths` (seconds) and write its note.

    Args:
        product: What is measured.
        talk: A recording.
        lengths: Seconds of each recording that is composed, shortest first.
        work: Where the recordings are composed (about 60 MB an hour); None: the system's temporary folder.
        tell: Is told what is being done.
    """
    scores: list[LengthScore] = []
    failures: list[Failure] = []
    with tempfile.TemporaryDirectory(dir=work) as folder:
        for seconds in lengths:
            tell(f"{talk.parent.name}: {seconds / 60:.0f} minutes")
            audio, out = Path(folder) / "long.flac", Path(folder) / "out"
            compose(talk, audio, seconds)
            ran = product.write(audio, out)
            if ran.failed:
                failures.append(failure(f"{seconds / 60:.0f} minutes", ran))
            else:
                scores.append(LengthScore(seconds=seconds, cost=ran.cost))
            shutil.rmtree(out, ignore_errors=True)
    ratio = scores[-1].cost.peak_mb / scores[0].cost.peak_mb if len(scores) > 1 else None
    return LongReport(lengths=tuple(scores), ratio=ratio, failures=tuple(failures))


def long_sheets(report: LongReport) -> tuple[Sheet, ...]:
    """The table of `casescribe bench long`."""
    rows = [
        (
            f"{score.seconds / 60:.0f} min",
            figure(score.cost.wall),
            figure(score.cost.wall / score.seconds, 3),
            figure(score.cost.cpu),
            figure(score.cost.peak_mb, 0),
        )
        for score in report.lengths
    ]
    failed = [(f.name, f"failed ({f.code}): {f.complaint}", "-", "-", "-") for f in report.failures]
    ratio = ("longest / shortest", "", "", "", figure(report.ratio, 2))
    columns = ("recording", "wall s", "RTF", "CPU s", "peak MB")
    return (Sheet("Memory and length", columns, (*rows, ratio, *failed)),)


def compose(talk: Path, target: Path, seconds: float) -> None:
    """Write a FLAC file (mono, 16 kHz) of `seconds` seconds that repeats `talk`.

    Raises:
        NotAudio: `talk` holds no sound.
        OutputError: `target` cannot be written.
    """
    sound = decode(talk)
    try:
        with av.open(str(target), "w", format="flac") as container:
            stream = container.add_stream("flac", rate=RATE, layout="mono")
            for block in _blocks(sound, round(seconds * RATE)):
                frame = av.AudioFrame.from_ndarray(block.reshape(1, -1), format="s16", layout="mono")
                frame.sample_rate = RATE
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
    except OSError as error:
        raise OutputError(f"{target.name}: cannot be written ({error.strerror}): free some space") from None


def decode(talk: Path) -> Pcm:
    """All of a recording as 16-bit mono samples at 16 kHz, shape [n].

    Raises:
        NotAudio: It holds no sound.
    """
    resampler = AudioResampler(format="s16", layout="mono", rate=RATE)
    try:
        with av.open(str(talk)) as container:
            frames = [f.to_ndarray() for one in container.decode(audio=0) for f in resampler.resample(one)]
            frames += [f.to_ndarray() for f in resampler.resample(None)]
    except (av.FFmpegError, IndexError):
        frames = []
    if not frames:
        raise NotAudio(f"{talk.name}: holds no sound: give a recording")
    sound: Pcm = np.concatenate(frames, axis=1)[0].astype(np.int16)
    return sound


def _blocks(sound: Pcm, count: int) -> Iterator[Pcm]:
    """`count` samples in blocks of at most a second, from the sound repeated."""
    pieces = [sound[at : at + BLOCK] for at in range(0, len(sound), BLOCK)]
    left = count
    for piece in cycle(pieces):
        if left <= 0:
            return
        yield piece[:left]
        left -= len(piece)
