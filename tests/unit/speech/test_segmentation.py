import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.speech.segmentation import Run, runs

FRAMES = 589


def always(state: int) -> "Scripted":
    return Scripted(np.full(FRAMES, state))


class Scripted:
    """A network that says one class for each frame, of one window after the other; the last stays."""

    def __init__(self, *windows: np.ndarray) -> None:
        self.seen: list[tuple[int, ...]] = []
        self._outputs = [np.log(np.eye(7, dtype=np.float32)[w] * 0.9 + 0.01)[None] for w in windows]

    def __call__(self, x: np.ndarray) -> np.ndarray:
        self.seen.append(x.shape)
        return np.asarray(self._outputs[min(len(self.seen), len(self._outputs)) - 1])


def seconds(length: float) -> np.ndarray:
    return np.zeros(round(length * 16_000), np.float32)


def test_silence_has_no_runs() -> None:
    assert runs(always(0), seconds(23)) == ()


def test_each_window_is_believed_in_its_middle() -> None:
    assert runs(always(1), seconds(20)) == (
        Run(0.0, 7.5, 0, 0, alone=True),
        Run(7.5, 12.5, 1, 0, alone=True),
        Run(12.5, 20.0, 2, 0, alone=True),
    )


def test_two_at_once_are_two_runs_that_are_not_alone() -> None:
    assert runs(always(5), seconds(10)) == (
        Run(0.0, 10.0, 0, 0, alone=False),
        Run(0.0, 10.0, 0, 2, alone=False),
    )


def test_a_change_of_company_parts_a_run() -> None:
    classes = np.repeat([1, 4], [296, 293])
    edge = 495.5 / 16_000 + 295.5 * (270 / 16_000)
    assert runs(Scripted(classes), seconds(10)) == (
        Run(0.0, edge, 0, 0, alone=True),
        Run(edge, 10.0, 0, 0, alone=False),
        Run(edge, 10.0, 0, 1, alone=False),
    )


def test_a_short_stretch_is_heard_in_one_window_filled_with_silence() -> None:
    network = always(3)
    assert runs(network, seconds(1.5)) == (Run(0.0, 1.5, 0, 2, alone=True),)
    assert network.seen == [(1, 1, 160_000)]


def test_a_scrap_beyond_a_windows_edge_goes_to_the_run_it_was_cut_from() -> None:
    change = np.repeat([3, 2], [178, FRAMES - 178])
    edge = 5 + 495.5 / 16_000 + 177.5 * (270 / 16_000)
    assert runs(Scripted(np.full(FRAMES, 1), change), seconds(15)) == (
        Run(0.0, edge, 0, 0, alone=True),
        Run(edge, 15.0, 1, 1, alone=True),
    )


def test_a_scrap_before_a_windows_edge_goes_to_the_run_it_begins() -> None:
    change = np.repeat([3, 2], [410, FRAMES - 410])
    edge = 495.5 / 16_000 + 409.5 * (270 / 16_000)
    assert runs(Scripted(change, np.full(FRAMES, 1)), seconds(15)) == (
        Run(0.0, edge, 0, 2, alone=True),
        Run(edge, 15.0, 1, 0, alone=True),
    )


def test_what_is_said_for_a_second_beyond_the_edge_is_judged_by_itself() -> None:
    change = np.repeat([3, 2], [240, FRAMES - 240])
    edge = 5 + 495.5 / 16_000 + 239.5 * (270 / 16_000)
    assert runs(Scripted(np.full(FRAMES, 1), change), seconds(15)) == (
        Run(0.0, 7.5, 0, 0, alone=True),
        Run(edge, 15.0, 1, 1, alone=True),
        Run(7.5, edge, 1, 2, alone=True),
    )


@settings(max_examples=30, deadline=None)
@given(st.floats(0.1, 95.0))
def test_middles_cover_a_stretch_of_any_length_once(length: float) -> None:
    sound = seconds(length)
    found = runs(always(2), sound)
    assert found[0].start == 0
    assert found[-1].end == len(sound) / 16_000
    assert [a.end for a in found[:-1]] == [b.start for b in found[1:]]
