"""What is said on standard error when the work is done."""

import pytest

from casescribe.interfaces.cli.show import cautions
from casescribe.model.transcript import Source, Transcript, Warned


def test_warnings_say_where_to_listen(capsys: pytest.CaptureFixture[str]) -> None:
    cautions(
        Transcript(
            source=Source(name="a.ogg"),
            speakers=(),
            turns=(),
            date="2026-03-12",
            date_source="file",
            warnings=(
                Warned(code="overlap", message="Two people speak at once.", start=83.2, end=84.0),
                Warned(code="speaker-count", message="3 voices were told apart."),
            ),
        )
    )
    assert capsys.readouterr().err.splitlines() == [
        "Meeting date: 2026-03-12 (the recording's own date; set it with --date)",
        "Note: 01:23: Two people speak at once.",
        "Note: 3 voices were told apart.",
    ]
