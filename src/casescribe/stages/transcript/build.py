"""From words and voices to turns: what the note stage reads and the officer sees."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casescribe.model.span import Span, SpeakerSpan
from casescribe.model.transcript import Turn, Warned, Word
from casescribe.stages.transcript.attribute import Attribution, attribute

PAUSE = 2.0
"""Seconds of silence after which the same speaker begins a new turn."""

_TOUCH = 0.1
_NEAR = 5.0
_LEAST_DOUBT = 1.0


@dataclass(frozen=True)
class Built:
    """Turns in order of time, and what an officer should look at."""

    turns: tuple[Turn, ...]
    warnings: tuple[Warned, ...]


def build_turns(
    words: Sequence[Word], tracks: Sequence[SpeakerSpan], inaudible: Sequence[Span] = ()
) -> Built:
    """Give every word to a speaker and form turns.

    Args:
        words: the words of one channel, in any order; every one of them ends up in exactly one turn.
        tracks: who speaks when; may overlap.
        inaudible: speech without words. It ends a turn, so that its place is between two turns.
    """
    ordered = sorted(words, key=lambda w: (w.start, w.end))
    attributed = attribute(ordered, tracks)
    names = [a.speaker for a in attributed]
    groups = tuple(_groups(ordered, names, sorted(s.start for s in inaudible)))
    return Built(number(tuple(groups), tracks), tuple(_doubts(ordered, attributed)))


def number(groups: Sequence[tuple[str, tuple[Word, ...]]], tracks: Sequence[SpeakerSpan]) -> tuple[Turn, ...]:
    """Turns t1, t2, … of (speaker, words) groups that are ordered by their first word."""
    turns: list[Turn] = []
    latest: dict[str, float] = {}
    voices = _Voices(tracks)
    for index, (speaker, words) in enumerate(groups, start=1):
        start, end = words[0].start, max(w.end for w in words)
        still = any(e > start for name, e in latest.items() if name != speaker)
        turns.append(
            Turn(
                id=f"t{index}",
                speaker=speaker,
                start=start,
                end=end,
                text=" ".join(w.text for w in words),
                overlap=still or voices.others(speaker, start),
                words=words,
            )
        )
        latest[speaker] = max(end, latest.get(speaker, 0.0))
    return tuple(turns)


class _Voices:
    """Who can be heard at a moment."""

    def __init__(self, tracks: Sequence[SpeakerSpan]) -> None:
        self._tracks = sorted(tracks, key=lambda t: t.start)
        self._starts = [t.start for t in self._tracks]
        self._longest = max((t.seconds for t in tracks), default=0.0)

    def others(self, speaker: str, start: float) -> bool:
        """Whether the speaker has begun by `start` and somebody else speaks on after it."""
        first = bisect_right(self._starts, start - self._longest)
        there = self._tracks[max(0, first - 1) : bisect_right(self._starts, start)]
        return any(
            t.speaker != speaker and t.start < start and t.end > start + _TOUCH for t in there
        ) and any(t.speaker == speaker and t.end > start for t in there)


def _groups(
    words: Sequence[Word], names: Sequence[str], breaks: Sequence[float]
) -> Iterator[tuple[str, tuple[Word, ...]]]:
    held: list[Word] = []
    for i, (word, name) in enumerate(zip(words, names, strict=True)):
        if held and (name != names[i - 1] or _apart(held[-1], word, breaks)):
            yield names[i - 1], tuple(held)
            held = []
        held.append(word)
    if held:
        yield names[-1], tuple(held)


def _apart(before: Word, after: Word, breaks: Sequence[float]) -> bool:
    between = bisect_right(breaks, after.start) > bisect_right(breaks, before.start)
    return after.start - before.end >= PAUSE or between


def _doubts(words: Sequence[Word], attributed: Sequence[Attribution]) -> Iterator[Warned]:
    """One warning for each passage of a second or more in which the voices do not settle who speaks."""
    passage: list[Word] = []
    for word in [w for w, a in zip(words, attributed, strict=True) if a.doubtful]:
        if passage and word.start - passage[-1].end > _NEAR:
            yield from _doubt(passage)
            passage = []
        passage.append(word)
    yield from _doubt(passage)


def _doubt(passage: Sequence[Word]) -> Iterator[Warned]:
    if sum(w.seconds for w in passage) >= _LEAST_DOUBT:
        yield Warned(
            code="speaker-doubtful",
            message="It is not certain who speaks here: listen before relying on it.",
            start=passage[0].start,
            end=max(w.end for w in passage),
        )
