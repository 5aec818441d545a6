"""Speech stage, within recognition: when each word is said.

Cross-attention places most words within 0.1 to 0.3 s, but stretches the first word after a pause back
over it and the last one before a pause forward. A word is therefore no longer than its letters allow,
stays inside the speech that was detected, and never begins before the word that it follows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from casescribe.model.span import Span
from casescribe.stages.speech.decoder import Heard

_SHORTEST_CAP = 0.5
_PER_LETTER = 0.09


def joined(words: Iterable[Heard]) -> Iterator[Heard]:
    """Whole words: a part that does not begin with a space belongs to what stands before it."""
    whole: Heard | None = None
    for part in words:
        if whole is not None and not part.text.startswith(" "):
            least = min(whole.probability, part.probability)
            whole = Heard(whole.text + part.text, whole.start, max(whole.end, part.end), least)
            continue
        if whole is not None and whole.text.strip():
            yield replace(whole, text=whole.text.strip())
        whole = part
    if whole is not None and whole.text.strip():
        yield replace(whole, text=whole.text.strip())


def capped(words: Sequence[Heard]) -> list[Heard]:
    """One passage, no word longer than its letters allow: the first keeps its end, the rest their start."""
    result = []
    for number, word in enumerate(words):
        cap = max(_SHORTEST_CAP, _PER_LETTER * len(word.text))
        if word.end - word.start <= cap:
            result.append(word)
        elif number == 0:
            result.append(replace(word, start=word.end - cap))
        else:
            result.append(replace(word, end=word.start + cap))
    return result


def within(words: Iterable[Heard], speech: Sequence[Span]) -> list[Heard]:
    """Words moved into the speech nearest to their middles; `speech` is ordered and not empty."""
    return [_moved(word, _nearest(speech, (word.start + word.end) / 2)) for word in words]


def _moved(word: Heard, span: Span) -> Heard:
    start = min(max(word.start, span.start), span.end)
    return replace(word, start=start, end=min(max(word.end, start), span.end))


def _nearest(speech: Sequence[Span], at: float) -> Span:
    return min(speech, key=lambda span: max(span.start - at, at - span.end, 0.0))
