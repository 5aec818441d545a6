"""Windows are shared out evenly, whatever their number."""

from hypothesis import given
from hypothesis import strategies as st

from casescribe.model.span import Span
from casescribe.stages.speech.decoder import BATCH, shared_out


def _windows(count: int) -> list[Span]:
    return [Span(start=i * 30.0, end=i * 30.0 + 29) for i in range(count)]


def test_groups_are_much_the_same_size() -> None:
    sizes = {n: [len(group) for group in shared_out(_windows(n))] for n in (0, 1, 2, 3, 6, 7, 13)}
    assert sizes == {
        0: [],
        1: [1],
        2: [1, 1],
        3: [2, 1],
        6: [3, 3],
        7: [2, 2, 1, 2],
        13: [2, 2, 2, 3, 2, 2],
    }


@given(st.integers(0, 60))
def test_every_window_is_in_one_group_and_in_order(count: int) -> None:
    groups = shared_out(_windows(count))
    assert [window for group in groups for window in group] == _windows(count)
    assert all(1 <= len(group) <= BATCH for group in groups)
