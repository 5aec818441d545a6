"""A number must count what it counts in the evidence: "two tablets, four times" is not "four, twice"."""

from collections.abc import Sequence

from casescribe.model.note import Check
from casescribe.model.transcript import Turn
from casescribe.stages.note.numbers import Quantity, find_numbers

_COUNTING = frozenset(("dose", "rate", "measure", "duration", "age", "percent"))


def check_units(statement: str, turns: Sequence[Turn]) -> tuple[Check, ...]:
    """One check for each quantity of the statement that has a unit.

    It is unsure where the evidence counts in that unit and never gives this number, with it or alone.
    """
    said = [quantity for turn in turns for quantity in find_numbers(turn.text)]
    return tuple(_checked(one, said, statement) for one in find_numbers(statement) if one.kind in _COUNTING)


def _checked(claimed: Quantity, said: Sequence[Quantity], statement: str) -> Check:
    counted = [one.value for one in said if (one.kind, one.unit) == (claimed.kind, claimed.unit)]
    alone = [one.value for one in said if one.kind == "number"]
    if not counted or claimed.value in {*counted, *alone}:
        return Check(name="number", verdict="supported")
    spelt = statement[claimed.start : claimed.end]
    return Check(name="number", verdict="unsure", reason=f"the evidence counts otherwise than '{spelt}'")
