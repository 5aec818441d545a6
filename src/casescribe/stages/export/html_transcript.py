"""Export: the right-hand side of the page: what was said, by whom, with every word's seconds.

`data-t` holds start and end in seconds; the script finds words by it. Elements get ids by their position,
never by text from the transcript, which may hold anything.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain

from casescribe.model.span import Span
from casescribe.model.transcript import Transcript, Turn, Word
from casescribe.stages.export.plain import clean, clock, stretch
from casescribe.stages.export.reading import Reading

COLOURS = 6
"""Speakers have one of this many colours, in the order in which they are listed."""

_NEAR = 4
"""How many turns before a gap may hold it: more than overlap at any one time."""


def colours(transcript: Transcript) -> dict[str, str]:
    """The colour class of each speaker id."""
    return {speaker.id: f"voice-{i % COLOURS}" for i, speaker in enumerate(transcript.speakers)}


def anchors(transcript: Transcript) -> dict[str, str]:
    """The element id of each turn id."""
    return {turn.id: f"turn-{i}" for i, turn in enumerate(transcript.turns, start=1)}


def times(span: Span) -> str:
    """The attribute that tells the script where something is said."""
    return f'data-t="{span.start:.3f} {span.end:.3f}"'


def transcript_pane(reading: Reading, *, playable: bool) -> Iterator[str]:
    """The transcript with its legend and search."""
    yield '<section class="pane transcript" id="transcript" aria-labelledby="said" tabindex="-1">\n'
    yield '<div class="tools">\n<h2 id="said">Transcript</h2>\n'
    yield from _legend(reading)
    yield f"{_SEARCH}</div>\n"
    if playable:
        yield '<p class="hint scripted">Click a word to play from there.</p>\n'
    yield '<ol class="turns" id="turns">\n'
    yield from _turns(reading)
    yield "</ol>\n</section>\n"


_SEARCH = """<form class="search scripted" id="search" role="search">
<p><label for="sought">Search the transcript</label> <output for="sought" id="found"></output></p>
<input type="search" id="sought" autocomplete="off" spellcheck="false">
<button type="button" id="earlier">Previous</button>
<button type="submit">Next</button>
</form>
"""


def _legend(reading: Reading) -> Iterator[str]:
    shades = colours(reading.transcript)
    yield '<ul class="legend" aria-label="Speakers">\n'
    for speaker in reading.transcript.speakers:
        told = reading.introduced(speaker)
        yield f'<li class="{shades[speaker.id]}"><span class="dot"></span>{escape(told)}</li>\n'
    yield "</ul>\n"


def _turns(reading: Reading) -> Iterator[str]:
    """Turns in order, and what was inaudible between them."""
    transcript = reading.transcript
    shades, ids = colours(transcript), anchors(transcript)
    holders = [(gap, _holder(transcript.turns, gap)) for gap in transcript.inaudible]
    inside: dict[str, list[Span]] = {}
    for gap, holder in holders:
        if holder is not None:
            inside.setdefault(holder.id, []).append(gap)
    told = ((turn.start, turn) for turn in transcript.turns)
    between = ((gap.start, gap) for gap, holder in holders if holder is None)
    for _, item in sorted(chain(told, between), key=lambda pair: pair[0]):
        if isinstance(item, Turn):
            yield _turn(reading, item, ids[item.id], shades, inside.get(item.id, ()))
        else:
            yield _gap(item)


def _holder(turns: Sequence[Turn], gap: Span) -> Turn | None:
    """The turn between whose words the gap lies. Turns stand in order, so only the nearest are looked at."""
    after = bisect_right(turns, gap.start, key=lambda turn: turn.start)
    near = reversed(turns[max(0, after - _NEAR) : after])
    return next((turn for turn in near if turn.words and gap.end <= turn.words[-1].end), None)


def _gap(gap: Span) -> str:
    return f'<li class="gap" {times(gap)}>Inaudible, {stretch(gap.start, gap.end)}</li>\n'


def _turn(reading: Reading, turn: Turn, anchor: str, shades: dict[str, str], gaps: Sequence[Span]) -> str:
    overlap = ' <span class="overlap">at the same time</span>' if turn.overlap else ""
    return (
        f'<li class="turn {shades.get(turn.speaker, "voice-0")}" id="{anchor}" {times(turn)}>'
        f'<p class="who"><b>{escape(reading.name(turn.speaker))}</b> '
        f'<a class="at" href="#{anchor}" {times(turn)}>{clock(turn.start)}</a>{overlap}</p>'
        f'<p class="said">{_said(turn, gaps)}</p></li>\n'
    )


def _said(turn: Turn, gaps: Sequence[Span]) -> str:
    """The words one by one where they are the text; a text that was changed since stands as it is."""
    if clean(" ".join(word.text for word in turn.words)) != clean(turn.text):
        return escape(clean(turn.text))
    marks = [(word.start, _word(word)) for word in turn.words if clean(word.text)]
    marks += [(gap.start, f'<span class="gap" {times(gap)}>[inaudible]</span>') for gap in gaps]
    return " ".join(mark for _, mark in sorted(marks, key=lambda pair: pair[0]))


def _word(word: Word) -> str:
    text = escape(clean(word.text))
    if word.doubtful:
        return f'<u {times(word)} title="Doubtful: listen before you rely on it">{text}</u>'
    return f"<span {times(word)}>{text}</span>"
