"""Stretches of a recording's time line."""

from pydantic import Field, model_validator

from casescribe.model.base import Frozen


class Span(Frozen):
    """From `start` to `end`, in seconds from the recording's first sample."""

    start: float = Field(ge=0)
    end: float = Field(ge=0)

    @model_validator(mode="after")
    def _in_order(self) -> "Span":
        if self.end < self.start:
            raise ValueError(f"ends ({self.end}) before it starts ({self.start})")
        return self

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.end - self.start

    def shared(self, other: "Span") -> float:
        """Seconds that both share."""
        return max(0.0, min(self.end, other.end) - max(self.start, other.start))


class SpeakerSpan(Span):
    """A stretch in which one speaker talks; stretches of different speakers may overlap."""

    speaker: str
