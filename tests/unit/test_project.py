"""The project keeps its own promises about names, layers and public types."""

import ast
import re
from pathlib import Path

import casescribe
from casescribe.model import note, transcript

OFF_SCREEN_WORDS = {"citation", "asr", "client", "offender", "diarisation"}


def _modules(root: Path) -> list[Path]:
    return sorted((root / "src" / "casescribe").rglob("*.py"))


def test_public_names_are_complete_and_sorted() -> None:
    assert casescribe.__all__ == sorted(casescribe.__all__)
    assert [name for name in casescribe.__all__ if not hasattr(casescribe, name)] == []


def test_every_module_says_its_place(root: Path) -> None:
    silent = [
        str(p.relative_to(root)) for p in _modules(root) if not ast.get_docstring(ast.parse(p.read_text()))
    ]
    assert silent == []


def test_the_glossary_is_sorted_and_holds_each_word_once(root: Path) -> None:
    words = re.findall(r"^\| ([a-z][a-z ]*) \|", (root / "docs" / "glossary.md").read_text(), re.MULTILINE)[
        1:
    ]
    assert words == sorted(set(words))


def test_the_glossary_explains_the_words_of_the_output(root: Path) -> None:
    words = set(
        re.findall(r"^\| ([a-z][a-z ]*) \|", (root / "docs" / "glossary.md").read_text(), re.MULTILINE)
    )
    used = {
        "check",
        "coverage",
        "evidence",
        "kind",
        "note",
        "omission",
        "section",
        "statement",
        "status",
        "task",
    }
    used |= {
        "inaudible",
        "recogniser",
        "speaker",
        "transcript",
        "turn",
        "quote",
        "confidence",
        "overlap",
        "role",
    }
    assert used - words == set()


def test_no_module_uses_another_word_for_a_thing_of_the_glossary(root: Path) -> None:
    names = {
        (p.name, node.name)
        for p in _modules(root)
        for node in ast.walk(ast.parse(p.read_text()))
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    }
    assert {pair for pair in names if any(word in pair[1].lower() for word in OFF_SCREEN_WORDS)} == set()


def test_the_note_and_the_transcript_carry_their_schema_number() -> None:
    assert note.Note.model_fields["schema_"].alias == "schema"
    assert transcript.Transcript.model_fields["schema_"].alias == "schema"
