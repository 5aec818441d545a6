"""From a container to frames of samples: decodes packet by packet and goes on after damage."""

from collections.abc import Iterator
from dataclasses import dataclass

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.packet import Packet

from casescribe.stages.audio.container import DECODING_ERRORS, Opened, locked, packet_is_locked

MAX_FAILURES = 100
"""Reading stops after so many failures in a row."""

RATES = range(2_000, 768_001)
"""Sample rates (Hz) that are believed; a frame that claims another is damaged."""

MAX_CHANNELS = 64


@dataclass(frozen=True)
class Damage:
    """Something that could not be decoded; `time` is the container's own, in seconds, where it says one."""

    time: float | None


def decode(source: Opened) -> Iterator[AudioFrame | Damage]:
    """Every frame of the sound track in file order, and a Damage for each packet that cannot be decoded.

    Raises:
        EncryptedRecording: The packets are encrypted.
    """
    for packet in _packets(source):
        if isinstance(packet, Damage):
            yield packet
        elif packet_is_locked(packet):
            raise locked(source.name)
        else:
            yield from _frames(packet)


def _packets(source: Opened) -> "Iterator[Packet[AudioStream] | Damage]":
    failures = 0
    while failures < MAX_FAILURES:
        try:
            for packet in source.container.demux(source.stream):
                failures = 0
                yield packet
        except DECODING_ERRORS:
            failures += 1
            yield Damage(None)
        else:
            return


def _frames(packet: "Packet[AudioStream]") -> Iterator[AudioFrame | Damage]:
    try:
        frames = packet.decode()
    except av.EOFError:
        return
    except DECODING_ERRORS:
        yield Damage(_packet_time(packet))
        return
    for frame in frames:
        yield frame if _believable(frame) else Damage(frame.time)


def _packet_time(packet: "Packet[AudioStream]") -> float | None:
    ticks = packet.dts if packet.pts is None else packet.pts
    if ticks is None or not packet.time_base:
        return None
    return float(ticks * packet.time_base)


def _believable(frame: AudioFrame) -> bool:
    return frame.samples > 0 and frame.sample_rate in RATES and 0 < frame.layout.nb_channels <= MAX_CHANNELS
