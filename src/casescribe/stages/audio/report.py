"""What went wrong while a recording was read, as warnings that name the place and say what to do."""

from dataclasses import dataclass, field

from casescribe.model.transcript import Warned
from casescribe.stages.audio.units import clock

TELL_GAP = 0.5
"""Seconds of missing sound from which on a warning is given."""

MAX_PLACES = 20
"""Warnings of one kind that name their place; the rest is counted."""

TRUNCATED_SLACK = 1.0
"""Seconds by which a recording may be shorter than it says without being called truncated."""

_NEIGHBOURS = 1.0


@dataclass
class Report:
    """Takes notes during decoding; times are seconds of the recording as it was put together."""

    _damaged: list[tuple[float, float]] = field(default_factory=list)
    _gaps: list[tuple[float, float]] = field(default_factory=list)
    _jumps: list[tuple[float, float]] = field(default_factory=list)
    _other: list[Warned] = field(default_factory=list)
    _more_damage: int = 0
    _more_gaps: int = 0
    _more_jumps: int = 0

    def damaged(self, at: float) -> None:
        """A packet at this time could not be decoded."""
        if self._damaged and at - self._damaged[-1][1] <= _NEIGHBOURS:
            self._damaged[-1] = (self._damaged[-1][0], at)
        elif len(self._damaged) < MAX_PLACES:
            self._damaged.append((at, at))
        else:
            self._more_damage += 1

    def gap(self, start: float, end: float) -> None:
        """The clock went on without sound; silence stands there now."""
        if end - start < TELL_GAP:
            return
        if len(self._gaps) < MAX_PLACES:
            self._gaps.append((start, end))
        else:
            self._more_gaps += 1

    def jump(self, at: float, seconds: float) -> None:
        """The clock jumped, forwards too far to be believed or backwards, and was not followed."""
        if abs(seconds) < TELL_GAP:
            return
        if len(self._jumps) < MAX_PLACES:
            self._jumps.append((at, seconds))
        else:
            self._more_jumps += 1

    @property
    def clock_is_wild(self) -> bool:
        """Whether the clock jumped, so that the length the file states means nothing."""
        return bool(self._jumps)

    def other(self, warning: Warned) -> None:
        """Anything else, once for each code."""
        if warning.code not in {known.code for known in self._other}:
            self._other.append(warning)

    def warnings(self) -> tuple[Warned, ...]:
        """All of it, in order of kind and then of time."""
        return (
            *self._other,
            *(_damage(start, end) for start, end in self._damaged),
            *_more("damaged", self._more_damage, "damaged parts were skipped"),
            *(_gap(start, end) for start, end in self._gaps),
            *_more("gap", self._more_gaps, "gaps were filled with silence"),
            *(_jump(at, seconds) for at, seconds in self._jumps),
            *_more("clock-jump", self._more_jumps, "jumps of the clock were not followed"),
        )


def _damage(start: float, end: float) -> Warned:
    return Warned(
        code="damaged",
        message=f"A damaged part at {clock(start)} could not be decoded: listen there, words may be missing.",
        start=start,
        end=end,
    )


def _gap(start: float, end: float) -> Warned:
    return Warned(
        code="gap",
        message=f"The recording has no sound for {end - start:.1f} s at {clock(start)}: "
        "what was said there is not in the file.",
        start=start,
        end=end,
    )


def _jump(at: float, seconds: float) -> Warned:
    way = "forwards" if seconds > 0 else "back"
    return Warned(
        code="clock-jump",
        message=f"The recording's clock jumps {way} at {clock(at)}: times count on without the jump.",
        start=at,
        end=at,
    )


def _more(code: str, count: int, what: str) -> tuple[Warned, ...]:
    return (Warned(code=code, message=f"{count} more {what}."),) if count else ()


def truncated(declared: float, duration: float) -> tuple[Warned, ...]:
    """A warning if the recording ends before the time that its container declares (both in seconds)."""
    if duration >= declared - TRUNCATED_SLACK:
        return ()
    return (
        Warned(
            code="truncated",
            message=f"The file says {clock(declared)} but ends at {clock(duration)}: "
            "copy it again from the recorder if there is more.",
            start=duration,
            end=declared,
        ),
    )


def broken_off(duration: float) -> tuple[Warned, ...]:
    """The warning for a file that ends in the middle of a page."""
    return (
        Warned(
            code="truncated",
            message=f"The file breaks off at {clock(duration)}: copy it again if there is more.",
            start=duration,
            end=duration,
        ),
    )
