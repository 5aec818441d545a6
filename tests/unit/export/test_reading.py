"""What every readable form says is decided once."""

from casescribe.model.note import Check, Evidence, Note, Task
from casescribe.model.template import Template
from casescribe.model.transcript import Speaker, Transcript
from casescribe.stages.export.reading import Reading, gravest, same_words


def reading(transcript: Transcript, note: Note, template: Template, **changes: object) -> Reading:
    return Reading(transcript.model_copy(update=changes), note, template)


def test_heading_facts(transcript: Transcript, note: Note, template: Template) -> None:
    read = reading(transcript, note, template)
    assert (read.title, read.date, read.recording, read.people, read.writer) == (
        "Case note: Home visit",
        "Thursday 12 March 2026 (the file's own date, check it)",
        "meeting.ogg, 00:20 long",
        "Priya Nair (Social worker), S1; Resident, S2",
        "evidence 1",
    )


def test_a_date_of_unknown_origin_stands_alone(
    transcript: Transcript, note: Note, template: Template
) -> None:
    assert reading(transcript, note, template, date_source=None).date == "Thursday 12 March 2026"


def test_nameless_speakers_who_share_a_role_are_told_apart(
    transcript: Transcript, note: Note, template: Template
) -> None:
    speakers = (*(Speaker(id=f"S{i}", role="person") for i in (1, 2)), Speaker(id="S3"))
    read = reading(transcript, note, template, speakers=speakers)
    assert [read.name(i) for i in ("S1", "S2", "S3", "S9")] == [
        "Resident S1",
        "Resident S2",
        "Other S3",
        "S9",
    ]


def test_doubtful_and_inaudible_are_named_beside_the_evidence(
    transcript: Transcript, note: Note, template: Template
) -> None:
    evidence = Evidence(turn="T2", start=3.5, end=5.4, quote="In Walsall <now>, *honest*.")
    assert (
        reading(transcript, note, template).unclear(evidence)
        == "doubtful: \u201cWalsall\u201d; inaudible at 00:04"
    )


def test_clear_evidence_needs_no_remark(transcript: Transcript, note: Note, template: Template) -> None:
    evidence = Evidence(turn="T1", start=1.0, end=2.9, quote="Where do you live?")
    assert reading(transcript, note, template).unclear(evidence) == ""


def test_evidence_of_a_turn_that_is_not_there_keeps_its_time(
    transcript: Transcript, note: Note, template: Template
) -> None:
    evidence = Evidence(turn="T99", start=1.0, end=2.9, quote="Where?")
    read = reading(transcript, note, template)
    assert (read.place(evidence, "S1"), read.place(evidence), read.doubtful(evidence)) == (
        "Priya Nair, 00:01 to 00:02",
        "00:01 to 00:02",
        (),
    )


def test_due(transcript: Transcript, note: Note, template: Template) -> None:
    read = reading(transcript, note, template)
    evidence = (Evidence(turn="T1", start=1, end=2, quote="you"),)
    tasks = (
        Task(id="a", text="x", due="2026-03-19", time="10:30", evidence=evidence),
        Task(id="b", text="x", due_words="soon", unresolved=True, evidence=evidence),
        Task(id="c", text="x", evidence=evidence),
    )
    assert [read.due(task) for task in tasks] == [
        "Thursday 19 March 2026, 10:30",
        "Date not clear",
        "No date said",
    ]


def test_cautions_hold_warnings_gaps_and_doubtful_words(
    transcript: Transcript, note: Note, template: Template
) -> None:
    assert list(reading(transcript, note, template).cautions()) == [
        "The recording stops early (00:19 to 00:20)",
        "Inaudible: 00:09 to 00:10",
        "Inaudible: 00:04",
        "Doubtful words in the transcript: 1. The note marks those that it rests on.",
    ]


def test_coverage(transcript: Transcript, note: Note, template: Template) -> None:
    assert reading(transcript, note, template).coverage() == (
        "The note quotes 9 of 15 words and 3 of 4 turns, in 30 characters of 4000 allowed."
    )


def test_only_the_quote_alone_is_the_same_words(note: Note) -> None:
    rendered, verbatim = note.sections[0].statements
    twice = verbatim.model_copy(update={"evidence": verbatim.evidence * 2})
    assert [same_words(s) for s in (rendered, verbatim, twice)] == [False, True, False]


def test_the_gravest_verdict_counts() -> None:
    checks = tuple(Check(name=v, verdict=v) for v in ("supported", "unsupported", "unsure"))
    assert (gravest(checks), gravest(())) == (checks[1], None)
