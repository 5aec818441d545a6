"""Export: the picture of the recording below the page: its wave, and who speaks when.

A picture for the eye and the pointer only; the player's own controls do the same for everybody.
"""

from collections.abc import Iterator, Sequence

from casescribe.model.transcript import Transcript
from casescribe.stages.export.html_transcript import colours

_WIDTH = 1000
_MIDDLE = 50
_BAND = 106
_HEIGHT = 120


def waveform(transcript: Transcript, peaks: Sequence[tuple[float, float]]) -> Iterator[str]:
    """An SVG as wide as the page; `peaks` are lowest and highest values in equal steps, maybe none."""
    seconds = _length(transcript)
    yield (
        f'<svg class="wave" id="wave" viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" '
        f'aria-hidden="true" data-seconds="{seconds:.3f}">\n'
    )
    yield f'<rect id="played" x="0" y="0" width="0" height="{_HEIGHT}"/>\n'
    if len(peaks):
        yield f'<path d="{_outline(peaks)}"/>\n'
    shades = colours(transcript)
    for turn in transcript.turns:
        left, width = _across(turn.start, seconds), max(0.5, _across(turn.seconds, seconds))
        shade = shades.get(turn.speaker, "voice-0")
        box = f'x="{left:.2f}" y="{_BAND}" width="{width:.2f}" height="{_HEIGHT - _BAND}"'
        yield f'<rect class="{shade}" {box}/>'
    yield f'\n<rect id="head" x="0" y="0" width="1.5" height="{_HEIGHT}"/>\n</svg>\n'


def _length(transcript: Transcript) -> float:
    return max((transcript.source.duration, *(turn.end for turn in transcript.turns)))


def _across(seconds: float, whole: float) -> float:
    return seconds / whole * _WIDTH if whole else 0.0


def _outline(peaks: Sequence[tuple[float, float]]) -> str:
    """Along the highest values and back along the lowest, stretched so that the loudest fills the height."""
    loudest = max(max(abs(low), abs(high)) for low, high in peaks) or 1.0
    step = _WIDTH / max(1, len(peaks) - 1)
    there = [f"{i * step:.1f},{_MIDDLE - high / loudest * _MIDDLE:.1f}" for i, (_, high) in enumerate(peaks)]
    back = [f"{i * step:.1f},{_MIDDLE - low / loudest * _MIDDLE:.1f}" for i, (low, _) in enumerate(peaks)]
    return f"M{' '.join(there)} {' '.join(reversed(back))}Z"
