"""Speech stage, second step: speech is cut into windows that a recogniser can take in at once.

A window is at most as long as the recogniser hears (30 s for Whisper). Windows end in pauses; where
somebody speaks for longer without one, at the quietest instant. Long silence is shortened first, so that
the cost follows the speech and not the length of the recording. All times here are seconds from the
beginning of the stretch, or of its shortened form.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from casescribe.model.span import Span
from casescribe.stages.speech.ports import SAMPLE_RATE, Samples

LONGEST = 29.0
"""Greatest length of a window in seconds; Whisper hears 30, and its last timestamp needs room."""

_PAUSE = 0.5
"""Seconds of silence that stay on each side of speech where silence is shortened."""

_SEARCH = 10.0
"""Seconds before the greatest length in which the quietest instant is looked for."""

_FRAME = SAMPLE_RATE // 50


@dataclass(frozen=True)
class Piece:
    """What stays of a stretch: `length` seconds from `original`, which now begin at `short`."""

    short: float
    original: float
    length: float


@dataclass(frozen=True)
class Shortened:
    """Samples (float32, 16 kHz) without long silence, and where their pieces come from."""

    samples: Samples
    pieces: tuple[Piece, ...]

    def original(self, start: float, end: float) -> tuple[float, float]:
        """Times in the stretch of what lies at `start`…`end` here; both from the piece of the middle."""
        middle = (start + end) / 2
        piece = next((p for p in reversed(self.pieces) if p.short <= middle), self.pieces[0])
        low, high = piece.original, piece.original + piece.length
        shift = piece.original - piece.short
        return min(max(start + shift, low), high), max(min(end + shift, high), low)

    def short(self, span: Span) -> Span:
        """The span, which is one of those that were kept, in shortened time."""
        piece = next((p for p in reversed(self.pieces) if p.original <= span.start), self.pieces[0])
        shift = piece.short - piece.original
        return Span(start=max(0.0, span.start + shift), end=max(0.0, span.end + shift))


def shorten(samples: Samples, speech: Sequence[Span]) -> Shortened:
    """Leave out silence of more than a second. `speech`: ordered spans within the samples, not empty."""
    kept = list(_kept(speech, len(samples) / SAMPLE_RATE))
    pieces, parts, at = [], [], 0
    for span in kept:
        part = samples[round(span.start * SAMPLE_RATE) : round(span.end * SAMPLE_RATE)]
        pieces.append(Piece(short=at / SAMPLE_RATE, original=span.start, length=len(part) / SAMPLE_RATE))
        parts.append(part)
        at += len(part)
    return Shortened(samples=np.concatenate(parts), pieces=tuple(pieces))


def windows(samples: Samples, speech: Sequence[Span], longest: float = LONGEST) -> list[Span]:
    """Windows of at most `longest` seconds that hold all of the speech, ordered and apart.

    Each is filled as far as a good place to end allows, because a window costs the same however full.
    """
    packed: list[Span] = []
    left = list(speech)
    while left:
        start, limit = left[0].start, left[0].start + longest
        inside = [span for span in left if span.end <= limit]
        left = left[len(inside) :]
        if left and not _ends_well(inside, left[0], limit, longest):
            cut = _quietest(samples, max(left[0].start, limit - _search(longest)), limit)
            inside.append(Span(start=left[0].start, end=cut))
            left[0] = Span(start=cut, end=left[0].end)
        packed.append(Span(start=start, end=inside[-1].end))
    return packed


def _kept(speech: Sequence[Span], duration: float) -> Iterator[Span]:
    """The speech with its pauses, joined where no more than a second lies between."""
    start = max(0.0, speech[0].start - _PAUSE)
    for one, other in pairwise(speech):
        if other.start - one.end > 2 * _PAUSE:
            yield Span(start=start, end=one.end + _PAUSE)
            start = other.start - _PAUSE
    yield Span(start=start, end=min(duration, speech[-1].end + _PAUSE))


def _search(longest: float) -> float:
    return min(_SEARCH, longest / 2)


def _ends_well(inside: Sequence[Span], following: Span, limit: float, longest: float) -> bool:
    """Whether the pause before what follows is near enough to the limit to end the window there."""
    return bool(inside) and following.start >= limit - _search(longest)


def _quietest(samples: Samples, start: float, end: float) -> float:
    """The middle of the quietest fifth of a second between two times."""
    part = samples[round(start * SAMPLE_RATE) : round(end * SAMPLE_RATE)]
    frames = part[: len(part) // _FRAME * _FRAME].reshape(-1, _FRAME)
    power = np.convolve((frames.astype(np.float64) ** 2).mean(axis=1), np.ones(10), mode="valid")
    return start + (int(power.argmin()) + 5) * _FRAME / SAMPLE_RATE
