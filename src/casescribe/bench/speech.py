"""`casescribe bench speech`: the whole product on recordings with truth, beside bare faster-whisper."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from casescribe.bench.extras import Normalise, english
from casescribe.bench.heard import heard_transcript
from casescribe.bench.measured import Product, Ran
from casescribe.bench.rivals import BARE, read_rival
from casescribe.bench.score import Judge, Run, TalkScore
from casescribe.bench.truth import Talk, read_json
from casescribe.errors import ModelError
from casescribe.model.base import Frozen
from casescribe.model.note import Note
from casescribe.model.transcript import Transcript

Tell = Callable[[str], None]


class Listed(Frozen):
    """A model as `casescribe models list --json` shows it."""

    name: str
    path: str
    default: bool


Listing = TypeAdapter(list[Listed])


class Failure(Frozen):
    """A run that gave no result: what was run, and its last words."""

    name: str
    code: int
    complaint: str


class SpeechReport(Frozen):
    """The scores of every recording that gave a result, and the failures."""

    talks: tuple[TalkScore, ...]
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True)
class SpeechBench:
    """Runs `product` and the `rivals` (names of configurations) over recordings."""

    product: Product
    rivals: tuple[str, ...] = (BARE,)
    template: str = "general"
    tell: Tell = field(default=lambda _: None)

    def run(self, talks: Sequence[Talk]) -> SpeechReport:
        """Score each recording; a failure is reported and the next one follows."""
        normalise = english()
        weights = model_folder(self.product) if self.rivals else ""
        results = [self._talk(talk, normalise, weights) for talk in talks]
        return SpeechReport(
            talks=tuple(result for result in results if isinstance(result, TalkScore)),
            failures=tuple(result for result in results if isinstance(result, Failure)),
        )

    def _talk(self, talk: Talk, normalise: Normalise, weights: str) -> TalkScore | Failure:
        self.tell(f"{talk.name}: casescribe")
        judge = Judge(talk.truth, normalise)
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder)
            ran = self.product.write(talk.audio, out, "--template", self.template)
            if ran.failed:
                return failure(talk.name, ran)
            transcript = read_json(out / "transcript.json", Transcript)
            note = read_json(out / "note.json", Note)
        heard = heard_transcript(transcript)
        ours = judge.run(heard, ran.cost)
        rivals = self._rivals(talk, judge, weights)
        return TalkScore(
            name=talk.name,
            seconds=talk.truth.duration,
            timed=talk.truth.timed,
            ours=ours,
            rivals=rivals,
            voices=judge.voices(heard),
            evidence=judge.evidence(note, transcript),
            inaudible_seconds=sum(span.seconds for span in transcript.inaudible),
            wall_ratio=ours.cost.wall / rivals[BARE].cost.wall if BARE in rivals else None,
            cpu_ratio=ours.cost.cpu / rivals[BARE].cost.cpu if BARE in rivals else None,
        )

    def _rivals(self, talk: Talk, judge: Judge, weights: str) -> dict[str, Run]:
        """Each configuration's run; one that fails is left out and told."""
        runs: dict[str, Run] = {}
        with tempfile.TemporaryDirectory() as folder:
            for name in self.rivals:
                self.tell(f"{talk.name}: faster-whisper {name}")
                out = Path(folder) / f"{name}.json"
                arguments = (name, weights, str(talk.audio), str(out), str(self.product.threads))
                ran = self.product.python("casescribe.bench.rivals", *arguments)
                if ran.failed:
                    self.tell(f"{talk.name}: faster-whisper {name} failed: {ran.complaint}")
                else:
                    runs[name] = judge.run(read_rival(out), ran.cost)
        return runs


def failure(name: str, ran: Ran) -> Failure:
    """A failed run as it is reported."""
    return Failure(name=name, code=ran.cost.code, complaint=ran.complaint)


def model_folder(product: Product) -> str:
    """The folder of the weights that `product` uses.

    Raises:
        ModelError: `casescribe models list --json` does not tell.
    """
    if product.model is not None and Path(product.model).is_dir():
        return product.model
    try:
        models = Listing.validate_json(product.models())
    except ValueError:
        models = []
    wanted = [m.path for m in models if (m.default if product.model is None else m.name == product.model)]
    if not wanted:
        raise ModelError(
            "the recogniser's folder is unknown: run `casescribe models list`, or give --model PATH"
        )
    return wanted[0]
