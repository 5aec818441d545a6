"""The audio stage's front door: checks a recording and gives its sound in pieces.

`open_recording` looks at the file; `Recording.pieces` decodes it, with memory that does not grow with its
length.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from av.audio.frame import AudioFrame

from casescribe.errors import EmptyRecording, NotAudio
from casescribe.model.transcript import Warned
from casescribe.stages.audio import container, protection
from casescribe.stages.audio.container import Opened
from casescribe.stages.audio.cutting import Cutter
from casescribe.stages.audio.frames import decode
from casescribe.stages.audio.level import SILENT_DBFS, Meter
from casescribe.stages.audio.mixing import Mixer
from casescribe.stages.audio.pages import breaks_off
from casescribe.stages.audio.report import Report, broken_off, truncated
from casescribe.stages.audio.timeline import Timeline, gathered
from casescribe.stages.audio.units import SAMPLE_RATE, Samples

Layout = Literal["mixed", "per-speaker"]

PIECE_SECONDS = 300.0
"""Wanted length of a piece; several channels share it, so that a piece never outgrows memory."""

_FULL_LENGTH_CHANNELS = 4
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Piece:
    """A few minutes of the recording.

    `start` is its first sample's time in seconds; `samples` float32 in -1…1, shape [channels, n], 16 kHz;
    `fraction` (0 to 1) says how much of the recording has been read with it.
    """

    start: float
    samples: Samples
    fraction: float

    @property
    def end(self) -> float:
        """Time of the end in seconds."""
        return self.start + int(self.samples.shape[1]) / SAMPLE_RATE


@dataclass
class Recording:
    """A file with sound in it.

    `sha256` is of its bytes (hexadecimal); `declared` the length in seconds that its container states, if it
    does so reliably; `recorded_on` the day that its container states, `modified_on` the file's own (local
    time). What is known only once all pieces have been read: `duration`, `warnings`, `peak_dbfs`,
    `loudest_dbfs`, `is_silent`.
    """

    path: Path
    name: str
    sha256: str
    channels: int
    sample_rate: int
    declared: float | None
    recorded_on: date | None
    modified_on: date
    duration: float = 0.0
    warnings: tuple[Warned, ...] = ()
    _meter: Meter = field(default_factory=Meter, repr=False)

    @property
    def peak_dbfs(self) -> float:
        """The largest sample of any channel, in dBFS."""
        return self._meter.peak_dbfs

    @property
    def loudest_dbfs(self) -> float:
        """Level of the loudest 20 ms of any channel, in dBFS."""
        return self._meter.loudest_dbfs

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing in it but the microphone's own hiss."""
        return self.loudest_dbfs < SILENT_DBFS

    def pieces(self, layout: Layout = "mixed", seconds: float = PIECE_SECONDS) -> Iterator[Piece]:
        """Decode the recording; each call starts from the beginning.

        Pieces join without holes, are cut at quiet places near `seconds`, and their times are the
        recording's own clock: where its clock goes on without sound, there is silence.

        Args:
            layout: "mixed" gives one channel, "per-speaker" keeps the recording's channels.
            seconds: Wanted length of a piece.

        Yields:
            The pieces in order.

        Raises:
            UnreadableInput, NotAudio, EncryptedRecording: The file has changed since it was opened.
        """
        report, self._meter = Report(), Meter()
        timeline = Timeline(self.channels, report)
        with container.opened(self.path) as source:
            if source.tracks > 1:
                report.other(_other_tracks(source.tracks))
            blocks = self._listen(timeline.blocks(source), layout)
            start = 0.0
            for samples, last in _cut(blocks, self._length(layout, seconds)):
                end = start + samples.shape[1] / SAMPLE_RATE
                yield Piece(start, samples, 1.0 if last else self._fraction(end, source))
                start = end
        self.duration = timeline.seconds
        self.warnings = (*self._missing(report), *report.warnings(), *self._meter.warnings())

    def _listen(self, blocks: Iterator[Samples], layout: Layout) -> Iterator[Samples]:
        mixer = Mixer()
        for block in gathered(blocks):
            self._meter.add(block)
            yield mixer.mix(block) if layout == "mixed" else block

    def _length(self, layout: Layout, seconds: float) -> float:
        channels = 1 if layout == "mixed" else self.channels
        return seconds * min(1.0, _FULL_LENGTH_CHANNELS / channels)

    def _fraction(self, end: float, source: Opened) -> float:
        if self.declared:
            return min(1.0, end / self.declared)
        size = self.path.stat().st_size
        return min(1.0, source.file.tell() / size) if size else 1.0

    def _missing(self, report: Report) -> tuple[Warned, ...]:
        if self.declared and not report.clock_is_wild:
            told = truncated(self.declared, self.duration)
            if told:
                return told
        return broken_off(self.duration) if breaks_off(self.path) else ()


def _cut(blocks: Iterator[Samples], seconds: float) -> Iterator[tuple[Samples, bool]]:
    cutter = Cutter(seconds)
    for block in blocks:
        for piece in cutter.add(block):
            yield piece, False
    for piece in cutter.finish():
        yield piece, True


def open_recording(path: Path) -> Recording:
    """Check a recording and read what it says about itself; its first frame is decoded as a proof.

    Raises:
        UnreadableInput: The file is missing, a folder, a device, or may not be read.
        EmptyRecording: It has no bytes, or a sound track without sound.
        NotAudio: FFmpeg finds no sound in it that can be decoded.
        EncryptedRecording: The file or its sound is protected.
    """
    sha256 = _read(path)
    with container.opened(path) as source:
        first = _first_frame(source)
        return Recording(
            path=path,
            name=path.name,
            sha256=sha256,
            channels=first.layout.nb_channels,
            sample_rate=first.sample_rate,
            declared=container.declared_seconds(source),
            recorded_on=container.recorded_on(source),
            modified_on=_modified_on(path),
        )


def _read(path: Path) -> str:
    with container.open_file(path) as file:
        head = file.read(protection.HEAD)
        if not head:
            raise EmptyRecording(f"{path.name} is empty (0 bytes): record again or choose another file.")
        protection.look(path.name, head)
        file.seek(0)
        digest = hashlib.sha256()
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
        return digest.hexdigest()


def _modified_on(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()


def _first_frame(source: Opened) -> AudioFrame:
    damaged = False
    for item in decode(source):
        if isinstance(item, AudioFrame):
            return item
        damaged = True
    if damaged:
        raise NotAudio(
            f"{source.name} has a sound track, but none of it can be decoded: the file is damaged. "
            "Copy it again from the recorder."
        )
    raise EmptyRecording(
        f"{source.name} has a sound track without sound: record again or choose another file."
    )


def _other_tracks(count: int) -> Warned:
    return Warned(
        code="other-tracks",
        message=f"The file has {count} sound tracks and only the main one is used: export the others.",
    )
