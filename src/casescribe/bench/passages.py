"""What was lost and what was invented: speech without words, and words without speech."""

from collections.abc import Sequence

from casescribe.bench.heard import Heard
from casescribe.model.span import Span

LOST_SECONDS = 0.8
"""Speech of at least this length must end as words or as inaudible."""

QUIET_SECONDS = 2.0
"""A silence of at least this length is examined for invented words."""

QUIET_MARGIN = 0.5
"""Word times are only so good: this much at both ends of a silence is not examined."""


def lost(speech: Sequence[Span], heard: Heard) -> tuple[Span, ...]:
    """Passages of speech that got no word and are not marked inaudible."""
    answered = [*(Span(start=w.start, end=w.end) for w in heard.words), *heard.inaudible]
    long = [span for span in speech if span.seconds >= LOST_SECONDS]
    return tuple(span for span in long if not any(span.shared(other) > 0 for other in answered))


def silences(speech: Sequence[Span], duration: float) -> tuple[Span, ...]:
    """Stretches of a recording of `duration` seconds in which nobody speaks, long enough to be examined."""
    quiet: list[Span] = []
    end = 0.0
    for span in sorted(speech, key=lambda s: s.start):
        if span.start - end >= QUIET_SECONDS:
            quiet.append(Span(start=end, end=span.start))
        end = max(end, span.end)
    if duration - end >= QUIET_SECONDS:
        quiet.append(Span(start=end, end=duration))
    return tuple(quiet)


def invented(speech: Sequence[Span], duration: float, heard: Heard) -> int:
    """Words whose middle lies inside a silence."""
    middles = [(word.start + word.end) / 2 for word in heard.words]
    return sum(
        quiet.start + QUIET_MARGIN <= middle <= quiet.end - QUIET_MARGIN
        for quiet in silences(speech, duration)
        for middle in middles
    )
