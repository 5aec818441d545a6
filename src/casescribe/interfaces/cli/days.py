"""Reads the meeting's day from the command line, for every command that takes one."""

import datetime as dt

from casescribe.errors import OptionError


def day(given: str | None) -> dt.date | None:
    """The day of `--date`, None where it was not given.

    Raises:
        OptionError: it is no day.
    """
    try:
        return None if given is None else dt.date.fromisoformat(given)
    except ValueError:
        told = given or "without a day"
        raise OptionError(f"--date {told}: write the day as YYYY-MM-DD, such as 2026-03-12") from None
