"""Casescribe from Python: two functions with the defaults of the command line."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from casescribe.flow import transcribe as flow_transcribe
from casescribe.flow import write as flow_write
from casescribe.flow.options import Channels, NoteOptions, TranscribeOptions
from casescribe.interfaces.wire import Wire
from casescribe.model.note import Note
from casescribe.model.progress import Progress, Watcher
from casescribe.model.transcript import Role, Transcript
from casescribe.stages.note.templates import load_template


def _unwatched(_: Progress) -> None:
    """Nobody watches."""


def transcribe(  # noqa: PLR0913 - each is one choice of the caller
    recording: str | Path,
    *,
    date: dt.date | None = None,
    speakers: int | None = None,
    channels: Channels = "mixed",
    vocabulary: Sequence[str] = (),
    roles: Mapping[str, Role] | None = None,
    names: Mapping[str, str] | None = None,
    language: str = "en",
    model: str | None = None,
    watch: Watcher = _unwatched,
) -> Transcript:
    """Transcribe a recording with speakers, offline.

    Args:
        recording: a file that FFmpeg decodes, up to 8 hours long.
        date: the meeting's day; the recording's own date when None.
        speakers: how many people speak, when known.
        channels: "per-speaker" when each person has a channel of their own.
        vocabulary: names, places and acronyms to expect.
        roles: speaker ids with their roles, where the guess is to be overridden.
        names: speaker ids with names.
        language: the language spoken; it is never guessed.
        model: name of a model, or path of its folder; the embedded Whisper base when None.
        watch: is told how far the work is.

    Returns:
        The transcript; its times are seconds from the recording's start.

    Raises:
        InputError: the recording or an option cannot be used.
        ModelError: the recogniser cannot be used.
    """
    options = TranscribeOptions(
        date=date,
        speakers=speakers,
        channels=channels,
        vocabulary=tuple(vocabulary),
        roles=dict(roles or {}),
        names=dict(names or {}),
        language=language,
    )
    engines = Wire.from_environment(model).engines()
    return flow_transcribe.transcribe(Path(recording), options, engines, watch).transcript


def write_note(transcript: Transcript, *, template: str = "general", max_chars: int | None = None) -> Note:
    """Write the note of a transcript, offline and without a language model.

    Args:
        transcript: from `transcribe`, or read from a transcript.json with `Transcript.model_validate_json`.
        template: id of a built-in template, or path of a template file.
        max_chars: greatest length of all statements, a newline each; the template's own when None.

    Returns:
        The note; each statement carries its evidence.

    Raises:
        TemplateError: there is no such template, or it breaks the rules.
    """
    engines = Wire.from_environment(None).engines()
    options = NoteOptions(template=template, max_chars=max_chars)
    return flow_write.write_note(transcript, load_template(template), options, engines)
