"""The tree of errors: one root, drawn in its module, each class with something to say."""

import inspect
import re

import pytest

from casescribe import errors
from casescribe.errors import CasescribeError, InputError, ModelError, OutputError

KINDS = [
    kind for _, kind in inspect.getmembers(errors, inspect.isclass) if kind.__module__ == errors.__name__
]


def drawn() -> dict[str, str]:
    """Each class of the drawing with the one it hangs from, by the depth at which it stands."""
    assert errors.__doc__ is not None
    parents: dict[str, str] = {}
    above: dict[int, str] = {}
    for line in errors.__doc__.partition("::")[2].splitlines():
        found = re.match(r"([ │├└─]*)(\w+)", line)
        if found:
            depth = len(found[1])
            above = {at: name for at, name in above.items() if at < depth}
            if above:
                parents[found[2]] = above[max(above)]
            above[depth] = found[2]
    return parents


def test_the_drawing_is_the_tree() -> None:
    assert drawn() == {kind.__name__: kind.__bases__[0].__name__ for kind in KINDS if kind != CasescribeError}


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_message_the_class_speaks_in_one_line(kind: type[CasescribeError]) -> None:
    said = str(kind())
    assert said == (kind.__doc__ or "").strip()
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_message_that_is_given_stands_alone(kind: type[CasescribeError]) -> None:
    assert (str(kind("a.ogg is broken")), kind("a.ogg is broken").args) == (
        "a.ogg is broken",
        ("a.ogg is broken",),
    )


def test_every_error_belongs_to_one_of_the_three_kinds_that_end_a_command() -> None:
    bases = (InputError, ModelError, OutputError)
    homeless = [k for k in KINDS if k != CasescribeError and sum(issubclass(k, base) for base in bases) != 1]
    assert homeless == []
