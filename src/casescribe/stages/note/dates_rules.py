"""The forms in which people name days, as a table: a pattern, and the reader that says what it means.

`dates.py` walks a text with it; of the forms that start at one place the longest is taken.
"""

import re
from dataclasses import dataclass

from casescribe.stages.note import dates_readers as meaning
from casescribe.stages.note.dates_readers import FEASTS, MONTHS, WEEKDAYS, Reader


@dataclass(frozen=True)
class Rule:
    """A form: its pattern, and the reader that says what a match of it means."""

    pattern: re.Pattern[str]
    reader: Reader


_DAY = "(?:" + "|".join(WEEKDAYS) + ")"
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_RANK = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth)"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth|fifteenth"
    r"|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty[ -]eight"
    r"|twenty[ -]one"
    r"|twenty|twenty[ -]four|thirty|a couple of|\d{1,3})"
)
_YEAR = r"(?:,? (?P<year>20\d\d|twenty[ -]twenty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?))?"
_NAMED = rf"(?:(?:this|next|last|the|on)? ?(?P<day>{_DAY}),? )?"
_MOVABLE = (
    r"easter(?: monday| sunday)?|good friday|(?:the )?(?:\w+ )?bank holiday(?: monday)?|pancake day"
    r"|ramadan|eid|diwali"
)
_AFTER_LONE_RANK = (
    r"(?=\s*(?:[.,;?!\u2026\u2019']|$)|\s+(?:at|of|on|and|so|if|when|then|is|was|half|quarter|in|for"
    r"|with|to|or|no|not|that|i|you"
    r"|he|she|we|they|because|but|please|from|about|till|until|by|now|though|anyway|sorry|please|too|instead|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d))"
)
_PLACES = ("on", "by", "till", "until", "from", "since", "before", "about", "it's", "that's")
_PLACED = "(?:" + "|".join(rf"(?<=\b{word} )" for word in _PLACES) + ")"


def _rule(pattern: str, reader: Reader) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE), reader)


_PART = "(?: (?:morning|afternoon|evening|night))?"
_UNIT_TIME = r"(?P<unit>days?|weeks?|fortnights?|months?|years?)"
RULES: tuple[Rule, ...] = (
    _rule(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<number>\d{2})\b", meaning.read_written),
    _rule(
        r"(?<![\d/])(?P<number>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>20\d\d))?(?![\d/])",
        meaning.read_written,
    ),
    _rule(
        rf"\b{_NAMED}(?:the )?(?P<rank>{_RANK})(?: of| in)? (?P<month>{_MONTH})\b{_YEAR}",
        meaning.read_numbered,
    ),
    _rule(
        rf"\b{_NAMED}(?P<rank>(?:[12]\d|3[01]|[1-9])) (?:of )?(?P<month>{_MONTH})\b{_YEAR}",
        meaning.read_numbered,
    ),
    _rule(rf"\b{_NAMED}(?P<month>{_MONTH}) (?:the )?(?P<rank>{_RANK})\b{_YEAR}", meaning.read_numbered),
    _rule(
        rf"\b{_NAMED}(?P<month>{_MONTH}) (?P<rank>[12]\d|3[01]|[1-9])\b(?![:.]?\d){_YEAR}",
        meaning.read_numbered,
    ),
    _rule(
        rf"\b(?:(?:this|next|last|on) )?(?P<day>{_DAY}),? (?:the )?(?P<rank>{_RANK})\b", meaning.read_numbered
    ),
    _rule(
        rf"{_PLACED}(?P<placed>the )(?P<rank>{_RANK})(?! (?:of )?{_MONTH}\b){_AFTER_LONE_RANK}",
        meaning.read_lone_rank,
    ),
    _rule(
        rf"{_PLACED}(?P<placed>)(?P<rank>\d{{1,2}}(?:st|nd|rd|th))\b(?! (?:of )?{_MONTH}\b)",
        meaning.read_lone_rank,
    ),
    _rule(
        rf"\bthe (?P<rank>{_RANK})(?! (?:of )?{_MONTH}\b){_AFTER_LONE_RANK}(?P<placed>$^)?",
        meaning.read_lone_rank,
    ),
    _rule(
        rf"\b(?P<many>{_COUNT}) (?:weeks?|fortnight)(?: (?:on|from|come))?(?P<last> last| past)? "
        rf"(?P<day>{_DAY}|today|tomorrow|yesterday)\b(?P<ago> gone)?",
        meaning.read_weeks_beyond,
    ),
    _rule(rf"\b(?:on )?(?P<day>{_DAY}|today|tomorrow) (?:week|fortnight)\b", meaning.read_weeks_beyond),
    _rule(
        rf"\b(?:(?P<which>this coming|this|next|last|coming|every|each|most|an?|one|any|by|till|until"
        rf"|since) )?"
        rf"(?P<day>{_DAY})\b(?P<gone> (?:just )?gone| just past)?(?P<again> after next)?{_PART}",
        meaning.read_weekday,
    ),
    _rule(
        rf"\b(?:the )?(?P<rank>{_RANK}|last) (?P<day>{_DAY}|weekend) (?:of|in) (?P<month>{_MONTH})\b",
        meaning.read_ranked_weekday,
    ),
    _rule(rf"\b{_DAY} (?:to|till|until|through) {_DAY}\b", meaning.read_habit),
    _rule(rf"\bthe (?:following )?(?P<day>{_DAY}) (?:after|before)(?: that)?\b", meaning.read_beside),
    _rule(rf"\bthe following (?P<day>{_DAY}|day|week)\b", meaning.read_beside),
    _rule(r"\bthe (?P<day>day|week) (?:after|before)(?: that)?(?=\s*(?:[.,;?!]|$))", meaning.read_beside),
    _rule(
        r"\bthe day after tomorrow|\bthe day before yesterday|\b(?:today|tonight|tomorrow|yesterday"
        r"|last night"
        rf"|this (?:morning|afternoon|evening))\b{_PART}",
        meaning.read_near,
    ),
    _rule(
        rf"\b(?:in|within) (?:the next )?(?P<many>{_COUNT}) (?P<working>working )?{_UNIT_TIME}"
        r"(?:['\u2019]s?)?"
        r"(?: time)?(?P<ago>$^)?\b",
        meaning.read_ahead,
    ),
    _rule(
        (
            rf"\b(?P<many>{_COUNT}) (?P<working>working )?{_UNIT_TIME}(?:['\u2019]s?)? (?:time"
            rf"|from now)(?P<ago>$^)?\b"
        ),
        meaning.read_ahead,
    ),
    _rule(rf"\b(?P<many>{_COUNT}) (?P<working>$^)?{_UNIT_TIME} (?P<ago>ago)\b", meaning.read_ahead),
    _rule(
        rf"\b(?:the )?end of (?:(?P<which>the|this|next) )?(?P<name>week|month|year|{_MONTH})\b",
        meaning.read_end_of,
    ),
    _rule(
        rf"\b(?P<since>since )?(?P<feast>{'|'.join(sorted(FEASTS, key=len, reverse=True))})\b".replace(
            "'", "['\u2019]"
        ),
        meaning.read_feast,
    ),
    _rule(rf"\b(?:{_MOVABLE})\b", meaning.read_movable),
    _rule(r"\b(?:this|next|last|the) (?:week|month|year|weekend)\b(?! (?:of|in))", meaning.read_vague),
    _rule(
        rf"\b(?:in|by|since|until|till|from|during|before|after|next|last|this) (?P<month>{_MONTH})\b",
        meaning.read_vague,
    ),
)
