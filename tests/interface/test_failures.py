"""Every error becomes one line and an exit code."""

import pytest

from casescribe import errors
from casescribe.interfaces.cli.failures import reported


def _all_kinds(kind: type[errors.CasescribeError]) -> list[type[errors.CasescribeError]]:
    return [kind, *(sub for child in kind.__subclasses__() for sub in _all_kinds(child))]


def _code(error: BaseException) -> int:
    with pytest.raises(SystemExit) as caught, reported():
        raise error
    assert isinstance(caught.value.code, int)
    return caught.value.code


def test_each_kind_of_error_has_its_exit_code() -> None:
    assert {kind.__name__: _code(kind()) for kind in _all_kinds(errors.CasescribeError)} == {
        "CasescribeError": 1,
        "InputError": 2,
        "UnreadableInput": 2,
        "AudioError": 2,
        "EmptyRecording": 2,
        "NotAudio": 2,
        "EncryptedRecording": 2,
        "NoSpeech": 2,
        "TranscriptError": 2,
        "TemplateError": 2,
        "VocabularyError": 2,
        "OptionError": 2,
        "ModelError": 3,
        "UnknownModel": 3,
        "DamagedModel": 3,
        "NetworkNeeded": 3,
        "OutputError": 4,
    }


def test_the_message_stands_on_one_line_of_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    _code(errors.NotAudio("notes.txt holds no sound:\n give a recording"))
    assert capsys.readouterr() == ("", "casescribe: notes.txt holds no sound: give a recording\n")


def test_an_error_without_words_says_its_kind(capsys: pytest.CaptureFixture[str]) -> None:
    _code(errors.EmptyRecording())
    assert capsys.readouterr().err == (
        "casescribe: The recording is empty: record it again or choose another file.\n"
    )


def test_an_unexpected_error_shows_its_kind_and_none_of_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert _code(ValueError("words of a conversation")) == 70
    assert capsys.readouterr().err == (
        "casescribe: unexpected ValueError: no file was changed; run again with --debug to see where\n"
    )


def test_stopping_by_hand_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert _code(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == "casescribe: stopped; no file was changed\n"


def test_debug_lets_the_error_through() -> None:
    with pytest.raises(ValueError, match="as it is"), reported(debug=True):
        raise ValueError("as it is")


def test_the_tree_in_the_docstring_is_complete() -> None:
    drawn = errors.__doc__ or ""
    assert [k.__name__ for k in _all_kinds(errors.CasescribeError) if k.__name__ not in drawn] == []
