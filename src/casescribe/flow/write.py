"""Use case: from a recording, or from the transcript.json of one, to the files of a note in one folder."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path

from casescribe.flow.engines import Engines
from casescribe.flow.options import NoteOptions, WriteOptions
from casescribe.flow.transcribe import Transcribed, read, transcribe
from casescribe.model.note import Note
from casescribe.model.progress import Progress, Watcher
from casescribe.model.template import Template
from casescribe.model.transcript import Transcript
from casescribe.stages.export.docx import render_docx
from casescribe.stages.export.files import Content, check_folder, write_files
from casescribe.stages.export.html import render_html
from casescribe.stages.export.json import render_note, render_transcript
from casescribe.stages.export.markdown import render_markdown
from casescribe.stages.export.vtt import render_vtt
from casescribe.stages.note.templates import load_template
from casescribe.stages.note.write import write_note as write_sections

_WRITE, _SAVE = 0.93, 0.98
"""Where writing and saving begin, as shares of the whole job."""


@dataclass(frozen=True)
class Written:
    """The files of a run with what they hold."""

    files: tuple[Path, ...]
    transcript: Transcript
    note: Note
    template: Template


def write(source: Path, options: WriteOptions, engines: Engines, watch: Watcher) -> Written:
    """Write a note's files into `options.out`, whole or not at all.

    Args:
        source: a recording that FFmpeg decodes, or a transcript.json (recognised by its first character).
        options: what the user chose.
        engines: the engines; those of speech are not loaded for a transcript.json.
        watch: is told how far the work is.

    Raises:
        InputError: the source, the template or an option cannot be used; nothing is written.
        ModelError: the recogniser cannot be used.
        OutputError: the folder cannot be written; it stays as it was.
    """
    template = load_template(options.note.template)
    check_folder(options.out)
    heard = _heard(source, options, engines, watch)
    watch(Progress(stage="write", fraction=0, overall=_WRITE))
    note = write_note(heard.transcript, template, options.note, engines)
    watch(Progress(stage="save", fraction=0, overall=_SAVE))
    files = write_files(options.out, rendered(heard, note, template))
    watch(Progress(stage="save", fraction=1, overall=1))
    return Written(files, heard.transcript, note, template)


def write_note(transcript: Transcript, template: Template, options: NoteOptions, engines: Engines) -> Note:
    """The note of a transcript; its date is the transcript's, else today."""
    date = dt.date.fromisoformat(transcript.date) if transcript.date else engines.today()
    return write_sections(
        transcript,
        template,
        date=date,
        transcript_sha256=hashlib.sha256(render_transcript(transcript)).hexdigest(),
        max_chars=options.max_chars or template.max_chars,
        embedder=engines.embedder(),
    )


def rendered(heard: Transcribed, note: Note, template: Template) -> dict[str, Content]:
    """The contents of all files by name."""
    transcript = heard.transcript
    return {
        "transcript.json": render_transcript(transcript),
        "transcript.vtt": render_vtt(transcript),
        "note.json": render_note(note),
        "note.md": render_markdown(transcript, note, template),
        "note.docx": render_docx(transcript, note, template),
        "note.html": render_html(transcript, note, template, heard.playback, heard.peaks),
    }


def _heard(source: Path, options: WriteOptions, engines: Engines, watch: Watcher) -> Transcribed:
    if is_transcript(source):
        return Transcribed(read(source, options.transcribe, engines), playback=None, peaks=())
    return transcribe(source, options.transcribe, engines, watch)


def is_transcript(source: Path) -> bool:
    """Whether a file is to be read as a transcript.json: by its name, or by opening with a brace."""
    if source.suffix.lower() == ".json":
        return True
    try:
        with source.open("rb") as file:
            return file.read(64).lstrip().startswith(b"{")
    except OSError:
        return False
