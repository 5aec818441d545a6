"""Who speaks when within ten seconds: pyannote segmentation-3.0, window by window.

Each window tells at most three local speakers apart; its names mean nothing outside it. Windows overlap
by half and each is believed only in its middle, where it has heard what comes before and after.
The powerset output is that of Plaquet and Bredin, "Powerset multi-class cross entropy loss for neural
speaker diarization" (Interspeech 2023).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from casescribe.stages.speech.onnx import Network
from casescribe.stages.speech.ports import SAMPLE_RATE, Samples

WINDOW = 10.0
"""Seconds that the network sees at once."""

STEP = 5.0
"""Seconds from one window to the next."""

_SCRAP = 1.0
_FRAME = 270 / SAMPLE_RATE
_FIRST = 495.5 / SAMPLE_RATE
_SPEAKERS = np.array(
    [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1], [0, 1, 1]],
    np.bool_,
)


@dataclass(frozen=True)
class Run:
    """A local speaker of one window talks from `start` to `end` (seconds of the stretch), alone or not."""

    start: float
    end: float
    window: int
    local: int
    alone: bool


def runs(network: Network, samples: Samples) -> tuple[Run, ...]:
    """Every local speaker's runs in a stretch, ordered by window.

    Args:
        network: the segmentation network.
        samples: shape [n], 16 kHz.

    Returns:
        Runs that cover all speech; the middles of the windows join without gap or overlap.
    """
    found: list[Run] = []
    for index, (first, core) in enumerate(_windows(len(samples) / SAMPLE_RATE)):
        begin = round(first * SAMPLE_RATE)
        piece = np.zeros(round(WINDOW * SAMPLE_RATE), np.float32)
        held = samples[begin : begin + len(piece)]
        piece[: len(held)] = held
        active = _SPEAKERS[network(piece[None, None])[0].argmax(axis=1)]
        found.extend(_window_runs(active, index, first, core))
    return _healed(found)


def _healed(found: list[Run]) -> tuple[Run, ...]:
    """The runs without scraps that a window's edge cut off.

    Where one person speaks alone on both sides of an edge it is the same person: what is under a second
    on one side is too short to be recognised, and goes to the run on the other side.
    """
    healed: list[Run] = []
    begin = {(r.window, r.start): r for r in found if r.alone}
    end = {(r.window, r.end): r for r in found if r.alone}
    for run in found:
        before, after = end.get((run.window - 1, run.start)), begin.get((run.window + 1, run.end))
        if not run.alone or not (_yields(run, before) or _yields(run, after)):
            start = before.start if run.alone and before is not None and _yields(before, run) else run.start
            stop = after.end if run.alone and after is not None and _yields(after, run) else run.end
            healed.append(replace(run, start=start, end=stop))
    return tuple(healed)


def _yields(run: Run, other: Run | None) -> bool:
    """Whether the run is a scrap of the other; of two scraps the earlier one takes both."""
    if other is None:
        return False
    own, others = run.end - run.start, other.end - other.start
    return own < _SCRAP and (own, -run.window) < (others, -other.window)


def _windows(seconds: float) -> Iterator[tuple[float, tuple[float, float]]]:
    """Start of each window and the middle in which it is believed, in seconds."""
    count = max(1, int(np.ceil((seconds - WINDOW) / STEP)) + 1)
    for i in range(count):
        first = i * STEP
        begin = 0.0 if i == 0 else first + (WINDOW - STEP) / 2
        end = seconds if i == count - 1 else first + (WINDOW + STEP) / 2
        yield first, (begin, end)


def _window_runs(
    active: NDArray[np.bool_], index: int, first: float, core: tuple[float, float]
) -> Iterator[Run]:
    edges = first + _FIRST + (np.arange(len(active) + 1) - 0.5) * _FRAME
    edges[0], edges[-1] = first, first + WINDOW
    edges = np.clip(edges, *core)
    alone = active.sum(axis=1) == 1
    for local in range(active.shape[1]):
        state = np.where(active[:, local], np.where(alone, 1, 2), 0)
        for begin, end in _stretches(state):
            if state[begin] and edges[end] > edges[begin]:
                yield Run(float(edges[begin]), float(edges[end]), index, local, bool(alone[begin]))


def _stretches(state: NDArray[np.int_]) -> Iterator[tuple[int, int]]:
    """Where the state stays the same: first index and the index after the last."""
    cuts = np.flatnonzero(np.diff(state)) + 1
    bounds = [0, *cuts.tolist(), len(state)]
    yield from pairwise(bounds)
