"""Use case: from a recording to a speaker-labelled transcript."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from casescribe.errors import NoSpeech, OptionError, TranscriptError, UnreadableInput
from casescribe.flow.engines import Engines
from casescribe.flow.hear import HEARD, Channel, Heard, hear
from casescribe.flow.options import EARLIEST_YEAR, LATEST_YEAR, TranscribeOptions
from casescribe.model.progress import Progress, Watcher
from casescribe.model.span import Span
from casescribe.model.transcript import DateSource, Source, Transcript, Warned
from casescribe.stages.audio.decode import Recording, open_recording
from casescribe.stages.audio.playback import MIME_TYPE
from casescribe.stages.export.files import Content, check_folder, write_files
from casescribe.stages.export.html import Playback
from casescribe.stages.export.json import render_transcript
from casescribe.stages.export.vtt import render_vtt
from casescribe.stages.transcript import channels as by_channel
from casescribe.stages.transcript.build import Built, build_turns
from casescribe.stages.transcript.look import where_to_look
from casescribe.stages.transcript.read import read_transcript
from casescribe.stages.transcript.speakers import label_speakers

Label = TypeVar("Label", bound=str)


@dataclass(frozen=True)
class Transcribed:
    """A transcript with what a page needs to play its recording and to draw its wave."""

    transcript: Transcript
    playback: Playback | None
    peaks: tuple[tuple[float, float], ...]


def transcribe(source: Path, options: TranscribeOptions, engines: Engines, watch: Watcher) -> Transcribed:
    """Transcribe a recording.

    Args:
        source: a file that FFmpeg decodes.
        options: what the user chose.
        engines: the engines.
        watch: is told how far the work is.

    Raises:
        AudioError: the recording cannot be used, or nobody speaks in it.
        OptionError: an option does not fit the recording.
        ModelError: the recogniser cannot be used.
    """
    recording = open_recording(source)
    _check(recording, options)
    heard = hear(recording, options, engines, watch)
    if not any(channel.words for channel in heard.channels):
        raise NoSpeech(_nobody(recording))
    watch(Progress(stage="speakers", fraction=0, overall=HEARD))
    transcript = _transcript(recording, heard, options)
    return Transcribed(transcript, Playback(heard.playback, MIME_TYPE), heard.peaks)


def transcribe_to_files(
    source: Path, out: Path, options: TranscribeOptions, engines: Engines, watch: Watcher
) -> tuple[Transcript, tuple[Path, ...]]:
    """Transcribe a recording into transcript.json and transcript.vtt in the folder `out`.

    Raises:
        AudioError, OptionError, ModelError: as `transcribe`.
        OutputError: the folder cannot be written; it stays as it was.
    """
    check_folder(out)
    transcript = transcribe(source, options, engines, watch).transcript
    watch(Progress(stage="save", fraction=0, overall=0.98))
    files: dict[str, Content] = {
        "transcript.json": render_transcript(transcript),
        "transcript.vtt": render_vtt(transcript),
    }
    written = write_files(out, files)
    watch(Progress(stage="save", fraction=1, overall=1))
    return transcript, written


def read(source: Path, options: TranscribeOptions, engines: Engines) -> Transcript:
    """Read a transcript.json and apply the options that do not need the recording.

    Roles and names override; a given date wins over the transcript's, and today stands in for none.

    Raises:
        UnreadableInput: the file cannot be read.
        TranscriptError: it breaks the schema.
        OptionError: an option needs the recording, or names a speaker who is not there.
    """
    if options.speakers or options.vocabulary or options.channels != "mixed":
        raise OptionError(
            f"{source.name} is a transcript: --speakers, --vocabulary and --channels need the recording"
        )
    transcript = read_transcript(_content(source), source.name)
    if options.language not in {TranscribeOptions().language, transcript.language}:
        raise OptionError(
            f"{source.name} is a transcript in {transcript.language!r}: --language needs the recording"
        )
    date, whence = _kept_date(transcript, options, engines, source.name)
    kept_roles = {speaker.id: speaker.role for speaker in transcript.speakers}
    kept_names = {speaker.id: speaker.name for speaker in transcript.speakers if speaker.name}
    speakers = label_speakers(
        transcript.turns, {**kept_roles, **options.roles}, {**kept_names, **options.names}
    )
    return transcript.model_copy(update={"date": date, "date_source": whence, "speakers": speakers})


def _content(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise UnreadableInput(
            f"{source.name} cannot be read ({error.strerror}): check its name and permissions"
        ) from None


def _kept_date(
    transcript: Transcript, options: TranscribeOptions, engines: Engines, name: str
) -> tuple[str, DateSource | None]:
    if options.date is not None:
        return options.date.isoformat(), "given"
    if transcript.date is not None:
        if not EARLIEST_YEAR <= dt.date.fromisoformat(transcript.date).year <= LATEST_YEAR:
            raise TranscriptError(
                f"{name}: date is not between {EARLIEST_YEAR} and {LATEST_YEAR}: set it with --date"
            )
        return transcript.date, transcript.date_source
    return engines.today().isoformat(), "today"


def _check(recording: Recording, options: TranscribeOptions) -> None:
    if options.channels == "per-speaker" and recording.channels == 1:
        raise OptionError(
            f"{recording.name} has one channel, not one for each person: leave out --channels per-speaker"
        )


def _nobody(recording: Recording) -> str:
    if recording.is_silent:
        return (
            f"nobody speaks in {recording.name}, it is silent: check the microphone, or choose another file"
        )
    return f"nobody speaks in {recording.name}: check that it is the right file"


def _transcript(recording: Recording, heard: Heard, options: TranscribeOptions) -> Transcript:
    inaudible = _merged(span for channel in heard.channels for span in channel.inaudible)
    built = _built(heard.channels, inaudible, options)
    date, whence = _date(recording, options)
    known = sorted({turn.speaker for turn in built.turns})
    return Transcript(
        source=Source(name=recording.name, sha256=recording.sha256, duration=recording.duration),
        language=options.language,
        recogniser=heard.recogniser,
        date=date.isoformat(),
        date_source=whence,
        speakers=label_speakers(built.turns, _of(known, options.roles), _of(known, options.names)),
        turns=built.turns,
        inaudible=inaudible,
        warnings=(
            *recording.warnings,
            *where_to_look(built.turns, options.speakers),
            *built.warnings,
            *_unheard(inaudible),
            *_left_out(heard),
            *_unmet(known, {*options.roles, *options.names}),
        ),
    )


def _of(known: Sequence[str], labels: Mapping[str, Label]) -> dict[str, Label]:
    return {speaker: label for speaker, label in labels.items() if speaker in known}


def _unmet(known: Sequence[str], named: Iterable[str]) -> Iterator[Warned]:
    """After an hour's work a name for nobody is no reason to lose the transcript."""
    for speaker in sorted(set(named) - set(known)):
        yield Warned(
            code="speakers",
            message=f"There is no speaker {speaker} ({', '.join(known)} were found): what --role or --name "
            "says of that speaker was not used. Give them again with the transcript.json.",
        )


def _built(channels: Sequence[Channel], inaudible: tuple[Span, ...], options: TranscribeOptions) -> Built:
    first = channels[0]
    if first.diariser is not None:
        return build_turns(first.words, first.diariser.speakers(options.speakers), inaudible)
    return by_channel.join_channels(
        [
            by_channel.Channel(f"S{i}", tuple(channel.words), tuple(channel.levels))
            for i, channel in enumerate(channels, start=1)
        ]
    )


def _date(recording: Recording, options: TranscribeOptions) -> tuple[dt.date, DateSource]:
    if options.date is not None:
        return options.date, "given"
    return recording.recorded_on or recording.modified_on, "file"


def _merged(spans: Iterator[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _unheard(inaudible: Sequence[Span]) -> Iterator[Warned]:
    if inaudible:
        seconds = sum(span.seconds for span in inaudible)
        many = f"{len(inaudible)} passages" if len(inaudible) > 1 else "One passage"
        yield Warned(
            code="inaudible",
            message=f"{many} of speech ({seconds:.1f} s in all) could not be made out: listen to them.",
            start=inaudible[0].start,
            end=inaudible[-1].end,
        )


def _left_out(heard: Heard) -> Iterator[Warned]:
    if heard.vocabulary_left_out:
        yield Warned(
            code="vocabulary",
            message=f"The vocabulary is too long: {len(heard.vocabulary_left_out)} of its entries, from "
            f"“{heard.vocabulary_left_out[0]}” on, were not used. Put the likeliest first.",
        )
