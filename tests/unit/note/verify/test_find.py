import datetime as dt

from casescribe.model.note import Evidence
from casescribe.model.transcript import Transcript, Turn, Word
from casescribe.stages.note.verify import Tools, Verifier, check_bare, find_evidence
from casescribe.stages.note.verify.quotes import seconds

DATE = dt.date(2026, 9, 7)


def test_the_evidence_is_the_turn_that_says_it(transcript: Transcript, tools: Tools) -> None:
    found = find_evidence("He starts at the bakery on Monday.", transcript, tools.embedder)
    assert found == (Evidence(turn="T1", quote=transcript.turns[1].text, start=2.0, end=4.0),)


def test_every_quote_occurs_in_its_turn(transcript: Transcript, tools: Tools) -> None:
    texts = {turn.id: turn.text for turn in transcript.turns}
    for statement in (
        "The council will fix the boiler.",
        "Rhona will ring the housing officer.",
        "Nothing at all",
    ):
        assert all(
            one.quote in texts[one.turn] for one in find_evidence(statement, transcript, tools.embedder)
        )


def test_no_words_find_no_evidence(transcript: Transcript) -> None:
    assert find_evidence("...", transcript) == ()


def test_bare_statements_get_their_verdicts(transcript: Transcript, tools: Tools) -> None:
    verifier = Verifier(transcript, DATE, tools)
    statements = {
        "He starts at the bakery on Monday the fourteenth at six in the morning.": "supported",
        "The council are fixing the boiler on Thursday.": "supported",
        "He pays eighty-five pounds a week.": "supported",
        "He pays ninety pounds a week.": "unsupported",
        "He starts at the bakery on Tuesday.": "unsupported",
        "He went round to Stefan's.": "unsupported",
        "He is moving to Ayr.": "unsupported",
        "He has been charged with burglary.": "unsupported",
    }
    assert {text: verifier.check(text).verdict for text in statements} == statements


def test_one_statement_is_checked_as_by_a_verifier(transcript: Transcript, tools: Tools) -> None:
    text = "He pays eighty-five pounds a week."
    assert check_bare(text, transcript, DATE, tools) == Verifier(transcript, DATE, tools).check(text)


def test_cited_turns_are_the_only_evidence(transcript: Transcript, tools: Tools) -> None:
    verifier = Verifier(transcript, DATE, tools)
    statement = "He starts at the bakery on Monday the fourteenth at six in the morning."
    assert verifier.check_cited(statement, ["T1"]).verdict == "supported"
    assert verifier.check_cited(statement, ["T7"]).verdict == "unsupported"
    assert verifier.check_cited(statement, ["T99"]).verdict == "unsupported"


def test_an_empty_transcript_supports_nothing(transcript: Transcript, tools: Tools) -> None:
    empty = transcript.model_copy(update={"turns": ()})
    found = check_bare("He is well.", empty, DATE, tools)
    assert (found.verdict, found.evidence) == ("unsupported", ())


def test_seconds_come_from_the_words() -> None:
    spoken = tuple(
        Word(text=text, start=start, end=start + 0.4)
        for text, start in (("I", 1.0), ("see.", 1.5), ("Good", 4.0), ("day.", 4.5))
    )
    turn = Turn(id="T0", speaker="S1", text="I see. Good day.", start=1.0, end=5.0, words=spoken)
    assert seconds(turn, 7, 16) == (4.0, 4.9)


def test_seconds_without_words_follow_the_share_of_the_text() -> None:
    turn = Turn(id="T0", speaker="S1", text="abcdefghij", start=10.0, end=20.0)
    assert seconds(turn, 5, 10) == (15.0, 20.0)
