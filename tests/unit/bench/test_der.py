import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyannote.core import Annotation, Segment
from pyannote.metrics.diarization import DiarizationErrorRate

from casescribe.bench.der import DiarizationError, diarization_error
from casescribe.model.span import SpeakerSpan


def span(start: float, end: float, speaker: str) -> SpeakerSpan:
    return SpeakerSpan(start=start, end=end, speaker=speaker)


REFERENCE = [span(0, 10, "A"), span(10, 20, "B")]


def test_other_names_for_the_same_voices_are_no_error() -> None:
    found = diarization_error(REFERENCE, [span(0, 10, "S2"), span(10, 20, "S1")], 0)
    assert (found, found.rate) == (DiarizationError(0.0, 0.0, 0.0, 20.0), 0.0)


def test_missed_false_and_confused_seconds_are_told_apart() -> None:
    hypothesis = [span(1, 12, "S1"), span(12, 22, "S2")]
    found = diarization_error(REFERENCE, hypothesis, 0)
    assert found == DiarizationError(missed=1.0, false_alarm=2.0, confusion=2.0, total=20.0)
    assert found.rate == 25.0


def test_a_margin_is_left_out_on_each_side_of_every_boundary() -> None:
    """Boundaries at 0, 10 and 20: [0, 0.25], [9.75, 10.25] and [19.75, 20.25] are not scored."""
    found = diarization_error(REFERENCE, [span(0.2, 10.2, "S1"), span(10.2, 20.25, "S2")], 0.25)
    assert found == DiarizationError(0.0, 0.0, 0.0, 19.0)


def test_an_error_beyond_the_margin_counts_only_there() -> None:
    found = diarization_error(REFERENCE, [span(0, 11, "S1"), span(11, 20, "S2")], 0.25)
    assert found == DiarizationError(0.0, 0.0, 0.75, 19.0)


def test_overlap_counts_for_each_voice() -> None:
    reference = [span(0, 10, "A"), span(8, 10, "B")]
    found = diarization_error(reference, [span(0, 10, "S1")], 0)
    assert (found, round(found.rate, 2)) == (DiarizationError(2.0, 0.0, 0.0, 12.0), 16.67)


def test_one_voice_split_in_two_is_confusion() -> None:
    found = diarization_error([span(0, 10, "A")], [span(0, 6, "S1"), span(6, 10, "S2")], 0)
    assert (found.confusion, found.rate) == (4.0, 40.0)


def test_nothing_found_is_all_missed_and_nothing_at_all_is_no_error() -> None:
    assert diarization_error(REFERENCE, [], 0).rate == 100.0
    assert diarization_error([], [], 0).rate == 0.0


def voices(names: str) -> st.SearchStrategy[list[SpeakerSpan]]:
    """Stretches on a grid of a quarter second; those of one voice do not overlap each other."""
    cells = st.lists(st.sets(st.sampled_from(names), max_size=2), min_size=4, max_size=40)
    return cells.map(lambda rows: [s for name in names for s in _stretches(rows, name)])


def _stretches(rows: list[set[str]], name: str) -> list[SpeakerSpan]:
    spans: list[SpeakerSpan] = []
    for place, row in enumerate(rows):
        start = place / 4
        if name in row and spans and spans[-1].end == start:
            spans[-1] = span(spans[-1].start, start + 0.25, name)
        elif name in row:
            spans.append(span(start, start + 0.25, name))
    return spans


def annotation(spans: list[SpeakerSpan]) -> Annotation:
    made = Annotation()
    for track, each in enumerate(spans):
        made[Segment(each.start, each.end), track] = each.speaker
    return made


@settings(max_examples=40)
@given(reference=voices("AB"), hypothesis=voices("XYZ"), margin=st.sampled_from([0.0, 0.0625, 0.125, 0.25]))
@pytest.mark.filterwarnings("ignore:'uem' was approximated")
def test_the_seconds_are_those_of_pyannote_metrics(
    reference: list[SpeakerSpan], hypothesis: list[SpeakerSpan], margin: float
) -> None:
    metric = DiarizationErrorRate(collar=2 * margin)
    expected = metric.compute_components(annotation(reference), annotation(hypothesis))
    found = diarization_error(reference, hypothesis, margin)
    assert [found.missed, found.false_alarm, found.confusion, found.total] == pytest.approx(
        [
            expected["missed detection"],
            expected["false alarm"],
            expected["confusion"],
            expected["total"],
        ]
    )
