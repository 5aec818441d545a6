import numpy as np
import pytest

from casescribe.model.template import SectionTemplate, Template
from casescribe.model.transcript import Role, Turn
from casescribe.stages.note.place import place
from casescribe.stages.note.units import find_units

ROLES: dict[str, Role] = {"A": "officer", "B": "person"}
UNITS = find_units(
    [
        Turn(id="t1", speaker="B", start=0, end=1, text="I pay the rent on Fridays. He has a new car."),
        Turn(id="t2", speaker="A", start=1, end=2, text="I will ring the council tomorrow."),
        Turn(id="t3", speaker="A", start=2, end=3, text="To sum up, you pay on time. You are doing well."),
    ]
)


def template(*ids: str) -> Template:
    return Template(
        id="any", title="Any", sections=tuple(SectionTemplate(id=one, title=one.title()) for one in ids)
    )


def placed(
    ids: tuple[str, ...],
    *,
    risky: frozenset[int] = frozenset(),
    deeds: frozenset[int] = frozenset(),
    bound: dict[int, tuple[int, ...]] | None = None,
) -> list[str]:
    likely = np.full((len(UNITS), len(ids)), 0.1, dtype=np.float32)
    likely[:, 0] = 0.9
    found = place(
        UNITS, likely, template=template(*ids), risky=risky, bound=bound or {}, roles=ROLES, deeds=deeds
    )
    return [ids[index] for index in found]


def test_there_are_as_many_units_as_the_cases_expect() -> None:
    assert len(UNITS) == 5


def test_the_likeliest_section_is_taken_where_nothing_else_is_known() -> None:
    assert placed(("money", "work")) == ["money"] * 5


def test_the_officers_summing_up_stands_under_summary_with_what_follows_it() -> None:
    assert placed(("money", "summary")) == ["money", "money", "money", "summary", "summary"]


def test_what_was_taken_on_stands_under_tasks() -> None:
    assert placed(("money", "tasks"), deeds=frozenset({2})) == ["money", "money", "tasks", "money", "money"]


def test_a_template_without_these_sections_is_filled_by_likeness_alone() -> None:
    assert placed(("money", "work"), risky=frozenset({0}), deeds=frozenset({2})) == ["money"] * 5


@pytest.mark.parametrize("bound", [{1: (0,)}, {0: (1,)}])
def test_danger_is_never_drawn_away_from_risk_by_what_it_leans_on(bound: dict[int, tuple[int, ...]]) -> None:
    assert placed(("money", "risk"), risky=frozenset({0}), bound=bound)[0] == "risk"
    assert placed(("money", "risk"), risky=frozenset({1}), bound=bound)[1] == "risk"


def test_what_danger_leans_on_goes_with_it() -> None:
    assert placed(("money", "risk"), risky=frozenset({1}), bound={1: (0,)})[:2] == ["risk", "risk"]


def test_danger_in_a_task_or_a_summing_up_stands_under_risk() -> None:
    ids = ("money", "tasks", "summary", "risk")
    assert placed(ids, risky=frozenset({2, 3}), deeds=frozenset({2})) == [
        "money",
        "money",
        "risk",
        "risk",
        "summary",
    ]


def test_no_units_have_no_sections() -> None:
    nothing = np.zeros((0, 1), dtype=np.float32)
    assert place((), nothing, template=template("a"), risky=frozenset(), bound={}, roles={}) == []
