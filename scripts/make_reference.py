"""Writes docs/reference/{transcript,note}.md from the schemas. Run after a change to a schema."""

from pathlib import Path

from casescribe.stages.export.contract import Document, reference

INTRODUCTIONS: dict[Document, str] = {
    "transcript": (
        "`casescribe transcribe` and `casescribe write` write it; `casescribe write` also reads it, to\n"
        "write a note again without the audio. A transcript that you make yourself needs `schema`, `source`\n"
        "(with `name`), `speakers` (with `id`) and `turns` (with `id`, `speaker`, `start`, `end` and\n"
        "`text`); the rest may be left out, and fields that are not listed here are ignored.\n"
        "What Casescribe writes has every field.\n\n"
        "Keys stand in the order below. The same input and settings give the same bytes. The JSON Schema is\n"
        "`src/casescribe/stages/export/schema/transcript-1.json`; a change that would break a reader gets a\n"
        "new number."
    ),
    "note": (
        "`casescribe write` writes it. Every field is always there. Keys stand in the order below. The same\n"
        "input and settings give the same bytes. The JSON Schema is\n"
        "`src/casescribe/stages/export/schema/note-1.json`; a change that would break a reader gets a new\n"
        "number."
    ),
}


def main(folder: Path) -> None:
    """Write the pages into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for document, introduction in INTRODUCTIONS.items():
        (folder / f"{document}.md").write_text(reference(document, introduction), "utf-8")


if __name__ == "__main__":
    main(Path(__file__).parent.parent / "docs" / "reference")
