"""Diarization error rate: seconds given to the wrong voice, to nobody, or to somebody when nobody spoke."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from casescribe.bench.align import percent
from casescribe.model.span import SpeakerSpan

Flags = NDArray[np.bool_]
Seconds = NDArray[np.float64]


@dataclass(frozen=True)
class DiarizationError:
    """Seconds of each kind of error, and of reference speech (overlap counts for each voice)."""

    missed: float
    false_alarm: float
    confusion: float
    total: float

    @property
    def rate(self) -> float:
        """All errors per second of reference speech, in percent."""
        return percent(self.missed + self.false_alarm + self.confusion, self.total)


def diarization_error(
    reference: Sequence[SpeakerSpan], hypothesis: Sequence[SpeakerSpan], margin: float
) -> DiarizationError:
    """Compare two diarizations, overlapped speech included.

    Args:
        reference: Who speaks when, in truth.
        hypothesis: Who was found to speak when.
        margin: Seconds left out on each side of every reference boundary. NIST's md-eval calls this the
            collar; pyannote.metrics calls twice this the collar.
    """
    edges = _edges(reference, hypothesis, margin)
    if len(edges) == 0:
        return DiarizationError(0.0, 0.0, 0.0, 0.0)
    lengths = np.diff(edges) * ~_active(edges, _collars(reference, margin)).any(axis=0)
    true, found = _active(edges, reference), _active(edges, hypothesis)
    at_once_true, at_once_found = true.sum(axis=0), found.sum(axis=0)
    both = np.minimum(at_once_true, at_once_found)
    return DiarizationError(
        missed=float(lengths @ np.maximum(at_once_true - at_once_found, 0)),
        false_alarm=float(lengths @ np.maximum(at_once_found - at_once_true, 0)),
        confusion=float(lengths @ both) - _agreed(true, found, lengths),
        total=float(lengths @ at_once_true),
    )


def _agreed(true: Flags, found: Flags, lengths: Seconds) -> float:
    """Seconds on which both agree when voices are matched one to one as well as possible."""
    together = (true * lengths) @ found.T
    rows, columns = linear_sum_assignment(together, maximize=True)
    return float(together[rows, columns].sum())


def _collars(reference: Sequence[SpeakerSpan], margin: float) -> list[SpeakerSpan]:
    edges = [edge for span in reference for edge in (span.start, span.end)]
    return [SpeakerSpan(start=max(0.0, e - margin), end=e + margin, speaker="") for e in edges]


def _edges(reference: Sequence[SpeakerSpan], hypothesis: Sequence[SpeakerSpan], margin: float) -> Seconds:
    spans = [*reference, *hypothesis, *_collars(reference, margin)]
    return np.unique(np.array([edge for span in spans for edge in (span.start, span.end)], dtype=np.float64))


def _active(edges: Seconds, spans: Sequence[SpeakerSpan]) -> Flags:
    """Shape [voices, slices]: which voice speaks between which neighbouring edges."""
    rows = {speaker: row for row, speaker in enumerate(sorted({span.speaker for span in spans}))}
    active = np.zeros((len(rows), len(edges) - 1), dtype=np.bool_)
    for span in spans:
        first, last = np.searchsorted(edges, (span.start, span.end))
        active[rows[span.speaker], first:last] = True
    return active
