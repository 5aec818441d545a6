"""Speech stage, within recognition: what was decoded is judged before it may stand as words.

Whisper writes text for sound that holds no words: stock phrases over music and noise, and loops. The
gates go by general signs, never by lists of phrases: its own belief that nobody speaks, the probability of
its words, text that repeats itself (the compression test of OpenAI's Whisper, 2022, and loops of n words),
and more words than the seconds can carry. What is merely doubtful is kept and flagged.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from casescribe.stages.speech.decoder import Heard, Passage

DOUBTFUL_WORD = 0.3
"""A word less probable than this is flagged."""

_NO_SPEECH = 0.6
_NO_SPEECH_LOGPROB = -0.7
_DOUBTFUL_LOGPROB = -0.8
_INVENTED_LOGPROB = -1.3
_COMPRESSION = 2.4
_COMPRESSION_FROM = 60
_LOOP = 5
_LONGEST_LOOP = 12
_LOOP_FROM = 16
_WORDS_PER_SECOND = 9.0
_DENSE_FROM = 5
_SURE_WORDS = 0.4
_UNSURE_WORDS = 0.32
_UNSURE_FROM = 3


@dataclass(frozen=True)
class Judged:
    """A passage's words, and whether all of them are doubtful."""

    words: tuple[Heard, ...]
    doubtful: bool


def judged(passage: Passage, *, second_try: bool = False) -> Judged:
    """What stays of a passage: all its words, or none where the signs say that they are invented.

    On a second try, where the first heard nothing, words must also be probable by themselves.
    """
    if invented(passage) or (second_try and _mean(passage) < _SURE_WORDS):
        return Judged((), doubtful=False)
    return Judged(passage.words, doubtful=passage.logprob < _DOUBTFUL_LOGPROB)


def invented(passage: Passage) -> bool:
    """Whether the text cannot come from speech."""
    silence = passage.no_speech > _NO_SPEECH and passage.logprob < _NO_SPEECH_LOGPROB
    guessed = len(passage.words) >= _UNSURE_FROM and _mean(passage) < _UNSURE_WORDS
    unlikely = silence or guessed or passage.logprob < _INVENTED_LOGPROB
    return unlikely or repeats(passage.text) or too_dense(passage.words)


def repeats(text: str) -> bool:
    """Whether a text goes round in circles; saying a word a few times over is not enough."""
    content = text.casefold().encode()
    if len(content) >= _COMPRESSION_FROM and len(content) / len(zlib.compress(content)) > _COMPRESSION:
        return True
    words = text.casefold().split()
    return any(_loops(words, size) for size in range(1, _LONGEST_LOOP + 1))


def too_dense(words: Sequence[Heard]) -> bool:
    """Whether nobody can say so many words in the seconds that they are said to take."""
    if len(words) < _DENSE_FROM:
        return False
    return len(words) > _WORDS_PER_SECOND * max(0.02, words[-1].end - words[0].start)


def _loops(words: list[str], size: int) -> bool:
    """Whether `size` words come again and again, often enough and for long enough."""
    run = longest = 0
    for one, other in zip(words, words[size:], strict=False):
        run = run + 1 if one == other else 0
        longest = max(longest, run)
    return longest >= size * (_LOOP - 1) and longest + size >= min(_LOOP_FROM, size * _LOOP * 2)


def _mean(passage: Passage) -> float:
    return sum(w.probability for w in passage.words) / max(1, len(passage.words))
