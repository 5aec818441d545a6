"""Words, times and days that every form shares."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from casescribe.stages.export.plain import clean, clock, day, quoted, stretch


def test_times_read_as_minutes_and_seconds_and_hours_only_when_there_are_some() -> None:
    assert [clock(s) for s in (0, 5.999, 60, 754.2, 3599.9, 3600, 28_799)] == [
        "00:00",
        "00:05",
        "01:00",
        "12:34",
        "59:59",
        "1:00:00",
        "7:59:59",
    ]


def test_a_time_that_floats_put_just_below_its_second_is_that_second() -> None:
    assert clock(0.1 * 3 + 59.7 - 1e-9) == "01:00"


def test_a_stretch_inside_one_second_is_one_time() -> None:
    assert (stretch(61.2, 61.9), stretch(61.2, 62.0)) == ("01:01", "01:01 to 01:02")


def test_days_are_told_with_their_weekday() -> None:
    assert day("2026-03-12") == "Thursday 12 March 2026"


def test_what_is_no_day_stands_as_it_is() -> None:
    assert day("some\nday") == "some day"


def test_quotes_stand_between_quotation_marks() -> None:
    assert quoted(" I  will ") == "\u201cI will\u201d"


def test_control_characters_and_turned_text_go_and_letters_of_all_scripts_stay() -> None:
    hostile = "a\x00b\x1b[31m\u202ec\ud800 d\n\te \uffff Zoë Łódź 王 عمر 👍"
    assert clean(hostile) == "ab[31mc d e Zoë Łódź 王 عمر 👍"


@given(st.text(alphabet=st.characters(exclude_categories=())))
@settings(max_examples=100)
def test_cleaned_text_is_one_line_that_xml_can_hold_and_stays_the_same(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\n" not in once
    assert not [c for c in once if unicodedata.category(c) in {"Cc", "Cs"}]
