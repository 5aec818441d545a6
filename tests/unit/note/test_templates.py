from pathlib import Path

import pytest

from casescribe.errors import TemplateError, UnreadableInput
from casescribe.model.template import SectionTemplate, Template
from casescribe.stages.note.templates import builtin_ids, load_template

GOOD = """\
id: housing
title: Housing visit
sections:
  - id: repairs
    title: Repairs
    about: [The boiler is broken.]
  - id: rent
    title: Rent
    required: true
"""


def write(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_built_in_templates() -> None:
    assert builtin_ids() == ("general", "hospital-discharge", "probation", "social-care")


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        ("general", "summary decisions actions"),
        (
            "hospital-discharge",
            (
                "reason-for-admission clinical-summary medications allergies social-context plan-and-actions"
                " information-given risk"
            ),
        ),
        ("probation", "check-in review intervention summary tasks next-appointment risk"),
        (
            "social-care",
            "what-matters daily-living health-and-safety family-and-support agreed-plan next-review risk",
        ),
    ],
)
def test_the_sections_of_the_built_in_templates(name: str, sections: str) -> None:
    ordered = load_template(name).sections
    assert [section.id for section in ordered] == sections.split()
    assert all(section.guidance and section.about for section in ordered)


def test_probation_has_the_limit_of_its_case_system() -> None:
    assert load_template("probation").max_chars == 4000


def test_a_users_own_template(tmp_path: Path) -> None:
    assert load_template(write(tmp_path, GOOD)) == Template(
        id="housing",
        title="Housing visit",
        sections=(
            SectionTemplate(id="repairs", title="Repairs", about=("The boiler is broken.",)),
            SectionTemplate(id="rent", title="Rent", required=True),
        ),
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("about:", "abuot:"),
            (
                "mine.yaml: line 6: sections.0.abuot is not a field of a template;"
                " remove it or correct its spelling."
            ),
        ),
        (("title: Housing visit\n", ""), "mine.yaml: line 1: title is missing; add it."),
        (
            ("id: rent", "id: Rent!"),
            (
                "mine.yaml: line 7: sections.1.id must be lower-case letters, digits and hyphens,"
                " beginning with a letter."
            ),
        ),
        (("id: rent", "id: repairs"), "mine.yaml: line 3: the section id 'repairs' is used twice."),
        (
            ("required: true", "required: perhaps"),
            "mine.yaml: line 9: sections.1.required must be true or false.",
        ),
        (("required: true", "share: 0"), "mine.yaml: line 9: sections.1.share must be a number above 0."),
        (("[The boiler is broken.]", "nothing"), "mine.yaml: line 6: sections.0.about must be a list."),
        (("title: Rent", "title: ''"), "mine.yaml: line 8: sections.1.title must not be empty."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    path = write(tmp_path, GOOD.replace(*change))
    with pytest.raises(TemplateError) as caught:
        load_template(path)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "mine.yaml: line 1: a template must be a mapping with id, title and sections."),
        ("- a\n- b\n", "mine.yaml: line 1: a template must be a mapping with id, title and sections."),
        ("id: [1\n", "mine.yaml: line 2: not valid YAML; correct the layout."),
        ("id: a\ntitle: b\nsections: []\n", "mine.yaml: line 3: sections must hold at least one section."),
    ],
)
def test_files_that_are_no_template(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        load_template(write(tmp_path, text))
    assert str(caught.value) == message


def test_an_unknown_id_names_the_known_ones() -> None:
    with pytest.raises(TemplateError) as caught:
        load_template("prison")
    assert str(caught.value) == (
        "prison: no such template; choose one of general, hospital-discharge, probation, social-care, or give"
        " a .yaml file."
    )


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as caught:
        load_template(tmp_path / "gone.yaml")
    assert str(caught.value) == "gone.yaml: the template cannot be read; check its name and permissions."


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"\xff\xfe\x00id")
    with pytest.raises(TemplateError) as caught:
        load_template(path)
    assert str(caught.value) == "mine.yaml: not UTF-8 text; save the template as UTF-8."


def test_a_file_that_is_far_too_large(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        load_template(write(tmp_path, "#" * 1_000_001))
    assert str(caught.value) == "mine.yaml: larger than 1 MB; a template is a short YAML text."


def test_yaml_that_builds_objects_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        load_template(write(tmp_path, "id: !!python/object/apply:os.system [ls]\n"))
