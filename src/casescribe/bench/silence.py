"""`casescribe bench silence`: sounds in which nobody speaks must give no words."""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from casescribe.bench.measured import Cost, Product, Ran
from casescribe.bench.sheet import Sheet, figure
from casescribe.bench.sounds import Sound, write_wav
from casescribe.bench.speech import Failure, failure
from casescribe.bench.truth import read_json
from casescribe.model.base import Frozen
from casescribe.model.transcript import Transcript

NOBODY = "nobody speaks"
"""What the product says, with exit code 2, of a recording without speech."""

REFUSED = 2


class SoundScore(Frozen):
    """Words heard in a sound in which nobody speaks, and what listening cost."""

    name: str
    words: int
    inaudible_seconds: float
    cost: Cost


class SilenceReport(Frozen):
    """One score a sound."""

    sounds: tuple[SoundScore, ...]
    failures: tuple[Failure, ...] = ()


def bench_silence(product: Product, sounds: Iterable[Sound], tell: Callable[[str], None]) -> SilenceReport:
    """Transcribe each sound and count its words."""
    scores: list[SoundScore] = []
    failures: list[Failure] = []
    for sound in sounds:
        tell(sound.name)
        result = _listen(product, sound)
        if isinstance(result, Failure):
            failures.append(result)
        else:
            scores.append(result)
    return SilenceReport(sounds=tuple(scores), failures=tuple(failures))


def silence_sheets(report: SilenceReport) -> tuple[Sheet, ...]:
    """The table of `casescribe bench silence`."""
    scored = [
        (s.name, str(s.words), figure(s.inaudible_seconds), figure(s.cost.wall), figure(s.cost.peak_mb, 0))
        for s in report.sounds
    ]
    failed = [(f.name, f"failed ({f.code}): {f.complaint}", "-", "-", "-") for f in report.failures]
    columns = ("sound", "words", "inaudible s", "wall s", "peak MB")
    return (Sheet("Words where nobody speaks", columns, (*scored, *failed)),)


def _listen(product: Product, sound: Sound) -> SoundScore | Failure:
    with tempfile.TemporaryDirectory() as folder:
        audio, out = Path(folder) / "sound.wav", Path(folder) / "out"
        write_wav(audio, sound.samples)
        ran = product.transcribe(audio, out)
        if _refused(ran):
            return SoundScore(name=sound.name, words=0, inaudible_seconds=0.0, cost=ran.cost)
        if ran.failed:
            return failure(sound.name, ran)
        heard = read_json(out / "transcript.json", Transcript)
    return SoundScore(
        name=sound.name,
        words=sum(len(turn.text.split()) for turn in heard.turns),
        inaudible_seconds=sum(span.seconds for span in heard.inaudible),
        cost=ran.cost,
    )


def _refused(ran: Ran) -> bool:
    return ran.cost.code == REFUSED and NOBODY in ran.complaint.lower()
