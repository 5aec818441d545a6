"""Hears a recording out: decodes it once and keeps words, voices, playback sound and peaks, but no audio.

Part of the transcribe use case. Each piece is searched for speech; while the recogniser reads it, the
diariser hears it on another thread. Then the piece is let go, so that memory does not grow with length.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from casescribe.flow.engines import Engines
from casescribe.flow.options import Channels, TranscribeOptions
from casescribe.model.progress import Progress, Watcher
from casescribe.model.span import Span
from casescribe.model.transcript import RecogniserInfo, Word
from casescribe.stages.audio.decode import Piece, Recording
from casescribe.stages.audio.level import normalise
from casescribe.stages.audio.peaks import Peaks
from casescribe.stages.audio.playback import PlaybackEncoder
from casescribe.stages.speech.ports import (
    SAMPLE_RATE,
    Diariser,
    Recogniser,
    Samples,
    Stretch,
    VoiceActivity,
)

HEARD = 0.9
"""The share of the whole job that is done when the recording has been heard."""

_PIECE_SECONDS = 180.0
_SILENCE_DB = -120.0


@dataclass
class Channel:
    """What has been heard of one channel; `levels` has decibels for each word."""

    diariser: Diariser | None
    words: list[Word] = field(default_factory=list)
    levels: list[float] = field(default_factory=list)
    inaudible: list[Span] = field(default_factory=list)


@dataclass(frozen=True)
class Heard:
    """All that is kept of a recording; `peaks` are (lowest, highest) pairs in equal steps of time."""

    channels: tuple[Channel, ...]
    recogniser: RecogniserInfo
    vocabulary_left_out: tuple[str, ...]
    playback: bytes
    peaks: tuple[tuple[float, float], ...]


def hear(recording: Recording, options: TranscribeOptions, engines: Engines, watch: Watcher) -> Heard:
    """Hear the whole recording.

    Raises:
        AudioError: the recording cannot be decoded.
        ModelError: the recogniser cannot be used.
    """
    watch(Progress(stage="prepare", fraction=0, overall=0))
    recogniser = engines.recogniser(options.language, options.vocabulary)
    ears = _Ears(recogniser, engines.voice_activity(), _channels(recording, options.channels, engines))
    watch(Progress(stage="transcribe", fraction=0, overall=0))
    for piece in recording.pieces(options.channels, _PIECE_SECONDS):
        ears.take_in(piece)
        watch(Progress(stage="transcribe", fraction=piece.fraction, overall=HEARD * piece.fraction))
    return ears.heard()


def _channels(recording: Recording, layout: Channels, engines: Engines) -> tuple[Channel, ...]:
    if layout == "per-speaker":
        return tuple(Channel(diariser=None) for _ in range(recording.channels))
    return (Channel(diariser=engines.diariser()),)


class _Ears:
    """Takes in the pieces of a recording one after the other."""

    def __init__(
        self, recogniser: Recogniser, activity: VoiceActivity, channels: tuple[Channel, ...]
    ) -> None:
        self._recogniser = recogniser
        self._activity = activity
        self._channels = channels
        self._playback = PlaybackEncoder()
        self._peaks = Peaks()

    def take_in(self, piece: Piece) -> None:
        with ThreadPoolExecutor(max_workers=1) as beside:
            done = [beside.submit(self._keep_sound, piece)]
            for channel, samples in zip(self._channels, piece.samples, strict=True):
                done.extend(self._read(channel, Stretch(piece.start, samples), beside))
            for each in done:
                each.result()

    def _keep_sound(self, piece: Piece) -> None:
        mono = piece.samples.mean(axis=0, dtype=np.float32)
        self._peaks.add(mono)
        self._playback.add(normalise(mono)[0])

    def _read(self, channel: Channel, taken: Stretch, beside: ThreadPoolExecutor) -> Iterator[Future[None]]:
        """Read a stretch as it was taken: raised for the engines, never for the levels that part channels."""
        stretch = Stretch(taken.start, normalise(taken.samples)[0])
        speech = self._activity.speech(stretch)
        if channel.diariser is not None:
            yield beside.submit(channel.diariser.hear, stretch, speech)
        recognition = self._recogniser.recognise(stretch, speech)
        channel.words.extend(recognition.words)
        channel.levels.extend(word_levels(taken, recognition.words))
        channel.inaudible.extend(recognition.inaudible)

    def heard(self) -> Heard:
        return Heard(
            channels=self._channels,
            recogniser=RecogniserInfo(name=self._recogniser.name, sha256=self._recogniser.sha256),
            vocabulary_left_out=self._recogniser.vocabulary_left_out,
            playback=self._playback.finish(),
            peaks=self._peaks.finish().pairs,
        )


def word_levels(stretch: Stretch, words: Sequence[Word]) -> Iterator[float]:
    """How loud each word is, in decibels of its root mean square (full scale is 0)."""
    for word in words:
        yield _level(_cut(stretch, word))


def _cut(stretch: Stretch, span: Span) -> Samples:
    first = max(0, round((span.start - stretch.start) * SAMPLE_RATE))
    return stretch.samples[first : max(first, round((span.end - stretch.start) * SAMPLE_RATE))]


def _level(samples: Samples) -> float:
    power = float(np.mean(np.square(samples, dtype=np.float64))) if len(samples) else 0.0
    return max(_SILENCE_DB, 10 * float(np.log10(power))) if power > 0 else _SILENCE_DB
