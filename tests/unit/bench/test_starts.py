from casescribe.bench.heard import Said
from casescribe.bench.starts import StartError, evidence_errors, evidence_starts, start_error, word_errors
from casescribe.model.note import Coverage, Evidence, Note, NoteSection, Statement, WriterInfo
from casescribe.model.transcript import Source, Speaker, Transcript, Turn

TRUE = [Said("a", 1.0, 1.2, "A", first=True), Said("b", 1.2, 1.6, "A"), Said("c", 3.0, 3.5, "B", exact=False)]
HEARD = [Said("a", 1.5, 1.7, "S1"), Said("b", 1.0, 1.1, "S1"), Said("c", 3.2, 3.6, "S2")]
PAIRS = [(0, 0), (1, 1), (2, 2)]


def test_median_and_95th_percentile_are_of_absolute_errors() -> None:
    assert start_error([-3.0, 1.0, 2.0]) == StartError(count=3, median=2.0, p95=2.9)


def test_nothing_to_compare_has_no_error() -> None:
    assert start_error([]) == StartError(count=0, median=None, p95=None)


def test_only_words_whose_true_start_is_known_count() -> None:
    assert [round(error, 3) for error in word_errors(TRUE, HEARD, PAIRS)] == [0.5, -0.2]


def test_the_first_word_of_a_turn_has_a_known_start_though_words_were_not_timed() -> None:
    true = [Said("c", 3.0, 3.5, "B", exact=False, first=True)]
    assert [round(e, 3) for e in word_errors(true, HEARD, [(0, 2)])] == [0.2]


def test_evidence_is_compared_with_its_first_word_by_the_same_voice() -> None:
    heard = sorted(HEARD, key=lambda word: word.start)
    pairs = [(0, 1), (1, 0), (2, 2)]
    starts = [(1.4, "S1"), (1.0, "S1"), (3.2, "S2"), (0.5, "S2"), (9.0, "S1")]
    errors = evidence_errors(starts, TRUE, heard, pairs)
    assert [round(error, 3) for error in errors] == [0.4, -0.2]


def test_each_statements_evidence_is_found_with_its_voice() -> None:
    turns = (
        Turn(id="T1", speaker="S1", start=0, end=2, text="How are you?"),
        Turn(id="T2", speaker="S2", start=2, end=4, text="Fine."),
    )
    speakers = (Speaker(id="S1"), Speaker(id="S2"))
    transcript = Transcript(source=Source(name="x.wav"), speakers=speakers, turns=turns)
    evidence = (
        Evidence(turn="T1", start=0.5, end=2, quote="How are you?"),
        Evidence(turn="T2", start=2, end=4, quote="Fine."),
        Evidence(turn="T9", start=5, end=6, quote="?"),
    )
    statement = Statement(id="s1", text="Fine.", speaker="S2", evidence=evidence)
    note = Note(
        template="general",
        date="2026-03-12",
        transcript_sha256="",
        writer=WriterInfo(name="w", version="1"),
        sections=(NoteSection(id="summary", title="Summary", statements=(statement,)),),
        coverage=Coverage(turns=2, cited_turns=2, words=4, cited_words=4, characters=6),
    )
    assert evidence_starts(note, transcript) == ((0.5, "S1"), (2.0, "S2"), (5.0, ""))
