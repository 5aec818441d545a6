"""Recordings with one channel per person: the channel says who speaks, and leaked sound is put aside.

A microphone also hears the person opposite, more quietly. Words that two channels give at the same time
are kept where they are louder; what is put aside is told in a warning, never lost in silence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casescribe.model.span import SpeakerSpan
from casescribe.model.transcript import Warned, Word
from casescribe.stages.transcript.build import PAUSE, Built, number

_SAME_TIME = 0.4
"""Seconds by which the same sound's words may lie apart on two channels."""

_LETTERS = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Channel:
    """One person's channel: its speaker id, its words, and how loud each word is there.

    `levels` are decibels, one for each word; without them the confidence stands in.
    """

    speaker: str
    words: tuple[Word, ...]
    levels: tuple[float, ...] = ()

    def heard(self) -> tuple["_Heard", ...]:
        """The words with what is needed to compare them, ordered by start."""
        strengths = self.levels or tuple(w.confidence for w in self.words)
        pairs = zip(self.words, strengths, strict=True)
        return tuple(sorted((_Heard(self.speaker, w, s) for w, s in pairs), key=lambda h: h.word.start))


@dataclass(frozen=True)
class _Heard:
    speaker: str
    word: Word
    strength: float

    @property
    def key(self) -> str:
        return _LETTERS.sub("", self.word.text.casefold())


def join_channels(channels: Sequence[Channel]) -> Built:
    """Turns of all channels in order of time; a word belongs to its channel's speaker.

    Raises:
        ValueError: a channel has levels, but not one for each word.
    """
    heard = [channel.heard() for channel in channels]
    kept: list[_Heard] = []
    leaked: list[_Heard] = []
    for i, own in enumerate(heard):
        others = [_Index(other) for j, other in enumerate(heard) if j != i]
        for h in own:
            (leaked if any(o.louder(h) for o in others) else kept).append(h)
    tracks = [SpeakerSpan(start=h.word.start, end=h.word.end, speaker=h.speaker) for h in kept]
    groups = sorted(_groups(kept), key=lambda g: (g[1][0].start, g[0]))
    return Built(number(groups, tracks), tuple(_leaks(leaked)))


class _Index:
    """One channel's words by what they say and when."""

    def __init__(self, heard: Sequence[_Heard]) -> None:
        self._by_key: dict[str, list[_Heard]] = {}
        for h in heard:
            self._by_key.setdefault(h.key, []).append(h)

    def louder(self, h: _Heard) -> bool:
        """Whether this channel has the same word at the same time, and louder."""
        same = self._by_key.get(h.key, [])
        first = bisect_left(same, h.word.start - _SAME_TIME, key=lambda s: s.word.start)
        last = bisect_right(same, h.word.start + _SAME_TIME, key=lambda s: s.word.start)
        return any((s.strength, h.speaker) > (h.strength, s.speaker) for s in same[first:last])


def _groups(heard: Sequence[_Heard]) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Each speaker's words, parted where the speaker pauses or another one takes over."""
    starts = {name: [h.word.start for h in heard if h.speaker == name] for name in {h.speaker for h in heard}}
    for name in sorted(starts):
        others = sorted(s for other, own in starts.items() if other != name for s in own)
        held: list[Word] = []
        for word in (h.word for h in heard if h.speaker == name):
            if held and _parted(held[-1], word, others):
                yield name, tuple(held)
                held = []
            held.append(word)
        yield name, tuple(held)


def _parted(before: Word, after: Word, others: Sequence[float]) -> bool:
    gap = after.start - before.end
    spoken = bisect_left(others, after.start) > bisect_right(others, before.end)
    return gap >= PAUSE or (spoken and gap > 0)


def _leaks(leaked: Sequence[_Heard]) -> Iterator[Warned]:
    """One warning for each channel that heard somebody else, over all its words that were put aside."""
    for name in sorted({h.speaker for h in leaked}):
        words = [h.word for h in leaked if h.speaker == name]
        count = "1 word" if len(words) == 1 else f"{len(words)} words"
        yield Warned(
            code="cross-talk",
            message=f"{count} on the channel of {name} leaked from a louder channel and stand there only.",
            start=min(w.start for w in words),
            end=max(w.end for w in words),
        )
