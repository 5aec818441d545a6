"""How far evidence starts from where it was really said."""

from collections.abc import Sequence

import numpy as np

from casescribe.bench.heard import Said
from casescribe.model.base import Frozen
from casescribe.model.note import Note
from casescribe.model.transcript import Transcript

SLACK = 0.001
"""Seconds by which two roundings of the same time may differ."""


class StartError(Frozen):
    """Absolute errors in seconds over `count` starts; None where there is nothing to compare."""

    count: int
    median: float | None = None
    p95: float | None = None


def start_error(errors: Sequence[float]) -> StartError:
    """Sum up signed errors in seconds."""
    if not errors:
        return StartError(count=0)
    sizes = np.abs(np.array(errors))
    return StartError(count=len(errors), median=float(np.median(sizes)), p95=float(np.percentile(sizes, 95)))


def word_errors(
    reference: Sequence[Said], hypothesis: Sequence[Said], pairs: Sequence[tuple[int, int]]
) -> tuple[float, ...]:
    """Heard start less true start of the rightly recognised words whose true start is known."""
    return tuple(hypothesis[j].start - reference[i].start for i, j in pairs if _known(reference[i]))


def evidence_errors(
    starts: Sequence[tuple[float, str]],
    reference: Sequence[Said],
    hypothesis: Sequence[Said],
    pairs: Sequence[tuple[int, int]],
) -> tuple[float, ...]:
    """Evidence start less true start of its first word, where that was recognised and its start is known.

    Args:
        starts: Seconds and speaker of each piece of evidence, as `evidence_starts` gives them.
        reference: The true words.
        hypothesis: The recognised words, in order of time.
        pairs: Indices (reference, hypothesis) of rightly recognised words.
    """
    truths = {j: reference[i].start for i, j in pairs if _known(reference[i])}
    firsts = [(start, _first_word(start, speaker, hypothesis)) for start, speaker in starts]
    return tuple(start - truths[first] for start, first in firsts if first is not None and first in truths)


def evidence_starts(note: Note, transcript: Transcript) -> tuple[tuple[float, str], ...]:
    """Where each statement's evidence starts, in seconds, and whose words it holds."""
    speakers = {turn.id: turn.speaker for turn in transcript.turns}
    statements = [statement for section in note.sections for statement in section.statements]
    return tuple((e.start, speakers.get(e.turn, "")) for statement in statements for e in statement.evidence)


def _first_word(start: float, speaker: str, words: Sequence[Said]) -> int | None:
    after = (j for j, w in enumerate(words) if w.speaker == speaker and w.start >= start - SLACK)
    return next(after, None)


def _known(word: Said) -> bool:
    return word.exact or word.first
