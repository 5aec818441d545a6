"""`casescribe bench vocabulary`: are names heard better when they are known, and are they ever invented?"""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from casescribe.bench.align import align, percent
from casescribe.bench.extras import Normalise, english
from casescribe.bench.heard import heard_transcript, heard_truth
from casescribe.bench.measured import Product
from casescribe.bench.sheet import Sheet, figure
from casescribe.bench.speech import Failure, failure
from casescribe.bench.truth import Talk, read_json
from casescribe.errors import InputError
from casescribe.model.base import Frozen
from casescribe.model.transcript import Transcript


class NameScore(Frozen):
    """What one run heard: `heard` of the names said, times the `foreign` names occur, and WER in percent."""

    heard: int
    foreign: int
    wer: float


class VocabularyScore(Frozen):
    """One recording: names said, and the runs without names, with its own, and with names of others."""

    name: str
    said: int
    without: NameScore
    own: NameScore
    others: NameScore


class VocabularyReport(Frozen):
    """One score a recording."""

    talks: tuple[VocabularyScore, ...]
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True)
class VocabularyBench:
    """Transcribes each recording that has a vocabulary three times; `only` keeps those names."""

    product: Product
    only: tuple[str, ...] = ()
    tell: Callable[[str], None] = field(default=lambda _: None)

    def run(self, talks: Sequence[Talk]) -> VocabularyReport:
        """Score each recording; names of the other recordings that are not said are the foreign ones.

        Raises:
            InputError: No recording comes with names.
        """
        named = [talk for talk in talks if talk.truth.vocabulary]
        if not named:
            raise InputError("no truth.json here lists a vocabulary: add the names that are said")
        normalise = english()
        results = [
            self._talk(talk, _foreign(talk, named, normalise), normalise)
            for talk in named
            if not self.only or talk.name in self.only
        ]
        return VocabularyReport(
            talks=tuple(result for result in results if isinstance(result, VocabularyScore)),
            failures=tuple(result for result in results if isinstance(result, Failure)),
        )

    def _talk(self, talk: Talk, foreign: tuple[str, ...], normalise: Normalise) -> VocabularyScore | Failure:
        own = talk.truth.vocabulary
        runs: list[NameScore] = []
        for label, names in (("no names", ()), ("its own names", own), ("names of others", foreign)):
            self.tell(f"{talk.name}: {label}")
            text = self._heard(talk, names)
            if isinstance(text, Failure):
                return text
            runs.append(_score(talk, text, own, foreign, normalise))
        said = count(own, heard_truth(talk.truth).text, normalise)
        return VocabularyScore(
            name=talk.name, said=sum(said.values()), without=runs[0], own=runs[1], others=runs[2]
        )

    def _heard(self, talk: Talk, names: tuple[str, ...]) -> str | Failure:
        with tempfile.TemporaryDirectory() as folder:
            listing, out = Path(folder) / "names.txt", Path(folder) / "out"
            listing.write_text("\n".join(names) + "\n", "utf-8")
            options = ("--vocabulary", str(listing)) if names else ()
            ran = self.product.transcribe(talk.audio, out, *options)
            if ran.failed:
                return failure(talk.name, ran)
            return heard_transcript(read_json(out / "transcript.json", Transcript)).text


def vocabulary_sheets(report: VocabularyReport) -> tuple[Sheet, ...]:
    """The table of `casescribe bench vocabulary`."""
    rows = [_row(score) for score in report.talks]
    failed = [(f.name, f"failed ({f.code}): {f.complaint}", *("-",) * 7) for f in report.failures]
    columns = (
        "recording", "names said", "heard without %", "heard with own %", "invented with others",
        "invented without", "WER % without", "with own", "with others",
    )  # fmt: skip
    return (Sheet("Names heard with and without a vocabulary", columns, (*rows, *failed)),)


def count(names: Iterable[str], text: str, normalise: Normalise) -> dict[str, int]:
    """How often each name occurs in `text` as whole words, both normalised."""
    words = normalise(text).split()
    keys = [" ".join(normalise(name).split()) for name in names]
    return {key: _occurrences(key.split(), words) for key in keys if key}


def _score(
    talk: Talk, text: str, own: Iterable[str], foreign: Iterable[str], normalise: Normalise
) -> NameScore:
    true = heard_truth(talk.truth).text
    said, heard = count(own, true, normalise), count(own, text, normalise)
    return NameScore(
        heard=sum(min(said[name], heard[name]) for name in said),
        foreign=sum(count(foreign, text, normalise).values()),
        wer=align(normalise(true).split(), normalise(text).split()).rate,
    )


def _foreign(talk: Talk, talks: Sequence[Talk], normalise: Normalise) -> tuple[str, ...]:
    """Names of the other recordings that are not said in this one."""
    names = sorted({name for other in talks if other != talk for name in other.truth.vocabulary})
    text = heard_truth(talk.truth).text
    return tuple(name for name in names if sum(count([name], text, normalise).values()) == 0)


def _occurrences(name: Sequence[str], words: Sequence[str]) -> int:
    return sum(words[at : at + len(name)] == name for at in range(len(words) - len(name) + 1))


def _row(score: VocabularyScore) -> tuple[str, ...]:
    return (
        score.name,
        str(score.said),
        figure(percent(score.without.heard, score.said)),
        figure(percent(score.own.heard, score.said)),
        str(score.others.foreign),
        str(score.without.foreign),
        figure(score.without.wer),
        figure(score.own.wer),
        figure(score.others.wer),
    )
