from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.note.select import Candidates, select


def apart(count: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.eye(count, 384, dtype=np.float32)


def candidates(matters: list[float], section: list[int] | None = None) -> Candidates:
    count = len(matters)
    return Candidates(
        matters=np.array(matters, dtype=np.float32),
        section=section or [0] * count,
        costs=[10] * count,
        meaning=apart(count),
    )


def tens(chosen: frozenset[int]) -> int:
    return 10 * len(chosen)


def test_what_matters_most_is_chosen_until_it_is_full() -> None:
    assert select(candidates([0.1, 0.9, 0.5]), [], 20, tens) == {1, 2}


def test_what_is_longer_must_matter_more() -> None:
    costs = {0: 400, 1: 20}
    chosen = select(
        replace(candidates([0.6, 0.5]), costs=[400, 20]),
        [],
        400,
        lambda units: sum(costs[unit] for unit in units),
    )
    assert chosen == {1}


def test_without_a_limit_what_hardly_matters_stays_out() -> None:
    assert select(candidates([0.1, 0.9, 0.5]), [], None, tens) == {1, 2}


def test_every_required_section_gets_its_best() -> None:
    assert select(candidates([0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1]), [1], 20, tens) == {0, 2}


def test_what_must_be_kept_comes_first() -> None:
    assert select(replace(candidates([0.9, 0.8, 0.1]), kept=frozenset({2})), [], 10, tens) == {2}


def test_what_is_barred_never_comes() -> None:
    assert select(replace(candidates([0.9, 0.8]), barred=frozenset({0})), [0], None, tens) == {1}


def test_the_same_is_not_said_twice() -> None:
    same = np.ones((2, 384), dtype=np.float32) / np.sqrt(384).astype(np.float32)
    assert select(replace(candidates([0.9, 0.8]), meaning=same), [], None, tens) == {0}


def test_bonds_hold_also_by_way_of_others() -> None:
    bound = replace(candidates([0.9, 0.1, 0.1, 0.1]), bonds={0: (1,), 1: (2,)})
    assert select(bound, [], None, tens) == {0, 1, 2}


def test_a_unit_bound_to_what_does_not_fit_or_is_barred_stays_out() -> None:
    assert select(replace(candidates([0.9, 0.1]), bonds={0: (1,)}), [], 10, tens) == {1}
    assert (
        select(replace(candidates([0.9, 0.1]), bonds={0: (1,)}, barred=frozenset({1})), [], None, tens)
        == frozenset()
    )


def test_nothing_to_choose_from() -> None:
    assert select(candidates([]), [], 100, tens) == frozenset()


@given(st.lists(st.floats(0, 1), max_size=12), st.integers(0, 120))
@settings(max_examples=60, deadline=None)
def test_the_limit_is_never_passed(matters: list[float], limit: int) -> None:
    assert tens(select(candidates(matters), [0], limit, tens)) <= limit
