"""Export: the transcript as WebVTT captions, for players and for listening along.

Source of the form: W3C "WebVTT: The Web Video Text Tracks Format". A cue holds at most two lines of about
42 characters, the usual width of captions, and breaks where a sentence ends or the speaker pauses.
"""

from collections.abc import Iterable, Iterator, Sequence

from casescribe.model.transcript import Transcript, Turn, Word
from casescribe.stages.export.plain import clean

_LINE = 42
_LINES = 2
_PAUSE = 1.5
"""Seconds of silence inside a turn after which a new cue begins."""
_LONGEST = 7.0
"""Seconds after which a cue has been on the screen long enough."""
_SHORTEST = 0.001
"""WebVTT wants every cue to end after it starts."""
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ENDS = (".", "?", "!")


def render_vtt(transcript: Transcript) -> bytes:
    """`transcript.vtt`: UTF-8; cues in order of their starts, voices named, inaudible speech marked."""
    names = {speaker.id: speaker.name or speaker.id for speaker in transcript.speakers}
    cues = [
        cue for turn in transcript.turns for cue in _turn_cues(turn, names.get(turn.speaker, turn.speaker))
    ]
    cues += [(gap.start, gap.end, "<i>[inaudible]</i>") for gap in transcript.inaudible]
    ordered = sorted(cues, key=lambda cue: cue[0])
    blocks = (
        f"{number}\n{_times(cue[0], cue[1])}\n{cue[2]}\n" for number, cue in enumerate(ordered, start=1)
    )
    return "\n".join(("WEBVTT\n", *blocks)).encode()


def _turn_cues(turn: Turn, name: str) -> Iterator[tuple[float, float, str]]:
    voice = _escaped(name) or "Unknown"
    for words in _groups(turn.words or _spread(turn)):
        lines = "\n".join(map(_escaped, _folded(words)))
        yield words[0].start, max(word.end for word in words), f"<v {voice}>{lines}</v>"


def _spread(turn: Turn) -> tuple[Word, ...]:
    """Words for a turn that has none: its seconds shared out by the length of each."""
    words = turn.text.split()
    per_character = turn.seconds / max(1, sum(map(len, words)))
    ends = [turn.start + per_character * sum(map(len, words[: i + 1])) for i in range(len(words))]
    return tuple(
        Word(text=text, start=min(start, end), end=end)
        for text, start, end in zip(words, [turn.start, *ends], ends, strict=False)
    )


def _groups(words: Iterable[Word]) -> Iterator[list[Word]]:
    group: list[Word] = []
    for word in words:
        if not clean(word.text):
            continue
        if group and _breaks(group, word):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _breaks(group: Sequence[Word], word: Word) -> bool:
    full = len(_folded([*group, word])) > _LINES or word.end - group[0].start > _LONGEST
    pause = word.start - group[-1].end > _PAUSE
    sentence = group[-1].text.endswith(_ENDS) and sum(len(w.text) + 1 for w in group) > _LINE
    return full or pause or sentence


def _folded(words: Iterable[Word]) -> list[str]:
    lines: list[str] = []
    for word in words:
        text = clean(word.text)
        if lines and len(lines[-1]) + 1 + len(text) <= _LINE:
            lines[-1] += f" {text}"
        else:
            lines.append(text)
    return lines


def _escaped(text: str) -> str:
    return clean(text).translate(_MARKUP)


def _times(start: float, end: float) -> str:
    return f"{_stamp(start)} --> {_stamp(max(end, start + _SHORTEST))}"


def _stamp(seconds: float) -> str:
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest:02}.{milliseconds:03}"
