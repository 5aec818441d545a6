"""Speech stage, second step: words from speech, by a Whisper model in a folder.

Speech is packed into windows and decoded; what is decoded is judged; speech that got no words is decoded
again another way; what still has none is told as inaudible. So every second of speech is accounted for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from casescribe.model.span import Span
from casescribe.model.transcript import Word
from casescribe.stages.speech.decoder import Decoder, Heard, Passage, Way
from casescribe.stages.speech.gates import DOUBTFUL_WORD, judged, too_dense
from casescribe.stages.speech.ports import SAMPLE_RATE, Recognition, Samples, Stretch
from casescribe.stages.speech.repair import filled, gaps, widened
from casescribe.stages.speech.times import capped, joined, within
from casescribe.stages.speech.windows import LONGEST, Shortened, shorten, windows

_OTHER_WAYS = (Way(), Way(timestamps=False, no_repeat=3))
"""A gap by itself, cut another way than before; then without timestamps, and with loops forbidden."""


class FasterWhisperRecogniser:
    """Recognises speech with a faster-whisper model folder; the weights are loaded at the first use.

    `folder` holds model.bin, config.json and tokenizer.json and has been verified by the caller;
    `language` is a code such as "en" and is never guessed; `vocabulary` lists names that are likely.
    """

    def __init__(  # noqa: PLR0913 - what a recogniser is, in one place
        self,
        folder: Path,
        name: str,
        sha256: str,
        *,
        language: str = "en",
        threads: int = 2,
        vocabulary: Sequence[str] = (),
    ) -> None:
        self._folder = folder
        self._name = name
        self._sha256 = sha256
        self._language = language
        self._threads = threads
        self._vocabulary = tuple(vocabulary)

    @property
    def name(self) -> str:
        """The model's name."""
        return self._name

    @property
    def sha256(self) -> str:
        """SHA-256 of its weights, hexadecimal."""
        return self._sha256

    @property
    def vocabulary_left_out(self) -> tuple[str, ...]:
        """Entries of the vocabulary that do not fit into the recogniser's context (loads the model)."""
        return self._decoder.left_out if self._vocabulary else ()

    def recognise(self, stretch: Stretch, speech: Sequence[Span]) -> Recognition:
        """The words of the given speech; every second of it ends as words or as inaudible."""
        spans = _local(stretch, speech)
        if not spans:
            return Recognition((), ())
        short = shorten(stretch.samples, spans)
        kept = [short.short(span) for span in spans]
        words = self._heard(short.samples, kept)
        inaudible = gaps(kept, words)
        return Recognition(
            words=tuple(_word(word, short, stretch) for word in words),
            inaudible=tuple(_span(gap, short, stretch) for gap in inaudible),
        )

    def _heard(self, samples: Samples, speech: Sequence[Span]) -> list[Heard]:
        """Words in order, after as many tries as they need; times in shortened seconds."""
        first = self._decoder.decode(samples, windows(samples, speech))
        words = _judged(first, speech, second_try=False)
        for way in _OTHER_WAYS:
            holes = [part for gap in gaps(speech, words) for part in windows(samples, [gap], LONGEST - 1)]
            cuts = [widened(hole, len(samples) / SAMPLE_RATE, LONGEST) for hole in holes]
            found = _judged(self._decoder.decode(samples, cuts, way), speech, second_try=True)
            words = filled(words, holes, found)
        return words

    @cached_property
    def _decoder(self) -> Decoder:
        return Decoder(self._folder, self._language, self._threads, self._vocabulary)


def _local(stretch: Stretch, speech: Sequence[Span]) -> list[Span]:
    """The speech inside the stretch, in seconds from its beginning."""
    ends = ((max(s.start, stretch.start), min(s.end, stretch.end)) for s in speech)
    return [Span(start=a - stretch.start, end=b - stretch.start) for a, b in ends if b > a]


def _judged(passages: Iterable[Passage], speech: Sequence[Span], *, second_try: bool) -> list[Heard]:
    """The words that pass the gates, whole and with sober times, in order."""
    words: list[Heard] = []
    for passage in passages:
        result = judged(passage, second_try=second_try)
        kept = within(capped(list(joined(result.words))), speech)
        if not too_dense(kept):
            words += (replace(word, doubtful=result.doubtful) for word in kept)
    return sorted(words, key=lambda word: word.start)


def _word(word: Heard, short: Shortened, stretch: Stretch) -> Word:
    start, end = short.original(word.start, word.end)
    return Word(
        text=word.text,
        start=round(stretch.start + start, 2),
        end=round(stretch.start + end, 2),
        confidence=round(min(1.0, max(0.0, word.probability)), 3),
        doubtful=word.doubtful or word.probability < DOUBTFUL_WORD,
    )


def _span(gap: Span, short: Shortened, stretch: Stretch) -> Span:
    start, end = short.original(gap.start, gap.end)
    return Span(start=round(stretch.start + start, 2), end=round(stretch.start + end, 2))
