"""From a recording to a transcript, with engines that hear what they are told."""

import datetime as dt
import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from casescribe.errors import NoSpeech, NotAudio, OptionError
from casescribe.flow.engines import Engines
from casescribe.flow.options import TranscribeOptions
from casescribe.flow.transcribe import transcribe
from casescribe.model.progress import Progress
from casescribe.model.span import Span, SpeakerSpan
from casescribe.model.transcript import RecogniserInfo, Source, Speaker, Warned, Word
from casescribe.testing import FakeRecogniser, fake_engines

TONE = Callable[..., Path]


def _unwatched(_: Progress) -> None:
    """Nobody watches."""


def test_turns_follow_the_voices(recording: Path, engines: Engines) -> None:
    transcript = transcribe(recording, TranscribeOptions(), engines, _unwatched).transcript
    assert [(turn.id, turn.speaker, turn.text) for turn in transcript.turns] == [
        ("t1", "S1", "Have you found somewhere to live since we met?"),
        ("t2", "S2", "Yes, I moved into the hostel on Park Road last Tuesday."),
        ("t3", "S1", "And are you still seeing the nurse?"),
        ("t4", "S2", "I see her every Friday and I take 20 milligrams of citalopram."),
        ("t5", "S1", "I will ring the housing team by Monday."),
        ("t6", "S2", "Thank you, that would help."),
    ]


def test_who_asks_is_the_officer(recording: Path, engines: Engines) -> None:
    transcript = transcribe(recording, TranscribeOptions(), engines, _unwatched).transcript
    assert transcript.speakers == (Speaker(id="S1", role="officer"), Speaker(id="S2", role="person"))


def test_roles_and_names_can_be_set(recording: Path, engines: Engines) -> None:
    options = TranscribeOptions(roles={"S1": "person"}, names={"S2": "Ms Okoro"})
    assert transcribe(recording, options, engines, _unwatched).transcript.speakers == (
        Speaker(id="S1", role="person"),
        Speaker(id="S2", role="officer", name="Ms Okoro"),
    )


def test_a_name_for_nobody_does_not_lose_the_transcript(recording: Path, engines: Engines) -> None:
    options = TranscribeOptions(roles={"S1": "person", "S9": "officer"}, names={"S9": "Ms Okoro"})
    transcript = transcribe(recording, options, engines, _unwatched).transcript
    assert transcript.speakers == (Speaker(id="S1", role="person"), Speaker(id="S2", role="officer"))
    assert transcript.warnings == (
        Warned(
            code="speakers",
            message="There is no speaker S9 (S1, S2 were found): what --role or --name says of that "
            "speaker was not used. Give them again with the transcript.json.",
        ),
    )


def test_the_source_and_the_recogniser_are_recorded(recording: Path, engines: Engines) -> None:
    transcript = transcribe(recording, TranscribeOptions(), engines, _unwatched).transcript
    digest = hashlib.sha256(recording.read_bytes()).hexdigest()
    assert transcript.source == Source(name="meeting.wav", sha256=digest, duration=transcript.source.duration)
    assert transcript.source.duration == pytest.approx(transcript.turns[-1].end + 1, abs=0.01)
    assert transcript.recogniser == RecogniserInfo(name="fake", sha256="0" * 64)


def test_a_given_date_stands(recording: Path, engines: Engines) -> None:
    options = TranscribeOptions(date=dt.date(2026, 3, 12))
    transcript = transcribe(recording, options, engines, _unwatched).transcript
    assert (transcript.date, transcript.date_source) == ("2026-03-12", "given")


def test_without_a_date_the_file_has_one(recording: Path, engines: Engines) -> None:
    noon = dt.datetime(2025, 11, 3, 12).astimezone().timestamp()
    os.utime(recording, (noon, noon))
    transcript = transcribe(recording, TranscribeOptions(), engines, _unwatched).transcript
    assert (transcript.date, transcript.date_source) == ("2025-11-03", "file")


def test_speech_without_words_is_kept_as_inaudible(tmp_path: Path, tone: TONE) -> None:
    word = Word(start=1, end=1.4, text="Hello.", confidence=0.9)
    gap = Span(start=3, end=4.5)
    heard = fake_engines([word], [SpeakerSpan(start=1, end=1.4, speaker="S1")], [gap])
    options = TranscribeOptions(speakers=1)
    transcript = transcribe(tone(tmp_path / "a.wav", 6), options, heard, _unwatched).transcript
    assert transcript.inaudible == (gap,)
    assert transcript.warnings == (
        Warned(
            code="inaudible",
            message="One passage of speech (1.5 s in all) could not be made out: listen to them.",
            start=3,
            end=4.5,
        ),
    )


def test_each_channel_can_be_a_speaker(tmp_path: Path, tone: TONE, engines: Engines) -> None:
    stereo = tone(tmp_path / "stereo.wav", 30, channels=2)
    options = TranscribeOptions(channels="per-speaker")
    transcript = transcribe(stereo, options, engines, _unwatched).transcript
    alone = transcribe(tone(tmp_path / "mono.wav", 30), TranscribeOptions(), engines, _unwatched).transcript
    said = [word.text for turn in transcript.turns for word in turn.words]
    assert said == [word.text for turn in alone.turns for word in turn.words]
    assert {warning.code for warning in transcript.warnings} - {
        warning.code for warning in alone.warnings
    } != set()


def test_one_channel_cannot_be_a_speaker_each(recording: Path, engines: Engines) -> None:
    with pytest.raises(OptionError) as caught:
        transcribe(recording, TranscribeOptions(channels="per-speaker"), engines, _unwatched)
    assert str(caught.value) == (
        "meeting.wav has one channel, not one for each person: leave out --channels per-speaker"
    )


def test_silence_is_told(tmp_path: Path, tone: TONE) -> None:
    with pytest.raises(NoSpeech) as caught:
        transcribe(tone(tmp_path / "s.wav", 3, peak=0), TranscribeOptions(), fake_engines([], []), _unwatched)
    assert str(caught.value) == (
        "nobody speaks in s.wav, it is silent: check the microphone, or choose another file"
    )


def test_sound_without_speech_is_told(tmp_path: Path, tone: TONE) -> None:
    with pytest.raises(NoSpeech) as caught:
        transcribe(tone(tmp_path / "hum.wav", 3), TranscribeOptions(), fake_engines([], []), _unwatched)
    assert str(caught.value) == ("nobody speaks in hum.wav: check that it is the right file")


def test_a_text_is_no_recording(tmp_path: Path, engines: Engines) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("The quick brown fox jumps over the lazy dog. " * 30)
    with pytest.raises(NotAudio):
        transcribe(path, TranscribeOptions(), engines, _unwatched)


def test_entries_without_room_in_the_vocabulary_are_told(
    recording: Path, engines: Engines, words: tuple[Word, ...]
) -> None:
    crowded = replace(
        engines,
        recogniser=lambda _language, vocabulary: FakeRecogniser(words, vocabulary_left_out=vocabulary[1:]),
    )
    options = TranscribeOptions(vocabulary=("Okafor", "Llanelli", "RAR"))
    assert transcribe(recording, options, crowded, _unwatched).transcript.warnings == (
        Warned(
            code="vocabulary",
            message="The vocabulary is too long: 2 of its entries, from “Llanelli” on, were not used. "
            "Put the likeliest first.",
        ),
    )


def test_progress_never_goes_back(recording: Path, engines: Engines) -> None:
    told: list[Progress] = []
    transcribe(recording, TranscribeOptions(), engines, told.append)
    shares = [progress.overall for progress in told]
    assert shares == sorted(shares)
    assert list(dict.fromkeys(progress.stage for progress in told)) == ["prepare", "transcribe", "speakers"]


def test_a_page_gets_sound_and_peaks(recording: Path, engines: Engines) -> None:
    heard = transcribe(recording, TranscribeOptions(), engines, _unwatched)
    assert heard.playback is not None
    assert len(heard.playback.data) > 1000
    assert 1 <= len(heard.peaks) <= 2001
    assert max(high for _, high in heard.peaks) == pytest.approx(0.3, abs=0.01)
