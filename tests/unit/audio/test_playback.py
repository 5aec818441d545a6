"""The sound for the page: small, in step with the recording, the same bytes for the same input."""

import io

import av
import numpy as np

from casescribe.stages.audio.playback import BIT_RATE, MIME_TYPE, PlaybackEncoder

RATE = 16_000


def encoded(samples: np.ndarray, part: int = 100_000) -> bytes:
    encoder = PlaybackEncoder()
    for place in range(0, len(samples), part):
        encoder.add(samples[place : place + part])
    return encoder.finish()


def decoded(data: bytes) -> np.ndarray:
    with av.open(io.BytesIO(data)) as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])


def bursts() -> np.ndarray:
    samples = np.zeros(20 * RATE, np.float32)
    for second in (3, 9, 17):
        samples[second * RATE : second * RATE + 4_000] = 0.4 * np.sin(np.arange(4_000) * 0.3)
    return samples


def test_it_plays_in_step_with_the_recording() -> None:
    sound = decoded(encoded(bursts()))
    assert abs(len(sound) / RATE - 20) < 0.05
    onsets = [int(np.argmax(np.abs(sound[at * RATE :]) > 0.2)) / RATE for at in (2, 8, 16)]
    assert [abs(onset - 1) < 0.01 for onset in onsets] == [True] * 3


def test_it_is_small_and_of_constant_rate() -> None:
    data = encoded(bursts())
    assert abs(len(data) * 8 / 20 - BIT_RATE) < 500


def test_equal_input_gives_equal_bytes_however_it_arrives() -> None:
    assert encoded(bursts()) == encoded(bursts())
    assert decoded(encoded(bursts(), 7_777)).tobytes() == decoded(encoded(bursts())).tobytes()


def test_it_is_seekable() -> None:
    with av.open(io.BytesIO(encoded(bursts()))) as container:
        stream = container.streams.audio[0]
        container.seek(round(9 / stream.time_base), stream=stream)
        first = next(container.decode(stream))
        assert first.time is not None
        assert 8 < first.time <= 9.1


def test_its_media_type() -> None:
    data = encoded(bursts())
    assert (MIME_TYPE, b"Info" in data[:400]) == ("audio/mpeg", True)


def test_nothing_at_all_is_still_a_file() -> None:
    assert isinstance(PlaybackEncoder().finish(), bytes)
