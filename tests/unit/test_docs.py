"""The reference pages say what the product does."""

import re
from pathlib import Path

from casescribe.config import Settings
from casescribe.interfaces.cli.failures import EXIT_CODES, STOPPED, UNEXPECTED
from casescribe.model.template import SectionTemplate, Template
from casescribe.stages.note.templates import load_template


def _page(root: Path, name: str) -> str:
    return (root / "docs" / "reference" / name).read_text()


def test_the_template_of_the_page_is_a_template(root: Path, tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", _page(root, "template.md"), re.DOTALL)
    assert example is not None
    path = tmp_path / "my-visit.yaml"
    path.write_text(example[1])
    template = load_template(path)
    assert (template.id, template.max_chars, [section.id for section in template.sections]) == (
        "my-visit",
        3000,
        ["home", "money", "agreed"],
    )


def test_every_field_of_a_template_is_explained(root: Path) -> None:
    explained = set(re.findall(r"`([a-z_]+)`", _page(root, "template.md")))
    assert (set(Template.model_fields) | set(SectionTemplate.model_fields)) - explained == set()


def test_every_setting_is_explained(root: Path) -> None:
    rows = dict(
        re.findall(r"^\| `(CASESCRIBE_[A-Z]+)` \| (.*?) \|", _page(root, "settings.md"), re.MULTILINE)
    )
    described = {
        f"CASESCRIBE_{name.upper()}": field.description for name, field in Settings.model_fields.items()
    }
    assert {name: text.casefold().rstrip(".") for name, text in rows.items()} == {
        name: str(text).casefold().rstrip(".") for name, text in described.items()
    }


def test_every_exit_code_is_explained(root: Path) -> None:
    line = next(line for line in _page(root, "settings.md").split("\n\n") if line.startswith("Exit codes"))
    told = {int(number) for number in re.findall(r"\b\d+\b", line)}
    assert told == {0, STOPPED, UNEXPECTED, *(code for _, code in EXIT_CODES if code != 1)}


def test_links_between_pages_lead_somewhere(root: Path) -> None:
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    broken = [
        (page.name, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text())
        if not (page.parent / target).exists()
    ]
    assert broken == []
