"""Scores of one recording: pure comparison of what was heard with the truth; no process is run here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from casescribe.bench.align import align, longest_run
from casescribe.bench.der import diarization_error
from casescribe.bench.extras import Normalise
from casescribe.bench.heard import Heard, Said, heard_transcript, heard_truth, runs
from casescribe.bench.measured import Cost
from casescribe.bench.passages import invented, lost
from casescribe.bench.speakers import attribution, cpwer
from casescribe.bench.starts import StartError, evidence_errors, evidence_starts, start_error, word_errors
from casescribe.bench.truth import Truth
from casescribe.model.base import Frozen
from casescribe.model.note import Note
from casescribe.model.span import SpeakerSpan
from casescribe.model.transcript import Transcript

PAUSE = 0.3
"""Words of one voice closer than this (seconds) count as one stretch, as in the references."""

NIST_MARGIN = 0.25
PYANNOTE_MARGIN = 0.125
"""'Collar 0.25' in NIST's meaning (each side) and in that of pyannote.metrics (both sides together)."""


class WordScore(Frozen):
    """How well words were recognised.

    `wer` in percent, after Whisper's English normaliser; `words` is the reference's length;
    `longest_loss` the longest run of reference words that became nothing; `lost` passages of speech with
    neither words nor an inaudible mark; `invented` words in silence; `starts` the error of word starts.
    """

    words: int
    wer: float
    substitutions: int
    deletions: int
    insertions: int
    longest_loss: int
    lost: int
    invented: int
    starts: StartError


class VoiceScore(Frozen):
    """How well voices were told apart.

    All but the counts in percent. `cpwer` and `attribution` as defined in `speakers`. DER compares the
    reference with each voice's joined words (`der_words`) or with its turns, pauses and all (`der_turns`);
    `nist` leaves out 0.25 s on each side of a boundary, `pyannote` 0.125 s.
    """

    true_speakers: int
    found_speakers: int
    cpwer: float
    attribution: float
    der_words_nist: float
    der_words_pyannote: float
    der_turns_nist: float
    der_turns_pyannote: float


class Run(Frozen):
    """A system's words and what they cost; `rtf` is wall seconds per second of recording."""

    cost: Cost
    rtf: float
    words: WordScore


class TalkScore(Frozen):
    """All about one recording of `seconds` seconds; ratios are ours to the bare yardstick's."""

    name: str
    seconds: float
    timed: str
    ours: Run
    rivals: dict[str, Run]
    voices: VoiceScore
    evidence: StartError
    inaudible_seconds: float
    wall_ratio: float | None = None
    cpu_ratio: float | None = None


@dataclass(frozen=True)
class Judge:
    """Compares systems with one recording's truth."""

    truth: Truth
    normalise: Normalise

    def run(self, heard: Heard, cost: Cost) -> Run:
        """Score a system's words beside what they cost."""
        return Run(cost=cost, rtf=cost.wall / self.truth.duration, words=self.words(heard))

    def words(self, heard: Heard) -> WordScore:
        """Score a system's words."""
        true = heard_truth(self.truth)
        whole = align(self.normalise(true.text).split(), self.normalise(heard.text).split())
        reference, hypothesis, pairs = self._tokens(heard)
        return WordScore(
            words=whole.length,
            wer=whole.rate,
            substitutions=whole.substitutions,
            deletions=whole.deletions,
            insertions=whole.insertions,
            longest_loss=longest_run(whole.deleted),
            lost=len(lost(self.truth.speech, heard)),
            invented=invented(self.truth.speech, self.truth.duration, heard),
            starts=start_error(word_errors(reference, hypothesis, pairs)),
        )

    def voices(self, heard: Heard) -> VoiceScore:
        """Score a system's voices."""
        reference, hypothesis, pairs = self._tokens(heard)
        joined = runs(heard.words, PAUSE)
        return VoiceScore(
            true_speakers=len({turn.speaker for turn in self.truth.turns}),
            found_speakers=len({turn.speaker for turn in heard.turns}),
            cpwer=cpwer(heard_truth(self.truth).by_speaker, heard.by_speaker, self.normalise),
            attribution=attribution(reference, hypothesis, pairs),
            der_words_nist=self._der(joined, NIST_MARGIN),
            der_words_pyannote=self._der(joined, PYANNOTE_MARGIN),
            der_turns_nist=self._der(heard.turns, NIST_MARGIN),
            der_turns_pyannote=self._der(heard.turns, PYANNOTE_MARGIN),
        )

    def evidence(self, note: Note, transcript: Transcript) -> StartError:
        """How far the note's evidence starts from where its words were said."""
        reference, hypothesis, pairs = self._tokens(heard_transcript(transcript))
        starts = evidence_starts(note, transcript)
        return start_error(evidence_errors(starts, reference, hypothesis, pairs))

    def _der(self, found: tuple[SpeakerSpan, ...], margin: float) -> float:
        return diarization_error(self.truth.speech, found, margin).rate

    def _tokens(self, heard: Heard) -> tuple[list[Said], list[Said], tuple[tuple[int, int], ...]]:
        """Words of truth and system, one for each normalised token, and the pairs of equal ones."""
        reference = self._split(heard_truth(self.truth).words)
        hypothesis = self._split(heard.words)
        found = align([w.text for w in reference], [w.text for w in hypothesis])
        return reference, hypothesis, found.pairs

    def _split(self, words: Sequence[Said]) -> list[Said]:
        """One entry for each token that a word is normalised to; a later token's start is not exact."""
        return [
            replace(word, text=token, first=word.first and n == 0, exact=word.exact and n == 0)
            for word in words
            for n, token in enumerate(self.normalise(word.text).split())
        ]
