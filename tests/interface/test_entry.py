"""The command's first moments: stopping by hand and wrong settings are told in one line."""

import sys
from types import SimpleNamespace

import pytest

import casescribe
from casescribe.config import Settings, read_settings
from casescribe.errors import OptionError
from casescribe.interfaces.cli.entry import run


def _stopped() -> None:
    raise KeyboardInterrupt


def test_stopping_by_hand_is_told_from_the_first_moment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "casescribe.interfaces.cli.main", SimpleNamespace(app=_stopped))
    with pytest.raises(SystemExit) as caught:
        run()
    assert (caught.value.code, capsys.readouterr().err) == (130, "casescribe: stopped; no file was changed\n")


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASESCRIBE_THREADS", "3")
    assert read_settings() == Settings(threads=3, cache=read_settings().cache)


@pytest.mark.parametrize(("value", "why"), [("many", "a valid integer"), ("0", "greater than or equal to 1")])
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, value: str, why: str) -> None:
    monkeypatch.setenv("CASESCRIBE_THREADS", value)
    with pytest.raises(OptionError) as caught:
        read_settings()
    assert str(caught.value).startswith(f"CASESCRIBE_THREADS={value}: Input should be {why}")


def test_the_package_offers_what_it_says_and_nothing_else() -> None:
    assert dir(casescribe) == casescribe.__all__
    assert [name for name in casescribe.__all__ if getattr(casescribe, name).__name__ != name] == []
    with pytest.raises(AttributeError, match="has no attribute 'nosuch'"):
        casescribe.nosuch  # noqa: B018 - asking is the point
