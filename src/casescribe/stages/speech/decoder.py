"""Speech stage, within recognition: what Whisper hears in windows of speech (faster-whisper, CTranslate2).

Windows of speech are decoded several at a time by beam search, each for itself: nothing said earlier
prompts what comes later, so that an error cannot feed on itself. Sampling is never used, so the same
sound gives the same words.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from casescribe.model.span import Span
from casescribe.stages.speech.ports import SAMPLE_RATE, Samples
from casescribe.stages.speech.vocabulary import fitting

BATCH = 3
"""Windows decoded together: memory grows with it, and beyond two time hardly falls."""

_MOST_WORKERS = 2
"""Groups of windows decoded side by side: beam search keeps one thread busy, and hardly more than one."""

_BEAM = 5

_TOKENS_PER_SECOND = 10
_TOKENS_AT_LEAST = 24
_MOST_LIMITED = 124
"""Beyond so many tokens Whisper's own limit serves: prompt and twice the tokens must fit into 448."""

_FRAMES = 100
"""Whisper's frames per second: a segment tells the frame at which its window begins."""


@dataclass(frozen=True)
class Heard:
    """One word as decoded: `text` as it stands in a sentence, times in seconds, probability 0…1."""

    text: str
    start: float
    end: float
    probability: float
    doubtful: bool = False


@dataclass(frozen=True)
class Passage:
    """What was decoded between two timestamps of a window.

    `logprob` is the window's mean log-probability of a token, `no_speech` the probability that the window
    holds no speech.
    """

    window: Span
    words: tuple[Heard, ...]
    logprob: float
    no_speech: float

    @property
    def text(self) -> str:
        """The words together."""
        return "".join(word.text for word in self.words).strip()


@dataclass(frozen=True)
class Way:
    """How to decode: with timestamps of its own or not, and how many words may be repeated in a row."""

    timestamps: bool = True
    no_repeat: int = 0


class Decoder:
    """A loaded Whisper model. Loading takes about a second for the base size, and 0.3 GB."""

    def __init__(self, folder: Path, language: str, threads: int, vocabulary: tuple[str, ...] = ()) -> None:
        from faster_whisper import BatchedInferencePipeline, WhisperModel  # noqa: PLC0415 - takes a second

        self._workers = min(threads, _MOST_WORKERS)
        model = WhisperModel(
            str(folder),
            device="cpu",
            compute_type="int8",
            cpu_threads=threads // self._workers,
            num_workers=self._workers,
            local_files_only=True,
        )
        self._pipeline: Callable[[], Any] = partial(BatchedInferencePipeline, model)
        self._language = language
        self.left_out = vocabulary[fitting(vocabulary, lambda text: _count(model, text)) :]
        self._prompt = ", ".join(vocabulary[: len(vocabulary) - len(self.left_out)]) or None

    def decode(self, samples: Samples, windows: Sequence[Span], way: Way = Way()) -> list[Passage]:
        """What is said in the windows (seconds of `samples`, at most 30 s each), in order of time."""
        with ThreadPoolExecutor(self._workers) as pool:
            decoded = pool.map(partial(self._decode, samples, way), shared_out(windows))
            return [passage for group in decoded for passage in group]

    def _decode(self, samples: Samples, way: Way, windows: Sequence[Span]) -> list[Passage]:
        segments, _ = self._pipeline().transcribe(
            _long_enough(samples, windows),
            language=self._language,
            beam_size=_BEAM,
            temperature=0.0,
            clip_timestamps=[{"start": w.start, "end": w.end} for w in windows],
            without_timestamps=not way.timestamps,
            no_repeat_ngram_size=way.no_repeat,
            word_timestamps=True,
            hotwords=self._prompt,
            max_new_tokens=_most_tokens(windows),
            batch_size=len(windows),
        )
        return list(_passages(segments, windows))


def shared_out(windows: Sequence[Span]) -> list[Sequence[Span]]:
    """The windows in groups of at most `BATCH`, an even number of groups of much the same size, in order.

    The grouping depends on the windows alone, so that the number of threads changes no result.
    """
    groups = min(len(windows), _MOST_WORKERS * math.ceil(len(windows) / (BATCH * _MOST_WORKERS)))
    edges = [round(i * len(windows) / groups) for i in range(groups + 1)] if groups else []
    return [windows[a:b] for a, b in pairwise(edges)]


def _most_tokens(windows: Sequence[Span]) -> int | None:
    """A limit for short windows, so that a loop over noise ends where its seconds can carry no more.

    CTranslate2 allows half of the limit that it is given; so twice the tokens are asked for.
    """
    tokens = _TOKENS_AT_LEAST + math.ceil(max(w.seconds for w in windows) * _TOKENS_PER_SECOND)
    return 2 * tokens if tokens <= _MOST_LIMITED else None


def _long_enough(samples: Samples, windows: Sequence[Span]) -> Samples:
    """The samples, then silence where overlapping windows are longer in all: faster-whisper asks for it."""
    wanted = math.ceil(sum(w.seconds for w in windows) * SAMPLE_RATE) + len(windows)
    missing = wanted - len(samples)
    return np.pad(samples, (0, missing)) if missing > 0 else samples


def _count(model: Any, text: str) -> int:
    return len(model.hf_tokenizer.encode(f" {text}", add_special_tokens=False).ids)


def _passages(segments: Iterable[Any], windows: Sequence[Span]) -> Iterable[Passage]:
    by_seek = {int(int(w.start * SAMPLE_RATE) / SAMPLE_RATE * _FRAMES): w for w in windows}
    for segment in segments:
        words = tuple(
            Heard(text=w.word, start=float(w.start), end=float(w.end), probability=float(w.probability))
            for w in segment.words or ()
        )
        yield Passage(by_seek[segment.seek], words, float(segment.avg_logprob), float(segment.no_speech_prob))
