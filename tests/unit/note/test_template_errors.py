"""Any fault in a user's template is told in one line, with its file, its line and its field."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casescribe.errors import CasescribeError, TemplateError
from casescribe.model.template import Template
from casescribe.stages.note.templates import load_template

LINES = """\
id: clinic
title: Clinic visit
max_chars: 900
sections:
  - id: wounds
    title: Wounds
    guidance: What the dressing looked like.
    required: true
    share: 2
  - id: feet
    title: Feet
    about:
      - The left heel is sore.
""".splitlines()
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)
NAME = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True).filter(lambda name: name[-1] != "-")
Fields = dict[str, st.SearchStrategy[Any]]
NAMED: Fields = {"id": NAME, "title": TEXT.filter(bool)}
MORE: Fields = {"guidance": TEXT, "about": st.lists(TEXT, max_size=3), "required": st.booleans()}
SECTIONS = st.lists(
    st.fixed_dictionaries(NAMED, optional=MORE), min_size=1, max_size=5, unique_by=lambda one: str(one["id"])
)
WHOLE: Fields = {**NAMED, "sections": SECTIONS}
LOOSE: Fields = {
    "description": TEXT,
    "max_chars": st.integers(1, 90_000),
    "officer": TEXT,
    "person": TEXT,
}
OWN = st.fixed_dictionaries(WHOLE, optional=LOOSE)


def told(folder: Path, text: str | bytes) -> str:
    path = folder / "mine.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(TemplateError) as raised:
        load_template(path)
    return str(raised.value)


@pytest.mark.parametrize(
    ("line", "instead", "place"),
    [
        (1, "id: Clinic Visit", "line 1: id "),
        (2, "title: ''", "line 2: title "),
        (2, "title: [a, b]", "line 2: title "),
        (3, "max_chars: 0", "line 3: max_chars "),
        (3, "max_chars: many", "line 3: max_chars "),
        (3, "max_chars: 10.5", "line 3: max_chars "),
        (3, "max_char: 900", "line 3: max_char "),
        (5, "  - id: 7up", "line 5: sections.0.id "),
        (7, "    guidence: Typed wrong.", "line 7: sections.0.guidence "),
        (8, "    required: perhaps", "line 8: sections.0.required "),
        (9, "    share: -1", "line 9: sections.0.share "),
        (9, "    share: large", "line 9: sections.0.share "),
        (11, "    titel: Feet", "line 10: sections.1.title is missing"),
        (13, "      - {sore: heel}", "line 13: sections.1.about.0 "),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: int, instead: str, place: str) -> None:
    text = "\n".join([*LINES[: line - 1], instead, *LINES[line:]])
    message = told(tmp_path, text)
    assert message.startswith(f"mine.yaml: {place}")
    assert message.endswith(".")
    assert "\n" not in message


def test_the_unbroken_template_is_good(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("\n".join(LINES), encoding="utf-8")
    assert [section.id for section in load_template(path).sections] == ["wounds", "feet"]


@given(OWN)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_keeps_the_rules_is_read_as_written(tmp_path: Path, own: dict[str, Any]) -> None:
    path = tmp_path / "own.yml"
    path.write_text(yaml.safe_dump(own, allow_unicode=True), encoding="utf-8")
    assert load_template(path) == Template.model_validate(own)


@given(st.integers(0, len(LINES) - 1), TEXT, st.booleans())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_template_is_read_or_refused_in_one_line(
    tmp_path: Path,
    line: int,
    junk: str,
    indented: bool,  # noqa: FBT001 - drawn
) -> None:
    path = tmp_path / "mine.yaml"
    text = "\n".join([*LINES[:line], f"{'    ' * indented}{junk}", *LINES[line + 1 :]])
    path.write_text(text, encoding="utf-8")
    try:
        load_template(path)
    except CasescribeError as error:
        message = str(error)
        assert message.startswith("mine.yaml: ")
        assert len(message.splitlines()) == 1


@given(st.binary(max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bytes_that_are_no_template_are_refused(tmp_path: Path, junk: bytes) -> None:
    message = told(tmp_path, junk)
    assert message.startswith("mine.yaml: ")
    assert len(message.splitlines()) == 1
