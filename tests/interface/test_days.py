"""The meeting's day on the command line."""

import datetime as dt

import pytest

from casescribe.errors import OptionError
from casescribe.interfaces.cli.days import day


def test_a_day_is_read() -> None:
    assert (day(None), day("2026-03-12")) == (None, dt.date(2026, 3, 12))


@pytest.mark.parametrize("given", ["12/03/2026", "2026-02-30", "today", " "])
def test_what_is_no_day_is_told(given: str) -> None:
    with pytest.raises(OptionError) as caught:
        day(given)
    assert str(caught.value) == f"--date {given}: write the day as YYYY-MM-DD, such as 2026-03-12"
