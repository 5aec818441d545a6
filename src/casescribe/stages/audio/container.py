"""Opens a recording with FFmpeg (PyAV) and says what its container knows.

The file is handed over as an open file, and FFmpeg may open nothing else: a playlist that names other
files or addresses stays unread, so that no recording can reach the network or the rest of the disk.
"""

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet

from casescribe.errors import EncryptedRecording, NotAudio, UnreadableInput

DECODING_ERRORS = (av.FFmpegError, ValueError, ArithmeticError, LookupError, OSError, MemoryError)
"""What PyAV is known to raise on damaged input."""

_MICROSECONDS = 1_000_000
_LOCKED_TAGS = {"enca", "drms", "drmi", "aavd"}
_TRUSTED_LENGTH = {
    "mp3",
    "mov",
    "mp4",
    "m4a",
    "matroska",
    "webm",
    "flac",
    "wav",
    "w64",
    "aiff",
    "caf",
    "asf",
    "avi",
}
_MP3_HEAD = 4096
_EARLIEST_YEAR = 1995
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_CLOCK = re.compile(r"(\d+):(\d\d):(\d\d(?:\.\d+)?)")


@dataclass(frozen=True)
class Opened:
    """A recording open for reading: its file, container and the sound track that will be decoded."""

    name: str
    file: BinaryIO
    container: InputContainer
    stream: AudioStream

    @property
    def origin(self) -> float | None:
        """The container's time (seconds) that counts as the recording's zero; None: the first frame's."""
        start = self.container.start_time
        return None if start is None else start / _MICROSECONDS

    @property
    def tracks(self) -> int:
        """How many sound tracks there are; one is decoded."""
        return len(self.container.streams.audio)


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open a recording for the length of a `with` block.

    Raises:
        UnreadableInput: The file cannot be opened.
        NotAudio: FFmpeg finds no sound in it.
        EncryptedRecording: The sound is protected.
    """
    with open_file(path) as file:
        container = _open_container(path, file)
        try:
            yield Opened(path.name, file, container, _sound(path.name, container))
        finally:
            with suppress(*DECODING_ERRORS):
                container.close()


def open_file(path: Path) -> BinaryIO:
    """Open an ordinary file for reading bytes.

    Raises:
        UnreadableInput: It is missing, a folder, a device, or may not be read.
    """
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise UnreadableInput(f"{name} is a folder: give the recording inside it.")
        if path.exists() and not path.is_file():
            raise UnreadableInput(f"{name} is not an ordinary file: copy the recording into a file first.")
        return path.open("rb")
    except FileNotFoundError:
        raise UnreadableInput(f"{name} does not exist: check the path.") from None
    except PermissionError:
        raise UnreadableInput(f"{name} may not be read: check its permissions.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise UnreadableInput(f"{name} cannot be read ({reason}): check the path and the disk.") from None


def _open_container(path: Path, file: BinaryIO) -> InputContainer:
    try:
        container = av.open(file, "r", metadata_errors="replace", io_open=_refuse)
    except DECODING_ERRORS:
        raise NotAudio(_why_unopened(path)) from None
    assert isinstance(container, InputContainer)
    return container


def _refuse(url: str, *_: Any) -> Any:
    raise PermissionError(f"a recording may not open other files ({len(url)} characters)")


def _why_unopened(path: Path) -> str:
    with open_file(path) as file:
        if file.read(8)[4:] == b"ftyp":
            return (
                f"{path.name} has no readable index: the recording was broken off before it was finished. "
                "Copy it again from the device, or repair it with the recorder's own tool."
            )
    return f"{path.name} holds no sound that can be decoded: give a recording (webm, ogg, m4a, mp3, wav)."


def _sound(name: str, container: InputContainer) -> AudioStream:
    if any(key.startswith("ASF_Protection") for key in container.metadata):
        raise locked(name)
    stream = container.streams.best("audio")
    if not isinstance(stream, AudioStream):
        raise NotAudio(f"{name} has no sound track: give a recording (webm, ogg, m4a, mp3, wav).")
    if any(_is_locked(track) for track in container.streams.audio):
        raise locked(name)
    if stream.codec_context is None:
        raise NotAudio(f"{name} holds sound of an unknown kind: convert it to wav, ogg or m4a.")
    return stream


def _is_locked(stream: AudioStream) -> bool:
    context = stream.codec_context
    return context is not None and context.codec_tag.lower() in _LOCKED_TAGS


def packet_is_locked(packet: "Packet[AudioStream]") -> bool:
    """Whether the container says that this packet's bytes are encrypted."""
    return packet.has_sidedata("encryption_info") or packet.has_sidedata("encryption_init_info")


def locked(name: str) -> EncryptedRecording:
    """The error for sound that is protected."""
    return EncryptedRecording(
        f"{name} is protected against copying: export it without protection and try again."
    )


def declared_seconds(source: Opened) -> float | None:
    """How long the container says that the sound is, where such a statement can be relied on.

    Formats whose length FFmpeg can only estimate (bare aac, mp3 without a count of its frames) give None, and
    so does a container with pictures whose sound track has no length of its own.
    """
    formats = set(source.container.format.name.split(","))
    if not _TRUSTED_LENGTH & formats or ("mp3" in formats and not _counts_frames(source.file)):
        return None
    seconds = _track_seconds(source)
    if seconds is not None and "matroska" in formats:
        seconds -= max(0.0, source.origin or 0.0)
    return seconds if seconds is not None and math.isfinite(seconds) and seconds > 0 else None


def _counts_frames(file: BinaryIO) -> bool:
    """Whether an mp3 file's first frame counts the others, as encoders of the LAME family write it."""
    place = file.tell()
    file.seek(0)
    head = file.read(_MP3_HEAD)
    if head.startswith(b"ID3"):
        high, upper, lower, low = head[6:10]
        file.seek((high << 21) + (upper << 14) + (lower << 7) + low)
        head = file.read(_MP3_HEAD)
    file.seek(place)
    return b"Xing" in head or b"Info" in head


def _track_seconds(source: Opened) -> float | None:
    stream, container = source.stream, source.container
    if stream.duration is not None and stream.time_base:
        return float(stream.duration * stream.time_base)
    written = _CLOCK.match(stream.metadata.get("DURATION", ""))
    if written:
        hours, minutes, seconds = written.groups()
        return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
    if container.duration is None or len(container.streams) > 1:
        return None
    return container.duration / _MICROSECONDS


def recorded_on(source: Opened) -> date | None:
    """The day on which the container says that it was recorded (its `creation_time` or full `date`)."""
    for metadata in (source.container.metadata, source.stream.metadata):
        tags = {key.lower(): value for key, value in metadata.items()}
        for key in ("creation_time", "date"):
            day = _day(tags.get(key, ""))
            if day is not None:
                return day
    return None


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    if not found:
        return None
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
    return day if day.year >= _EARLIEST_YEAR else None
