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
        """The words with what is needed to compare them."""
        strengths = self.levels or tuple(w.confidence for w in self.words)
        pairs = zip(self.words, strengths, strict=True)
        return tuple(_Heard(self.speaker, w, s) for w, s in pairs)


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
    kept, leaked = _sorted_out([channel.heard() for channel in channels])
    tracks = [SpeakerSpan(start=h.word.start, end=h.word.end, speaker=h.speaker) for h in kept]
    groups = sorted(_groups(kept), key=lambda g: (g[1][0].start, g[0]))
    return Built(number(groups, tracks), tuple(_leaks(leaked)))


def _sorted_out(channels: Sequence[Sequence[_Heard]]) -> tuple[list[_Heard], list[_Heard]]:
    """The words that are kept and those that leaked, each in order of time.

    From the loudest on, each word that is kept accounts for one on every other channel: the nearest that
    says the same at the same time. A sound leaks once, so a second such word there was said.
    """
    heard = sorted((h for own in channels for h in own), key=_start)
    copies = [_Copies(sorted(own, key=_start)) for own in channels if own]
    leaked: set[int] = set()
    for h in sorted(heard, key=lambda h: (-h.strength, h.speaker, _start(h))):
        if id(h) not in leaked:
            leaked.update(id(found) for other in copies for found in other.of(h))
    kept = [h for h in heard if id(h) not in leaked]
    return kept, [h for h in heard if id(h) in leaked]


class _Copies:
    """One channel's words by what they say and when; each is given out once."""

    def __init__(self, heard: Sequence[_Heard]) -> None:
        self._speaker = heard[0].speaker
        self._by_key: dict[str, list[_Heard]] = {}
        for h in heard:
            self._by_key.setdefault(h.key, []).append(h)

    def of(self, h: _Heard) -> Iterator[_Heard]:
        """The quieter copy of another channel's word, where there is one."""
        same = self._by_key.get(h.key, [])
        if h.speaker == self._speaker:
            return
        first = bisect_left(same, _start(h) - _SAME_TIME, key=_start)
        last = bisect_right(same, _start(h) + _SAME_TIME, key=_start)
        near = [
            i for i in range(first, last) if (-same[i].strength, self._speaker) > (-h.strength, h.speaker)
        ]
        if near:
            yield same.pop(min(near, key=lambda i: abs(_start(same[i]) - _start(h))))


def _start(heard: _Heard) -> float:
    return heard.word.start


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
