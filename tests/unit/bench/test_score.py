from casescribe.bench.extras import english
from casescribe.bench.heard import Heard, Said, heard_transcript
from casescribe.bench.measured import Cost
from casescribe.bench.score import Judge, Run, VoiceScore, WordScore
from casescribe.bench.starts import StartError
from casescribe.bench.truth import Truth
from casescribe.model.span import SpeakerSpan
from casescribe.model.transcript import Source, Speaker, Transcript, Turn, Word

TRUTH = Truth.model_validate(
    {
        "duration": 20.0,
        "turns": [
            {"speaker": "A", "start": 1.0, "end": 3.0, "text": "It's twenty-one pounds."},
            {"speaker": "B", "start": 4.0, "end": 6.0, "text": "Right you are."},
            {"speaker": "A", "start": 8.0, "end": 9.0, "text": "Good."},
        ],
    }
)


def turn(number: int, speaker: str, *words: tuple[str, float, float]) -> Turn:
    return Turn(
        id=f"T{number}",
        speaker=speaker,
        start=words[0][1],
        end=words[-1][2],
        text=" ".join(word[0] for word in words),
        words=tuple(Word(text=text, start=start, end=end) for text, start, end in words),
    )


TRANSCRIPT = Transcript(
    source=Source(name="x.wav", duration=20),
    speakers=(Speaker(id="S1"), Speaker(id="S2")),
    turns=(
        turn(1, "S1", ("It's", 1.5, 2), ("21", 2, 2.5), ("pounds.", 2.5, 3)),
        turn(2, "S2", ("Right", 4.25, 5), ("your", 5, 5.5), ("are.", 5.5, 6)),
        turn(3, "S2", ("Thank", 14, 14.5), ("you.", 14.5, 15)),
    ),
)
JUDGE = Judge(TRUTH, english())


def test_words_are_scored_after_normalising() -> None:
    """Normalised truth: 'it is £21 right you are good'; heard: 'it is £21 right your are thank you'."""
    assert JUDGE.words(heard_transcript(TRANSCRIPT)) == WordScore(
        words=7,
        wer=300 / 7,
        substitutions=2,
        deletions=0,
        insertions=1,
        longest_loss=0,
        lost=1,
        invented=2,
        starts=StartError(count=2, median=0.375, p95=0.4875),
    )


def test_voices_are_scored_by_words_and_by_turns() -> None:
    """Turns, 0.25 s left out at each side: 1.25-2.75, 4.25-5.75 and 8.25-8.75 are scored, 3.5 s of speech.

    A is missed 1.25-1.5 and 8.25-8.75; the words 'Thank you' add 1 s.
    """
    voices = JUDGE.voices(heard_transcript(TRANSCRIPT))
    assert voices == VoiceScore(
        true_speakers=2,
        found_speakers=2,
        cpwer=400 / 7,
        attribution=100.0,
        der_words_nist=50.0,
        der_words_pyannote=100 * (0.375 + 0.125 + 0.75 + 1) / 4.25,
        der_turns_nist=50.0,
        der_turns_pyannote=100 * (0.375 + 0.125 + 0.75 + 1) / 4.25,
    )


def test_the_truth_itself_is_without_error() -> None:
    words = (
        Said("It's", 1, 1.6, "x"), Said("twenty-one", 1.6, 2.4, "x"), Said("pounds.", 2.4, 3, "x"),
        Said("Right", 4, 5, "y"), Said("you", 5, 5.5, "y"), Said("are.", 5.5, 6, "y"),
        Said("Good.", 8, 9, "x"),
    )  # fmt: skip
    heard = Heard(
        "It's twenty-one pounds. Right you are. Good.",
        words,
        {"x": "It's twenty-one pounds. Good.", "y": "Right you are."},
        tuple(SpeakerSpan(start=s, end=e, speaker=v) for s, e, v in ((1, 3, "x"), (4, 6, "y"), (8, 9, "x"))),
    )
    assert JUDGE.words(heard) == WordScore(
        words=7, wer=0, substitutions=0, deletions=0, insertions=0, longest_loss=0, lost=0, invented=0,
        starts=StartError(count=3, median=0, p95=0),
    )  # fmt: skip
    assert JUDGE.voices(heard) == VoiceScore(
        true_speakers=2, found_speakers=2, cpwer=0, attribution=100, der_words_nist=0,
        der_words_pyannote=0, der_turns_nist=0, der_turns_pyannote=0,
    )  # fmt: skip


def test_a_run_knows_its_speed() -> None:
    cost = Cost(code=0, wall=5.0, cpu=8.0, peak_mb=500.0)
    heard = heard_transcript(TRANSCRIPT)
    assert JUDGE.run(heard, cost) == Run(cost=cost, rtf=0.25, words=JUDGE.words(heard))
