"""Finds times of day in what was said, in British and general English: "half two" is 14:30.

A time without morning or afternoon is read by office hours: one to six are in the afternoon, seven to
eleven in the morning, twelve is noon; such a time is marked as inferred. The note stage puts times beside
dates in tasks and appointments.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HOUR_WORDS = {
    word: hour
    for hour, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
}
_MINUTE_WORDS = {
    "five": 5,
    "ten": 10,
    "quarter": 15,
    "fifteen": 15,
    "twenty": 20,
    "twenty-five": 25,
    "twenty five": 25,
    "half": 30,
    "thirty": 30,
    "thirty-five": 35,
    "forty": 40,
    "forty-five": 45,
    "forty five": 45,
    "fifty": 50,
    "fifty-five": 55,
}
_HOUR = "(?:" + "|".join(_HOUR_WORDS) + r"|1[0-2]|0?[1-9])"
_MINUTES = "(?:" + "|".join(sorted(_MINUTE_WORDS, key=len, reverse=True)) + r"|5|10|20|25)"
_HALF_DAY = (
    r"(?P<half>\s*(?:[ap]\.?\s?m\b\.?)|,?\s+(?:in|of) (?:the|a) (?:morning|afternoon|evening)|\s+at night)"
)
_COUNTED = (
    r"(?!\s*(?:[-,]?\s*(?:hundred|thousand|and a half|point))|\s+(?:pounds?|quid|pence|p|percent"
    r"|per cent|%|hours?|minutes?"
    r"|mins?|days?|weeks?|months?|years?|nights?|times|mg|mil|milligrams?|mls?|kilos?|stone|units?"
    r"|tablets?|cans?|pints?"
    r"|of|miles?|people|grand|dozen|out)\b|[\d:%]|\.\d)"
)
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<noon>noon|midday|midnight)\b",
        rf"(?<![\d:.£])(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?!\d){_HALF_DAY}?",
        rf"\b(?P<part>{_MINUTES})(?: minutes)? (?P<side>past|to) (?P<hour>{_HOUR})\b{_COUNTED}{_HALF_DAY}?",
        rf"\b(?P<part>half)[ -](?P<hour>{_HOUR})\b{_COUNTED}{_HALF_DAY}?",
        rf"\b(?P<hour>{_HOUR}) o['\u2019]?clock{_HALF_DAY}?",
        rf"(?<![\d:.£])\b(?P<hour>{_HOUR})(?:[.: ](?P<minute>[0-5]\d|{_MINUTES}))?{_HALF_DAY}",
        rf"\b(?P<hour>{_HOUR})[ -](?P<minute>fifteen|thirty|forty[ -]five)\b{_COUNTED}",
        rf"(?<=\bat )(?P<hour>{_HOUR})(?:[. ](?P<minute>[0-5]\d|{_MINUTES}))?\b{_COUNTED}",
        rf"(?<=\bby )(?P<hour>{_HOUR})\b{_COUNTED}(?=[.,;?!]|$)",
        rf"(?:(?<=\btill )|(?<=\buntil ))(?P<hour>{_HOUR})\b{_COUNTED}",
    )
)
_NOON = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 0}
_HALF_DAY_MINUTES = 12 * 60
_LAST_AFTERNOON_HOUR = 6


@dataclass(frozen=True)
class Clock:
    """The characters `start` to `end` say `time`, HH:MM (24 hours).

    `inferred`: the half of the day was not said.
    """

    start: int
    end: int
    time: str
    inferred: bool = False


def find_times(text: str) -> tuple[Clock, ...]:
    """The times of day in `text`, in order, apart from each other."""
    found: list[Clock] = []
    for clock in sorted(_all(text), key=lambda one: (one.start, -one.end)):
        if not found or clock.start >= found[-1].end:
            found.append(clock)
    return tuple(found)


def office_time(hour: int, minute: int) -> str:
    """HH:MM of a time on a twelve-hour clock, read by office hours."""
    shift = 12 if 1 <= hour <= _LAST_AFTERNOON_HOUR else 0
    return f"{hour + shift:02d}:{minute:02d}"


def bare_hour(text: str) -> Clock | None:
    """A lone hour where a time is expected: "eleven" in "make it eleven"; None when there is none."""
    found = re.search(rf"\b(?P<hour>{_HOUR})\b{_COUNTED}", text, re.IGNORECASE)
    return (
        None
        if found is None
        else Clock(found.start(), found.end(), office_time(_hour(found["hour"]), 0), inferred=True)
    )


def _all(text: str) -> Iterator[Clock]:
    for form in _FORMS:
        for match in form.finditer(text):
            clock = _clock(match)
            if clock is not None:
                yield clock


def _clock(match: re.Match[str]) -> Clock | None:
    said = match.groupdict()
    if said.get("noon"):
        return _made(match, _NOON[said["noon"].lower()])
    if said.get("h24"):
        return _twenty_four(match, int(said["h24"]), int(said["m24"]))
    hour = _hour(said["hour"])
    part = _minutes(said.get("part") or said.get("minute"))
    before = said.get("side") is not None and said["side"].lower() == "to"
    return _twelve(match, hour, -part if before else part)


def _twenty_four(match: re.Match[str], hour: int, minute: int) -> Clock | None:
    if match["half"] or (0 < hour < 12 and not match["h24"].startswith("0")):  # noqa: PLR2004 - hours of a clock
        return _twelve(match, hour, minute)
    return _made(match, hour * 60 + minute)


def _twelve(match: re.Match[str], hour: int, minutes: int) -> Clock | None:
    half = (match.groupdict().get("half") or "").lower()
    base = hour % 12 * 60 + minutes
    if not half:
        shown = (base // 60 - 1) % 12 + 1 if base >= 0 else 11
        return Clock(match.start(), match.end(), office_time(shown, base % 60), inferred=True)
    afternoon = "p" in half.replace("o'clock", "").split("in")[0] or any(
        w in half for w in ("afternoon", "evening")
    )
    night = "night" in half and hour not in range(1, 5)
    return _made(match, (base + (_HALF_DAY_MINUTES if afternoon or night else 0)) % (24 * 60))


def _made(match: re.Match[str], minutes: int) -> Clock:
    return Clock(match.start(), match.end(), f"{minutes // 60:02d}:{minutes % 60:02d}")


def _hour(said: str) -> int:
    return _HOUR_WORDS.get(said.lower()) or int(said)


def _minutes(said: str | None) -> int:
    if said is None:
        return 0
    return _MINUTE_WORDS[said.lower()] if said.lower() in _MINUTE_WORDS else int(said)
