"""The command line as its users meet it: results, one-line errors, exit codes, and no network."""

import json
import os
import signal
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import av
import jsonschema
import pytest

from casescribe.stages.export.contract import schema

FILES = {"transcript.json", "transcript.vtt", "note.json", "note.md", "note.docx", "note.html"}
STAGES = (
    "Preparing the models",
    "Transcribing",
    "Telling the speakers apart",
    "Writing the note",
    "Saving the files",
)
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the embedded model is put together once for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(cache: Path, tmp_path: Path) -> Run:
    """Run the command line in a folder of its own."""

    def run(*arguments: str | Path, program: tuple[str, ...] = ("-m", "casescribe")) -> object:
        return subprocess.run(
            [sys.executable, "-W", "error", *program, *map(str, arguments)],
            cwd=tmp_path,
            env=_plain_environment(cache),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def _plain_environment(cache: Path) -> dict[str, str]:
    """A user's environment. CI's own variables are left out: some libraries behave when they see them."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "CASESCRIBE_CACHE": str(cache), "COLUMNS": "100"}


@pytest.fixture(scope="session")
def short(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first 45 seconds of the example recording."""
    path = tmp_path_factory.mktemp("sound") / "short.ogg"
    with av.open(root / "examples" / "probation.ogg") as source, av.open(path, "w") as target:
        track = target.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(source.streams.audio[0]):
            if packet.pts is None or packet.pts * packet.time_base > 45:
                break
            packet.stream = track
            target.mux(packet)
    return path


@pytest.mark.slow
def test_a_recording_becomes_a_note_without_a_network(
    run: Run, short: Path, tmp_path: Path, root: Path
) -> None:
    offline = (str(root / "tests" / "interface" / "without_network.py"), "casescribe")
    done = run("write", short, "--template", "probation", "--date", "2026-03-12", "--print", program=offline)
    told = done.stderr.splitlines()
    assert (done.returncode, told[: len(STAGES)]) == (0, [f"{stage} …" for stage in STAGES])
    assert [line for line in told[len(STAGES) :] if not line.startswith("Note: ")] == []
    out = tmp_path / "short-note"
    assert {path.name for path in out.iterdir()} == FILES
    assert done.stdout.splitlines()[-6:] == [str(Path("short-note", name)) for name in _order()]
    documents = {name: json.loads((out / f"{name}.json").read_bytes()) for name in ("transcript", "note")}
    for name, document in documents.items():
        jsonschema.validate(document, schema(name))
    said = " ".join(turn["text"] for turn in documents["transcript"]["turns"])
    assert [
        word for word in ("heating", "recording", "February", "Friday", "Saturday") if word not in said
    ] == []
    assert {speaker["role"] for speaker in documents["transcript"]["speakers"]} == {"officer", "person"}
    assert "Friday" in done.stdout


def _order() -> tuple[str, ...]:
    return ("transcript.json", "transcript.vtt", "note.json", "note.md", "note.docx", "note.html")


def test_opening_a_socket_would_have_been_noticed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "calls.py").write_text("import socket\nsocket.socket(socket.AF_INET6)\nprint('open')\n")
    done = subprocess.run(
        [sys.executable, str(root / "tests" / "interface" / "without_network.py"), "calls"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (-signal.SIGSYS, "")


@pytest.mark.slow
def test_the_same_recording_gives_the_same_bytes(run: Run, short: Path, tmp_path: Path) -> None:
    for out in ("a", "b"):
        assert run("write", short, "--date", "2026-03-12", "--out", out).returncode == 0
    different = [n for n in sorted(FILES) if _bytes(tmp_path, "a", n) != _bytes(tmp_path, "b", n)]
    assert different == []


def _bytes(folder: Path, out: str, name: str) -> bytes:
    return (folder / out / name).read_bytes()


@pytest.mark.slow
def test_programs_are_told_in_json_lines(run: Run, short: Path, tmp_path: Path) -> None:
    done = run("transcribe", short, "--out", "t", "--json-progress", "--speakers", "2")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert lines[-1] == {"done": True, "files": ["t/transcript.json", "t/transcript.vtt"]}
    assert [sorted(line) for line in lines[:-1]] == [["percent", "seconds_left", "stage"]] * (len(lines) - 1)
    assert lines[-2]["percent"] == 100.0
    assert sorted(path.name for path in (tmp_path / "t").iterdir()) == ["transcript.json", "transcript.vtt"]


def _bad_inputs(folder: Path) -> dict[str, bytes]:
    mono_16_khz = struct.pack("<IHHIIHH", 16, 1, 1, 16000, 32000, 2, 16)
    header = b"RIFF" + struct.pack("<I", 64036) + b"WAVEfmt " + mono_16_khz + b"data"
    contents = {
        "empty.ogg": b"",
        "letter.docx": b"PK\x03\x04" + bytes(200),
        "words.txt": b"Not a recording at all. " * 40,
        "broken.json": b'{"schema": 1, "turns": [',
        "later.json": b'{"schema": 2, "turns": []}',
        "silent.wav": header + struct.pack("<I", 64000) + bytes(64000),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return contents


def test_bad_inputs_give_one_line_exit_code_2_and_no_files(run: Run, tmp_path: Path) -> None:
    names = [*_bad_inputs(tmp_path), "missing.ogg", "."]
    for name in names:
        done = run("write", name, "--out", "out")
        lines = [line for line in done.stderr.splitlines() if not line.endswith("…")]
        assert (name, done.returncode, len(lines), done.stdout) == (name, 2, 1, "")
        assert lines[0].startswith("casescribe: ")
        assert "Traceback" not in done.stderr
        assert Path(name).name in lines[0] or name == "."
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--date", "12 March"), "--date 12 March: write the day as YYYY-MM-DD, such as 2026-03-12"),
        (("--date", ""), "--date without a day: write the day as YYYY-MM-DD, such as 2026-03-12"),
        (("--date", "0001-01-01"), "the meeting's date 0001-01-01 is not between 1900 and 2199: correct it"),
        (("--role", "officer"), "--role officer: write it as --role S1=officer"),
        (("--name", "S1"), "--name S1: write it as --name S1=NAME"),
    ],
)
def test_options_are_checked_before_any_work(
    run: Run, short: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run("write", short, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"casescribe: {said}\n")


def test_an_unknown_model_is_told(run: Run, short: Path) -> None:
    done = run("write", short, "--model", "nosuch")
    assert (done.returncode, done.stdout) == (3, "")
    assert "nosuch" in done.stderr.splitlines()[-1]


def test_an_unknown_template_names_those_there_are(run: Run, short: Path) -> None:
    done = run("write", short, "--template", "nosuch")
    assert done.returncode == 2
    assert [
        t for t in ("general", "hospital-discharge", "probation", "social-care") if t not in done.stderr
    ] == []


def test_templates_are_listed_and_shown(run: Run) -> None:
    listed, shown = run("templates", "list"), run("templates", "show", "probation")
    assert [line.split()[0] for line in listed.stdout.splitlines() if line[:1].strip()] == [
        "Id",
        "general",
        "hospital-discharge",
        "probation",
        "social-care",
    ]
    assert shown.stdout.splitlines()[0] == "probation: Supervision appointment (at most 4000 characters)"


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == "0.1.0\n"


def test_starting_does_not_load_the_engines(run: Run) -> None:
    engines = ("faster_whisper", "ctranslate2", "torch", "huggingface_hub")
    code = f"import casescribe, sys; print([name for name in {engines} if name in sys.modules])"
    assert run("-c", code, program=()).stdout == "[]\n"
