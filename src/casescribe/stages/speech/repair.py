"""Speech stage, within recognition: finds speech that got no words, and takes in what a second try heard.

Voice activity detection pads speech (0.4 s) and bridges pauses of up to 0.5 s, and words are timed to
about 0.2 s; the measures below allow for these, so that a gap is a place where somebody talks for about
0.8 s or more and nothing stands for it.
"""

from collections.abc import Iterator, Sequence

from casescribe.model.span import Span
from casescribe.stages.speech.decoder import Heard

SHORTEST = 0.8
"""Seconds without a word, inside speech, that make a gap."""

_PAD = 0.3
_WORD_MARGIN = 0.2
_MARGIN = 0.3
_SAME_PLACE = 0.6


def gaps(speech: Sequence[Span], words: Sequence[Heard], shortest: float = SHORTEST) -> list[Span]:
    """Where speech has no words. `speech` is ordered and apart, `words` are ordered by start.

    Speech that has no word at all is a gap however short it is.
    """
    return [gap for span in speech for gap in _in_span(span, words, shortest)]


def widened(gap: Span, limit: float, longest: float) -> Span:
    """The gap with a margin for its first and last word, inside 0…`limit` and at most `longest` seconds."""
    start = max(0.0, gap.start - _MARGIN)
    return Span(start=start, end=min(limit, gap.end + _MARGIN, start + longest))


def filled(words: Sequence[Heard], holes: Sequence[Span], found: Sequence[Heard]) -> list[Heard]:
    """The words with those found whose middles lie in the holes, and not what already stands beside them."""
    new = [word for word in found if _inside(word, holes) and not _stands(word, words)]
    return sorted([*words, *new], key=lambda word: word.start)


def _in_span(span: Span, words: Sequence[Heard], shortest: float) -> Iterator[Span]:
    own = [word for word in words if span.start <= (word.start + word.end) / 2 <= span.end]
    if not own:
        yield span
        return
    low, high = span.start + _PAD, span.end - _PAD
    at = low
    for word in own:
        if word.start - _WORD_MARGIN - at >= shortest:
            yield Span(start=at, end=word.start - _WORD_MARGIN)
        at = max(at, word.end + _WORD_MARGIN)
    if high - at >= shortest:
        yield Span(start=at, end=high)


def _inside(word: Heard, holes: Sequence[Span]) -> bool:
    middle = (word.start + word.end) / 2
    return any(hole.start - 0.1 <= middle <= hole.end + 0.1 for hole in holes)


def _stands(word: Heard, words: Sequence[Heard]) -> bool:
    """Whether the same word already stands at the same place, heard through the margin."""
    same = (other for other in words if _plain(other.text) == _plain(word.text))
    return any(abs(other.start - word.start) < _SAME_PLACE for other in same)


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
