"""Progress is told in the form that suits who listens."""

import io
import json

from rich.console import Console
from rich.progress import Progress as Bar

from casescribe.interfaces.cli.progress import Pace, json_lines, live, spoken, stage_lines, watched
from casescribe.model.progress import Progress


class Ticks:
    """A clock that shows the given seconds one after the other."""

    def __init__(self, *seconds: float) -> None:
        self._seconds = list(seconds)

    def __call__(self) -> float:
        return self._seconds.pop(0)


def test_pace_is_unknown_until_something_is_done() -> None:
    assert Pace(Ticks(0.0, 5.0)).seconds_left(0.0) is None


def test_pace_projects_the_time_so_far() -> None:
    assert Pace(Ticks(10.0, 40.0)).seconds_left(0.25) == 90.0


def test_lengths_of_time_read_as_people_say_them() -> None:
    assert [spoken(s) for s in (0.4, 89, 90, 150, 3599, 4800)] == [
        "0 s",
        "89 s",
        "2 min",
        "2 min",
        "1 h 0 min",
        "1 h 20 min",
    ]


def test_json_lines_hold_stage_percent_and_seconds_left() -> None:
    stream = io.StringIO()
    tell = json_lines(stream, Pace(Ticks(0.0, 3.0)))
    tell(Progress(stage="prepare", fraction=1, overall=0.0))
    tell(Progress(stage="transcribe", fraction=0.5, overall=0.5))
    assert [json.loads(line) for line in stream.getvalue().splitlines()] == [
        {"stage": "prepare", "percent": 0.0, "seconds_left": None},
        {"stage": "transcribe", "percent": 50.0, "seconds_left": 3.0},
    ]


def test_a_stage_is_named_once_where_nobody_watches() -> None:
    stream = io.StringIO()
    tell = stage_lines(stream)
    for fraction in (0.0, 0.5, 1.0):
        tell(Progress(stage="transcribe", fraction=fraction, overall=fraction * 0.9))
    tell(Progress(stage="write", fraction=0, overall=0.92))
    assert stream.getvalue() == "Transcribing …\nWriting the note …\n"


def test_a_terminal_sees_stage_share_and_time_left() -> None:
    with Bar(console=Console(file=io.StringIO())) as bar:
        tell = live(bar, Pace(Ticks(0.0, 30.0)))
        tell(Progress(stage="transcribe", fraction=0.5, overall=0.5))
        task = bar.tasks[0]
        assert (task.description, task.percentage, task.fields) == (
            "Transcribing",
            50.0,
            {"left": "about 30 s left"},
        )


def test_programs_get_json_on_the_stream_they_name() -> None:
    stream = io.StringIO()
    with watched(as_json=True, stream=stream) as tell:
        tell(Progress(stage="save", fraction=0, overall=0.0))
    assert json.loads(stream.getvalue()) == {"stage": "save", "percent": 0.0, "seconds_left": None}
