"""What was really said in a recording: the bench's reference, read from `truth.json` beside the audio."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, Field, ValidationError

from casescribe.errors import UnreadableInput
from casescribe.model.base import Frozen
from casescribe.model.span import Span, SpeakerSpan

Loaded = TypeVar("Loaded", bound=BaseModel)
AUDIO_ENDINGS = (".ogg", ".wav", ".flac", ".mp3", ".m4a", ".webm", ".opus", ".mp4", ".mov")


class TrueWord(Span):
    """A word and its seconds."""

    text: str = Field(alias="word")


class TrueTurn(SpeakerSpan):
    """What one person says in one go; `words` is empty where nobody timed them."""

    text: str
    words: tuple[TrueWord, ...] = ()


class Truth(Frozen):
    """The reference of one recording; `speech_segments` is empty where only turns were timed."""

    duration: float
    turns: tuple[TrueTurn, ...] = Field(min_length=1)
    speech_segments: tuple[SpeakerSpan, ...] = ()
    vocabulary: tuple[str, ...] = ()

    @property
    def speech(self) -> tuple[SpeakerSpan, ...]:
        """Who speaks when: the segments, or the turns where there are none."""
        return self.speech_segments or tuple(
            SpeakerSpan(start=turn.start, end=turn.end, speaker=turn.speaker) for turn in self.turns
        )

    @property
    def timed(self) -> Literal["words", "turns"]:
        """How finely the truth is timed."""
        return "words" if all(turn.words for turn in self.turns) else "turns"


@dataclass(frozen=True)
class Talk:
    """A recording with its truth."""

    name: str
    audio: Path
    truth: Truth


def read_talks(folder: Path, only: tuple[str, ...] = ()) -> tuple[Talk, ...]:
    """The talks in `folder`, or the one that `folder` itself holds, ordered by name.

    Args:
        folder: Holds `truth.json` beside its audio, or folders that do.
        only: Names to keep; all when empty.

    Raises:
        UnreadableInput: There is none, or a truth file cannot be used.
    """
    homes = [folder, *sorted(path for path in folder.glob("*") if path.is_dir())]
    talks = [_read_talk(home) for home in homes if (home / "truth.json").is_file()]
    kept = tuple(talk for talk in talks if not only or talk.name in only)
    if not kept:
        raise UnreadableInput(
            f"{folder.name}: no folder with truth.json and audio: check the name and --only"
        )
    return kept


def find_audio(folder: Path) -> Path | None:
    """The recording in `folder`, if there is one."""
    return next((path for path in sorted(folder.glob("*")) if path.suffix.lower() in AUDIO_ENDINGS), None)


def read_json(path: Path, kind: type[Loaded]) -> Loaded:
    """Read a JSON file as a `kind`.

    Raises:
        UnreadableInput: It is missing, not JSON, or of another form.
    """
    try:
        return kind.model_validate(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError) as error:
        cause = error.errors()[0]["msg"] if isinstance(error, ValidationError) else type(error).__name__
        where = f"{path.parent.name}/{path.name}"
        raise UnreadableInput(f"{where}: not a readable {kind.__name__} ({cause}): check the file") from None


def _read_talk(home: Path) -> Talk:
    audio = find_audio(home)
    if audio is None:
        raise UnreadableInput(f"{home.name}: truth.json without a recording beside it: add the audio")
    return Talk(name=home.resolve().name, audio=audio, truth=read_json(home / "truth.json", Truth))
