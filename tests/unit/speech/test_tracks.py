from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.model.span import SpeakerSpan
from casescribe.stages.speech.tracks import Piece, assign, join


def piece(start: float, end: float, local: int = 0, *, row: int | None = None, window: int = 0) -> Piece:
    return Piece(start, end, window, local, row)


def similar(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, np.float32)


def track(start: float, end: float, speaker: str) -> SpeakerSpan:
    return SpeakerSpan(start=start, end=end, speaker=speaker)


def test_a_piece_goes_to_the_voice_it_is_most_like() -> None:
    pieces = [piece(0, 2, 0, row=0), piece(2, 4, 1, row=1)]
    assert assign(pieces, similar((0.8, 0.3), (0.2, 0.7))) == (0, 1)


def test_a_doubtful_piece_follows_its_local_speaker() -> None:
    pieces = [piece(0, 2, row=0), piece(3, 3.5, row=1), piece(4, 6, row=2)]
    assert assign(pieces, similar((0.9, 0.1), (0.4, 0.45), (0.9, 0.1))) == (0, 0, 0)


def test_a_clear_piece_does_not_follow() -> None:
    pieces = [piece(0, 2, row=0), piece(3, 5, row=1), piece(6, 8, row=2)]
    assert assign(pieces, similar((0.9, 0.2), (0.1, 0.9), (0.9, 0.2))) == (0, 1, 0)


def test_a_local_speaker_means_nothing_in_another_window() -> None:
    pieces = [piece(0, 2, row=0), piece(5, 5.5, row=1, window=1)]
    assert assign(pieces, similar((0.9, 0.1), (0.4, 0.45))) == (0, 1)


def test_a_piece_without_embedding_goes_where_its_local_speaker_goes() -> None:
    pieces = [piece(0, 2, 0, row=0), piece(2, 4, 1, row=1), piece(4.1, 4.3, 0)]
    assert assign(pieces, similar((0.9, 0.1), (0.1, 0.9))) == (0, 1, 0)


def test_a_piece_of_an_unknown_local_speaker_goes_to_the_nearest() -> None:
    pieces = [piece(0, 2, 0, row=0), piece(4, 6, 1, row=1), piece(3.8, 3.9, 2)]
    assert assign(pieces, similar((0.9, 0.1), (0.1, 0.9))) == (0, 1, 1)


def test_two_who_talk_at_once_are_two() -> None:
    pieces = [piece(0, 2, 0, row=0), piece(2, 3, 0), piece(2, 3, 1), piece(5, 7, 0, row=1, window=1)]
    assert assign(pieces, similar((0.9, 0.1), (0.1, 0.9))) == (0, 0, 1, 1)


def test_two_at_once_in_a_monologue_are_one() -> None:
    pieces = [piece(0, 2, 0, row=0), piece(2, 3, 0), piece(2, 3, 1)]
    assert assign(pieces, similar((0.9,))) == (0, 0, 0)


def test_pieces_join_over_short_pauses_only() -> None:
    pieces = [piece(0, 2), piece(2.4, 3), piece(4, 5)]
    assert join(pieces, [0, 0, 0]) == (track(0, 3, "S1"), track(4, 5, "S1"))


def test_speakers_are_numbered_by_first_speech() -> None:
    assert join([piece(0, 2), piece(1, 3), piece(4, 5)], [2, 0, 2]) == (
        track(0, 2, "S1"),
        track(1, 3, "S2"),
        track(4, 5, "S1"),
    )


def test_a_blip_is_nobody() -> None:
    assert join([piece(0, 0.05), piece(1, 2)], [0, 1]) == (track(1, 2, "S1"),)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0.2, 5), st.integers(0, 3)), min_size=1, max_size=25))
def test_tracks_cover_every_piece_and_stay_apart(drawn: list[tuple[float, float, int]]) -> None:
    pieces = [piece(start, start + length) for start, length, _ in drawn]
    voices = [voice for *_, voice in drawn]
    tracks = join(pieces, voices)
    for p, v in zip(pieces, voices, strict=True):
        assert any(t.start <= p.start and p.end <= t.end for t in tracks), (p, v)
    for name in {t.speaker for t in tracks}:
        own = [t for t in tracks if t.speaker == name]
        assert all(a.end < b.start for a, b in pairwise(own))
    assert list(tracks) == sorted(tracks, key=lambda t: (t.start, t.end, t.speaker))


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_every_piece_gets_a_voice_that_exists(data: st.DataObject) -> None:
    known = data.draw(st.lists(st.booleans(), min_size=1, max_size=12))
    known[0] = True
    rows = iter(range(len(known)))
    drawn = [piece(i, i + 0.9, data.draw(st.integers(0, 2)), window=i // 4) for i in range(len(known))]
    pieces = [replace(p, row=next(rows)) if k else p for p, k in zip(drawn, known, strict=True)]
    table = np.random.default_rng(0).random((sum(known), 3)).astype(np.float32)
    assert {*assign(pieces, table)} <= {0, 1, 2}
