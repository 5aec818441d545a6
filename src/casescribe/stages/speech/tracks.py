"""From pieces and voices to tracks: who speaks when, piece by piece."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from casescribe.model.span import SpeakerSpan

_GAP = 0.5
_LEAST = 0.1
_MATES = 0.5
_AHEAD = 16


@dataclass(frozen=True)
class Piece:
    """Part of a local speaker's run, in seconds of the recording.

    `window` and `local` name the local speaker; `row` is the piece's row among the embeddings, None when
    it is too short or not alone.
    """

    start: float
    end: float
    window: int
    local: int
    row: int | None


def assign(pieces: Sequence[Piece], similarity: NDArray[np.float32]) -> tuple[int, ...]:
    """The voice of each piece.

    A piece with an embedding goes to the voice it is most like, counting in what its local speaker says
    elsewhere in the window. One without goes where its local speaker goes, or else to the nearest in
    time; of two who talk at once, the second takes another voice than the first.

    Args:
        pieces: of the whole recording, those of one window together.
        similarity: of each embedding with each voice, shape [rows, voices].
    """
    locals_ = _locals(pieces, similarity)
    voices: list[int] = [-1] * len(pieces)
    for i, piece in enumerate(pieces):
        if piece.row is not None:
            mates = locals_[piece.window, piece.local]
            voices[i] = int((similarity[piece.row] + _MATES * mates).argmax())
    known = [i for i in sorted(range(len(pieces)), key=lambda i: pieces[i].start) if voices[i] >= 0]
    for i, piece in enumerate(pieces):
        if voices[i] < 0:
            beside = _at_once(i, pieces, voices)
            voices[i] = _guess(piece, beside, locals_, (known, pieces, voices), similarity.shape[1])
    return tuple(voices)


def join(pieces: Sequence[Piece], voices: Sequence[int]) -> tuple[SpeakerSpan, ...]:
    """Tracks ordered by start: a voice's pieces joined over half a second at most; S1 is who speaks first."""
    spans: dict[int, list[list[float]]] = defaultdict(list)
    for piece, voice in sorted(zip(pieces, voices, strict=True), key=lambda pv: pv[0].start):
        own = spans[voice]
        if own and piece.start - own[-1][1] <= _GAP:
            own[-1][1] = max(own[-1][1], piece.end)
        else:
            own.append([piece.start, piece.end])
    kept = {v: [s for s in own if s[1] - s[0] >= _LEAST] for v, own in spans.items()}
    order = sorted((v for v in kept if kept[v]), key=lambda v: (kept[v][0][0], v))
    tracks = [
        SpeakerSpan(start=start, end=end, speaker=f"S{n}")
        for n, voice in enumerate(order, start=1)
        for start, end in kept[voice]
    ]
    return tuple(sorted(tracks, key=lambda t: (t.start, t.end, t.speaker)))


def _locals(
    pieces: Sequence[Piece], similarity: NDArray[np.float32]
) -> dict[tuple[int, int], NDArray[np.float32]]:
    """Each local speaker's mean similarity with the voices, by seconds."""
    rows: dict[tuple[int, int], list[int]] = defaultdict(list)
    weights: dict[tuple[int, int], list[float]] = defaultdict(list)
    for piece in pieces:
        if piece.row is not None:
            rows[piece.window, piece.local].append(piece.row)
            weights[piece.window, piece.local].append(piece.end - piece.start)
    return {key: np.average(similarity[own], axis=0, weights=weights[key]) for key, own in rows.items()}


def _at_once(index: int, pieces: Sequence[Piece], voices: Sequence[int]) -> set[int]:
    """The voices that are already known of others in the same window at the same time."""
    piece = pieces[index]
    found: set[int] = set()
    for step in (-1, 1):
        i = index + step
        while 0 <= i < len(pieces) and pieces[i].window == piece.window:
            other = pieces[i]
            if other.local != piece.local and other.start < piece.end and piece.start < other.end:
                found.add(voices[i])
            i += step
    return found - {-1}


def _guess(
    piece: Piece,
    beside: set[int],
    locals_: Mapping[tuple[int, int], NDArray[np.float32]],
    known: tuple[Sequence[int], Sequence[Piece], Sequence[int]],
    count: int,
) -> int:
    free = [v for v in range(count) if v not in beside] or list(range(count))
    mates = locals_.get((piece.window, piece.local))
    if mates is not None:
        return max(free, key=lambda v: mates[v])
    order, pieces, voices = known
    at = bisect_left(order, piece.start, key=lambda i: pieces[i].start)
    near = [i for i in order[max(0, at - _AHEAD) : at + _AHEAD] if voices[i] in free]
    if not near:
        return free[0]
    return voices[min(near, key=lambda i: _distance(piece, pieces[i]))]


def _distance(piece: Piece, other: Piece) -> float:
    return max(other.start - piece.end, piece.start - other.end, 0.0)
