"""Everything that can go wrong, as one tree.

An error's message says what happened, to which input, and what to do next; its class docstring is the
message where none is given. Messages never hold words of a conversation.

::

    CasescribeError
    ├── InputError                  what the user gave cannot be used            (exit code 2)
    │   ├── UnreadableInput         no such file, a folder, or no permission
    │   ├── AudioError
    │   │   ├── EmptyRecording      no bytes, or no audio frames
    │   │   ├── NotAudio            FFmpeg finds no sound in it
    │   │   ├── EncryptedRecording  the sound is protected
    │   │   └── NoSpeech            sound, but nobody speaks
    │   ├── TranscriptError         a transcript.json that breaks its schema
    │   ├── TemplateError           a template that breaks its rules
    │   ├── VocabularyError         a vocabulary file that cannot be used
    │   └── OptionError             two options, or an option and the input, contradict each other
    ├── ModelError                  weights are missing, damaged or unknown       (exit code 3)
    │   ├── UnknownModel
    │   ├── DamagedModel
    │   └── NetworkNeeded
    └── OutputError                 a result could not be written                 (exit code 4)
"""


class CasescribeError(Exception):
    """Casescribe could not go on."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (self.__doc__ or "").strip())


class InputError(CasescribeError):
    """What was given cannot be used."""


class UnreadableInput(InputError):
    """The file cannot be read: check its name and its permissions."""


class AudioError(InputError):
    """The recording cannot be used."""


class EmptyRecording(AudioError):
    """The recording is empty: record it again or choose another file."""


class NotAudio(AudioError):
    """The file holds no sound that can be decoded: give a recording such as webm, ogg, m4a, mp3 or wav."""


class EncryptedRecording(AudioError):
    """The recording is encrypted: export it without protection and try again."""


class NoSpeech(AudioError):
    """Nobody speaks in this recording: check the microphone, or choose another file."""


class TranscriptError(InputError):
    """The transcript does not follow its schema: see docs/reference/transcript.md."""


class TemplateError(InputError):
    """The template does not follow its rules: see docs/reference/template.md."""


class VocabularyError(InputError):
    """The vocabulary cannot be used: give a text file with one name, place or acronym a line."""


class OptionError(InputError):
    """The options contradict each other."""


class ModelError(CasescribeError):
    """The recogniser's weights cannot be used."""


class UnknownModel(ModelError):
    """No such model: `casescribe models list` shows those there are."""


class DamagedModel(ModelError):
    """The model's files differ from what was recorded: remove it and add it again."""


class NetworkNeeded(ModelError):
    """The model hub cannot be reached: copy the model's folder here and use `--model PATH`."""


class OutputError(CasescribeError):
    """The result could not be written: check the folder's permissions and the disk's free space."""
