import pytest

from casescribe.bench.extras import english, load
from casescribe.errors import InputError


def test_a_missing_library_is_told_with_what_to_do() -> None:
    with pytest.raises(InputError) as error:
        load("casescribe_measure_not_there.inner")
    advice = "run `pip install 'casescribe[bench]'`"
    assert str(error.value) == f"casescribe_measure_not_there is not installed: {advice}"


def test_the_normaliser_evens_out_case_spelling_contractions_and_numbers() -> None:
    said = "It's the COLOUR of twenty-one pounds, Mr. Neil!"
    assert english()(said).split() == ["it", "is", "the", "color", "of", "£21", "mister", "neil"]
