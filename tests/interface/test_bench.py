import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from casescribe.bench.sheet import Sheet
from casescribe.interfaces.cli import bench
from casescribe.interfaces.cli.bench import app
from casescribe.model.span import Span

RUNNER = CliRunner()
SHEET = Sheet("Words", ("recording", "WER %"), (("talk", "4.2"),))


@pytest.mark.parametrize("command", ["speech", "notes", "vocabulary", "long"])
def test_a_folder_without_truth_is_told_in_one_line(command: str, tmp_path: Path) -> None:
    result = RUNNER.invoke(app, [command, str(tmp_path)])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"casescribe: {tmp_path.name}: no ")
    assert (result.stderr.count("\n"), result.stdout) == (1, "")


def test_every_measure_has_a_command_with_json_and_markdown() -> None:
    for command in ("speech", "notes", "vocabulary", "silence", "long"):
        options = RUNNER.invoke(app, [command, "--help"], env={"COLUMNS": "200", "NO_COLOR": "1"}).stdout
        assert [name for name in ("--json", "--markdown", "--threads", "--only") if name not in options] == []


def test_nothing_chosen_gives_an_empty_table(tmp_path: Path) -> None:
    figures = tmp_path / "out.json"
    arguments = [
        "silence",
        "--minutes",
        "0.05",
        "--only",
        "none of them",
        "--markdown",
        "--json",
        str(figures),
    ]
    result = RUNNER.invoke(app, arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "### Words where nobody speaks\n\n"
        "| sound | words | inaudible s | wall s | peak MB |\n| --- | ---: | ---: | ---: | ---: |\n\n"
    )
    assert json.loads(figures.read_text()) == {"sounds": [], "failures": []}


def test_figures_that_cannot_be_saved_are_told(tmp_path: Path) -> None:
    arguments = ["silence", "--minutes", "0.05", "--only", "none", "--json", str(tmp_path)]
    result = RUNNER.invoke(app, arguments)
    message = f"casescribe: {tmp_path.name}: cannot be written (Is a directory): choose another file\n"
    assert (result.exit_code, result.stderr) == (4, message)


def test_tables_are_shown_for_people_or_as_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    report = Span(start=0, end=1)
    bench.show(report, [SHEET], None, markdown=True)
    assert capsys.readouterr().out == SHEET.markdown() + "\n"
    bench.show(report, [SHEET], None, markdown=False)
    shown = capsys.readouterr().out
    assert [word in shown for word in ("Words", "recording", "4.2", "###")] == [True, True, True, False]


def test_progress_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    bench.tell("talk: casescribe")
    assert capsys.readouterr() == ("", "talk: casescribe …\n")
