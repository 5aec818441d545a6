"""What a recogniser heard and what the truth says, brought to one form so that they can be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from casescribe.bench.truth import Truth
from casescribe.model.span import Span, SpeakerSpan
from casescribe.model.transcript import Transcript


@dataclass(frozen=True)
class Said:
    """A word with its seconds and its speaker; `exact` is false where the seconds are only spread evenly."""

    text: str
    start: float
    end: float
    speaker: str = ""
    exact: bool = True
    first: bool = False


@dataclass(frozen=True)
class Heard:
    """Everything heard in one recording.

    `text` is the whole as a reader gets it, `by_speaker` the same for each voice, `words` in order of
    time, `turns` the stretches given to each voice, `inaudible` speech that is marked as not understood.
    """

    text: str
    words: tuple[Said, ...]
    by_speaker: dict[str, str]
    turns: tuple[SpeakerSpan, ...] = ()
    inaudible: tuple[Span, ...] = ()


def heard_truth(truth: Truth) -> Heard:
    """The truth in the form of what is heard; each turn's first word starts exactly with the turn."""
    turns = sorted(truth.turns, key=lambda turn: turn.start)
    words: list[Said] = []
    for turn in turns:
        timed = (
            tuple(Said(word.text, word.start, word.end, turn.speaker) for word in turn.words)
            if turn.words
            else spread(turn.text, turn, turn.speaker)
        )
        words += [Said(w.text, w.start, w.end, w.speaker, w.exact, i == 0) for i, w in enumerate(timed)]
    spans = tuple(SpeakerSpan(start=turn.start, end=turn.end, speaker=turn.speaker) for turn in turns)
    texts = [(turn.speaker, turn.text) for turn in turns]
    return Heard(_joined(texts), _in_time(words), _by_speaker(texts), spans)


def heard_transcript(transcript: Transcript) -> Heard:
    """A transcript.json in the form of what is heard."""
    words: list[Said] = []
    for turn in transcript.turns:
        words += (
            [Said(word.text, word.start, word.end, turn.speaker) for word in turn.words]
            if turn.words
            else spread(turn.text, turn, turn.speaker)
        )
    turns = tuple(SpeakerSpan(start=t.start, end=t.end, speaker=t.speaker) for t in transcript.turns)
    texts = [(turn.speaker, turn.text) for turn in transcript.turns]
    return Heard(_joined(texts), _in_time(words), _by_speaker(texts), turns, transcript.inaudible)


def spread(text: str, span: Span, speaker: str) -> tuple[Said, ...]:
    """The words of `text`, given seconds of `span` by their number of characters."""
    words = text.split()
    whole = sum(len(word) + 1 for word in words)
    said: list[Said] = []
    start = span.start
    for word in words:
        end = start + span.seconds * (len(word) + 1) / whole
        said.append(Said(word, start, end, speaker, exact=False))
        start = end
    return tuple(said)


def runs(words: Sequence[Said], pause: float) -> tuple[SpeakerSpan, ...]:
    """Each speaker's words joined to stretches across silences of at most `pause` seconds."""
    spans: list[SpeakerSpan] = []
    for speaker in sorted({word.speaker for word in words}):
        start = end = -1.0
        for word in (word for word in words if word.speaker == speaker):
            if start >= 0 and word.start - end <= pause:
                end = max(end, word.end)
                continue
            if start >= 0:
                spans.append(SpeakerSpan(start=start, end=end, speaker=speaker))
            start, end = word.start, word.end
        spans.append(SpeakerSpan(start=start, end=end, speaker=speaker))
    return tuple(sorted(spans, key=lambda span: (span.start, span.speaker)))


def _in_time(words: Sequence[Said]) -> tuple[Said, ...]:
    return tuple(sorted(words, key=lambda word: word.start))


def _joined(texts: Sequence[tuple[str, str]]) -> str:
    return " ".join(text for _, text in texts)


def _by_speaker(texts: Sequence[tuple[str, str]]) -> dict[str, str]:
    speakers = sorted({speaker for speaker, _ in texts})
    return {s: _joined([pair for pair in texts if pair[0] == s]) for s in speakers}
