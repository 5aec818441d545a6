from casescribe.bench.heard import Heard, Said, heard_transcript, heard_truth, runs, spread
from casescribe.bench.truth import Truth
from casescribe.model.span import Span, SpeakerSpan
from casescribe.model.transcript import Source, Speaker, Transcript, Turn, Word


def test_truth_with_words_keeps_their_times_in_order() -> None:
    truth = Truth.model_validate(
        {
            "duration": 5.0,
            "turns": [
                {
                    "speaker": "B", "start": 2.0, "end": 3.0, "text": "Fine.",
                    "words": [{"word": "Fine.", "start": 2.1, "end": 2.9}],
                },
                {
                    "speaker": "A", "start": 0.0, "end": 1.0, "text": "How so?",
                    "words": [
                        {"word": "How", "start": 0.0, "end": 0.4},
                        {"word": "so?", "start": 0.4, "end": 1.0},
                    ],
                },
            ],
        }
    )  # fmt: skip
    assert heard_truth(truth) == Heard(
        text="How so? Fine.",
        words=(
            Said("How", 0.0, 0.4, "A", exact=True, first=True),
            Said("so?", 0.4, 1.0, "A"),
            Said("Fine.", 2.1, 2.9, "B", exact=True, first=True),
        ),
        by_speaker={"A": "How so?", "B": "Fine."},
        turns=(SpeakerSpan(start=0, end=1, speaker="A"), SpeakerSpan(start=2, end=3, speaker="B")),
    )


def test_truth_without_words_spreads_them_over_the_turn() -> None:
    truth = Truth.model_validate(
        {"duration": 5.0, "turns": [{"speaker": "A", "start": 1.0, "end": 2.0, "text": "abc d ef"}]}
    )
    assert heard_truth(truth).words == (
        Said("abc", 1.0, 1.4444444444444444, "A", exact=False, first=True),
        Said("d", 1.4444444444444444, 1.6666666666666665, "A", exact=False),
        Said("ef", 1.6666666666666665, 1.9999999999999998, "A", exact=False),
    )


def test_no_words_are_spread_from_no_text() -> None:
    assert spread("  ", Span(start=0, end=1), "A") == ()


def test_a_transcript_is_read_with_its_voices_and_marks() -> None:
    transcript = Transcript(
        source=Source(name="x.wav", duration=9),
        speakers=(Speaker(id="S1"), Speaker(id="S2")),
        turns=(
            Turn(
                id="T1", speaker="S1", start=0, end=4, text="So then",
                words=(Word(text="So", start=0, end=1), Word(text="then", start=3, end=4)),
            ),
            Turn(id="T2", speaker="S2", start=1.5, end=2.5, text="Mm.", overlap=True),
        ),
        inaudible=(Span(start=6, end=7),),
    )  # fmt: skip
    assert heard_transcript(transcript) == Heard(
        text="So then Mm.",
        words=(
            Said("So", 0, 1, "S1"),
            Said("Mm.", 1.5, 2.5, "S2", exact=False),
            Said("then", 3, 4, "S1"),
        ),
        by_speaker={"S1": "So then", "S2": "Mm."},
        turns=(SpeakerSpan(start=0, end=4, speaker="S1"), SpeakerSpan(start=1.5, end=2.5, speaker="S2")),
        inaudible=(Span(start=6, end=7),),
    )


def test_runs_join_one_voices_words_across_short_pauses_only() -> None:
    words = (
        Said("a", 0, 1, "S1"),
        Said("b", 0.5, 0.8, "S2"),
        Said("c", 1.25, 2, "S1"),
        Said("d", 2.5, 3, "S1"),
    )
    assert runs(words, 0.3) == (
        SpeakerSpan(start=0, end=2, speaker="S1"),
        SpeakerSpan(start=0.5, end=0.8, speaker="S2"),
        SpeakerSpan(start=2.5, end=3, speaker="S1"),
    )


def test_runs_of_nothing_are_none() -> None:
    assert runs((), 0.3) == ()
