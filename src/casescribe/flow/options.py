"""What a use case may be told, as frozen values."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from casescribe.errors import OptionError
from casescribe.model.transcript import Role

EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
"""The years in which a meeting may have been."""

Channels = Literal["mixed", "per-speaker"]


@dataclass(frozen=True)
class TranscribeOptions:
    """How to transcribe.

    `date` is the meeting's day (None: the recording's own); `speakers` their number when known;
    `channels` says whether each person has a channel of their own; `vocabulary` names that are likely to
    be said; `roles` and `names` override what is found, by speaker id.
    """

    date: dt.date | None = None
    speakers: int | None = None
    channels: Channels = "mixed"
    vocabulary: tuple[str, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=lambda: MappingProxyType({}))
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    language: str = "en"

    def __post_init__(self) -> None:
        """See that the date leaves room for days before and after it."""
        if self.date is not None and not EARLIEST_YEAR <= self.date.year <= LATEST_YEAR:
            raise OptionError(
                f"the meeting's date {self.date} is not between {EARLIEST_YEAR} and {LATEST_YEAR}: correct it"
            )


@dataclass(frozen=True)
class NoteOptions:
    """How to write the note.

    `template` is the id of a built-in template or the path of a template file; `max_chars` the greatest
    length of all statements together, a newline each (None: the template's own).
    """

    template: str = "general"
    max_chars: int | None = None


@dataclass(frozen=True)
class WriteOptions:
    """How to go from a recording, or a transcript.json, to the files of a note in the folder `out`."""

    out: Path
    transcribe: TranscribeOptions
    note: NoteOptions
