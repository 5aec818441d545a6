"""Puts decoded frames on one time line at 16 kHz: gaps become silence, overlaps and wild clocks do no harm.

Every sample that decodes is kept. A frame that claims to lie up to MAX_GAP ahead is believed and the gap is
filled; one that claims more, or to lie in the past, moves the clock instead.
"""

from collections.abc import Iterator

import numpy as np
from av.audio.frame import AudioFrame

from casescribe.model.transcript import Warned
from casescribe.stages.audio.container import DECODING_ERRORS, Opened
from casescribe.stages.audio.frames import decode
from casescribe.stages.audio.report import Report
from casescribe.stages.audio.resample import Resampler
from casescribe.stages.audio.units import SAMPLE_RATE, Samples

JITTER = 0.1
"""Seconds by which a frame's time may differ from the samples counted so far without meaning anything."""

MAX_GAP = 600.0
"""Longest gap (seconds) that is filled with silence."""

MAX_FILLED = 3600.0
"""Most silence (seconds) that is filled in over a whole recording."""

MAX_SECONDS = 24 * 3600.0
"""Reading stops here."""

_BLOCK = 2 * SAMPLE_RATE


class Timeline:
    """The samples of one sound track in order, without holes.

    Args:
        channels: Rows of every block; frames with fewer get silent rows, frames with more are folded.
        report: Takes the gaps, jumps and damage.
    """

    def __init__(self, channels: int, report: Report) -> None:
        self._channels = channels
        self._report = report
        self._resampler = Resampler()
        self._offset: float | None = None
        self._heard = 0.0
        self._given = 0
        self._filled = 0.0

    @property
    def seconds(self) -> float:
        """Length of what was given out so far."""
        return self._given / SAMPLE_RATE

    def blocks(self, source: Opened) -> Iterator[Samples]:
        """Arrays of shape [channels, n], float32 at 16 kHz, one joining the other, as they were decoded.

        Raises:
            EncryptedRecording: The packets are encrypted.
        """
        self._offset = source.origin
        for item in decode(source):
            if isinstance(item, AudioFrame):
                yield from self._place(item)
            else:
                self._report.damaged(self._heard)
            if self._heard > MAX_SECONDS:
                self._report.other(_too_long())
                break
        yield from self._flush()

    def _place(self, frame: AudioFrame) -> Iterator[Samples]:
        ahead = self._ahead(frame.time)
        if ahead > JITTER and self._believed(ahead):
            yield from self._fill(ahead)
        elif abs(ahead) > JITTER:
            self._follow(ahead)
        seconds = frame.samples / frame.sample_rate
        if frame.layout.nb_channels != self._channels:
            self._report.other(_layout_changed(self._heard))
        try:
            for samples in self._resampler.add(frame):
                yield self._give(samples)
        except DECODING_ERRORS:
            self._resampler = Resampler()
            self._report.damaged(self._heard)
            return
        self._heard += seconds

    def _ahead(self, time: float | None) -> float:
        if time is None:
            return 0.0
        if self._offset is None:
            self._offset = time - self._heard
        return time - self._offset - self._heard

    def _believed(self, gap: float) -> bool:
        return gap <= MAX_GAP and self._filled + gap <= MAX_FILLED

    def _follow(self, ahead: float) -> None:
        assert self._offset is not None
        self._offset += ahead
        if self._heard:
            self._report.jump(self._heard, ahead)

    def _fill(self, seconds: float) -> Iterator[Samples]:
        yield from self._flush()
        start, left = self._heard, round(seconds * SAMPLE_RATE)
        self._heard += left / SAMPLE_RATE
        self._filled += seconds
        self._report.gap(start, self._heard)
        while left:
            count = min(left, _BLOCK)
            left -= count
            yield self._give(np.zeros((self._channels, count), np.float32))

    def _flush(self) -> Iterator[Samples]:
        try:
            for samples in self._resampler.flush():
                yield self._give(samples)
        except DECODING_ERRORS:
            self._report.damaged(self._heard)
        self._heard = self.seconds

    def _give(self, samples: Samples) -> Samples:
        rows = _fit(samples, self._channels)
        self._given += rows.shape[1]
        return rows


def _fit(samples: Samples, channels: int) -> Samples:
    rows = len(samples)
    if rows == channels:
        return samples
    fitted = np.zeros((channels, samples.shape[1]), np.float32)
    fitted[: min(rows, channels)] = samples[:channels]
    if rows > channels:
        fitted[-1] = samples[channels - 1 :].mean(axis=0)
    return fitted


def gathered(blocks: Iterator[Samples]) -> Iterator[Samples]:
    """The same samples in blocks of two seconds (the last one shorter), all of them between -1 and 1."""
    held: list[Samples] = []
    count = 0
    for block in blocks:
        held.append(block)
        count += block.shape[1]
        if count >= _BLOCK:
            whole = _tame(held)
            edge = count - count % _BLOCK
            yield from np.split(whole[:, :edge], edge // _BLOCK, axis=1)
            held, count = [whole[:, edge:]], count - edge
    if count:
        yield _tame(held)


def _tame(blocks: list[Samples]) -> Samples:
    whole = np.concatenate(blocks, axis=1)
    return np.asarray(np.clip(np.nan_to_num(whole, copy=False), -1.0, 1.0), np.float32)


def _layout_changed(at: float) -> Warned:
    return Warned(
        code="layout-changed",
        message="The number of channels changes: speakers by channel may be wrong after it.",
        start=at,
        end=at,
    )


def _too_long() -> Warned:
    return Warned(
        code="too-long",
        message="The recording is longer than 24 hours: only the first 24 are used. Cut it into parts.",
        start=MAX_SECONDS,
        end=MAX_SECONDS,
    )
