"""A webm file that breaks off is known by its last element."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.transcript import Warned
from casescribe.stages.audio.decode import open_recording
from casescribe.stages.audio.elements import element_breaks_off

LIVE = {"live": "1"}
HEAD = bytes.fromhex("1a45dfa384") + b"webm" + bytes.fromhex("1853806701ffffffffffffff")
CLUSTER = bytes.fromhex("1f43b67501ffffffffffffff")


def block(content: bytes) -> bytes:
    """A SimpleBlock with a length of four bytes."""
    return b"\xa3" + (0x10000000 | len(content)).to_bytes(4, "big") + content


def breaks_off(data: bytes) -> bool:
    return element_breaks_off(io.BytesIO(data), len(data))


@given(st.lists(st.lists(st.binary(max_size=40), max_size=4), max_size=4), st.integers(0, 400))
@settings(max_examples=60, deadline=None)
def test_only_a_cut_inside_an_element_is_told(clusters: list[list[bytes]], cut: int) -> None:
    parts = [HEAD[:9], HEAD[9:], *(p for c in clusters for p in (CLUSTER, *map(block, c)))]
    whole = b"".join(parts)
    borders = {sum(map(len, parts[:i])) for i in range(len(parts) + 1)}
    cut = min(cut, len(whole))
    assert not breaks_off(whole)
    assert breaks_off(whole[:cut]) == (cut not in borders)


@pytest.mark.parametrize("data", [b"", bytes(40), HEAD + bytes(40), HEAD + b"\xa3\xff" + bytes(40)])
def test_what_follows_no_rule_is_not_told(data: bytes) -> None:
    assert not breaks_off(data)


def test_a_recording_from_a_browser_says_where_it_breaks_off(
    tone: Callable[..., Any], encode: Callable[..., Any], save: Callable[..., Any]
) -> None:
    whole = encode(tone(10, 48_000), 48_000, "webm", "libopus", options=LIVE)
    told = []
    for data in (whole, whole[: len(whole) * 6 // 10]):
        recording = open_recording(save(data))
        list(recording.pieces())
        told.append((round(recording.duration), recording.warnings))
    end = recording.duration
    message = f"The file breaks off at 00:00:{round(end):02d}: copy it again if there is more."
    assert told == [(10, ()), (6, (Warned(code="truncated", message=message, start=end, end=end),))]
