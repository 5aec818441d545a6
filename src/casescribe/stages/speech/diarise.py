"""Who speaks when in a whole recording: the diariser of the speech stage.

Each stretch is heard as it comes: local speakers are found (`segmentation`), pieces in which one of them
speaks alone become voice embeddings (`embed`), and the sound is let go. At the end the embeddings of the
whole recording are clustered (`cluster`), and every piece and overlap goes to a voice (`tracks`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Self

import numpy as np

from casescribe.model.span import Span, SpeakerSpan
from casescribe.stages.speech.cluster import Vectors, find_voices
from casescribe.stages.speech.embed import embed
from casescribe.stages.speech.onnx import Network, load
from casescribe.stages.speech.ports import Stretch
from casescribe.stages.speech.segmentation import Run, runs
from casescribe.stages.speech.tracks import Piece, assign, join

_SHORTEST = 0.3
_LONGEST = 2.0
_FEWEST_SAMPLES = 800


class OnnxDiariser:
    """Tells voices apart with pyannote segmentation-3.0 and CAM++, both through onnxruntime.

    Keeps about 1 kB for each second of speech. The same stretches give the same answer.
    """

    def __init__(self, segmentation: Network, embedding: Network) -> None:
        self._segmentation = segmentation
        self._embedding = embedding
        self._pieces: list[Piece] = []
        self._vectors: list[Vectors] = []
        self._rows = 0
        self._windows = 0

    @classmethod
    def installed(cls, threads: int = 2) -> Self:
        """With the networks that ship in `data/`, each using at most `threads` threads.

        Raises:
            DamagedModel: a network is not the file that was recorded.
        """
        return cls(load("segmentation-3.0.onnx", threads), load("campplus.onnx", threads))

    def hear(self, stretch: Stretch, speech: Sequence[Span]) -> None:
        """Take in one stretch; local speakers outside the detected speech are passed over."""
        if not speech or len(stretch.samples) < _FEWEST_SAMPLES:
            return
        heard = [r for r in runs(self._segmentation, stretch.samples) if _within(r, stretch.start, speech)]
        parts = [part for run in heard for part in _parts(run)]
        clear = [i for i, part in enumerate(parts) if part.alone and part.end - part.start >= _SHORTEST]
        vectors = embed(self._embedding, stretch.samples, [(parts[i].start, parts[i].end) for i in clear])
        rows = {i: self._rows + row for row, i in enumerate(clear)}
        for i, part in enumerate(parts):
            start, end = part.start + stretch.start, part.end + stretch.start
            self._pieces.append(Piece(start, end, self._windows + part.window, part.local, rows.get(i)))
        self._vectors.append(vectors)
        self._rows += len(vectors)
        self._windows += max((part.window for part in parts), default=-1) + 1

    def speakers(self, count: int | None) -> tuple[SpeakerSpan, ...]:
        """Who speaks when; see the port. Nobody when there was no speech."""
        if not self._pieces:
            return ()
        if not self._rows:
            return join(self._pieces, [0] * len(self._pieces))
        vectors = np.concatenate(self._vectors)
        seconds = np.array([p.end - p.start for p in self._pieces if p.row is not None])
        voices = find_voices(vectors, seconds, count)
        return join(self._pieces, assign(self._pieces, vectors @ voices.T))


def _within(run: Run, offset: float, speech: Sequence[Span]) -> bool:
    return any(s.start < run.end + offset and run.start + offset < s.end for s in speech)


def _parts(run: Run) -> Iterator[Run]:
    """A run cut into equal parts of about two seconds."""
    count = max(1, round((run.end - run.start) / _LONGEST))
    edges = np.linspace(run.start, run.end, count + 1).tolist()
    for start, end in pairwise(edges):
        yield replace(run, start=start, end=end)
