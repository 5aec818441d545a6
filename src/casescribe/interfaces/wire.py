"""The only place that turns settings into engines. Engines are imported when they are first called for."""

import datetime as dt
from dataclasses import dataclass

from casescribe.config import Settings, read_settings
from casescribe.flow.engines import Engines
from casescribe.stages.note.embed import Embedder
from casescribe.stages.speech.ports import Diariser, Recogniser, VoiceActivity


@dataclass(frozen=True)
class Wire:
    """Settings and the chosen recogniser: a model's name, its folder's path, or None for the default."""

    settings: Settings
    model: str | None = None

    @classmethod
    def from_environment(cls, model: str | None = None) -> "Wire":
        """Read the settings from the environment.

        Raises:
            OptionError: a variable has a value that cannot be used.
        """
        return cls(read_settings(), model)

    def engines(self) -> Engines:
        """Makers of the real engines."""
        return Engines(
            recogniser=self._recogniser,
            voice_activity=_voice_activity,
            diariser=self._diariser,
            embedder=self._embedder,
            today=_today,
        )

    def _recogniser(self, language: str, vocabulary: tuple[str, ...]) -> Recogniser:
        from casescribe.flow.models import resolve_model  # noqa: PLC0415 - not needed for a transcript.json
        from casescribe.stages.speech.whisper import FasterWhisperRecogniser  # noqa: PLC0415 - as above

        folder = resolve_model(self.settings.cache, self.model)
        return FasterWhisperRecogniser(
            folder.path,
            folder.name,
            folder.sha256,
            language=language,
            threads=self.settings.threads,
            vocabulary=vocabulary,
        )

    def _diariser(self) -> Diariser:
        from casescribe.stages.speech.diarise import OnnxDiariser  # noqa: PLC0415 - as above

        return OnnxDiariser.installed(self.settings.threads)

    def _embedder(self) -> Embedder:
        from casescribe.stages.note.embed import MiniLm  # noqa: PLC0415 - not needed for a transcript alone

        return MiniLm(threads=self.settings.threads)


def _voice_activity() -> VoiceActivity:
    from casescribe.stages.speech.vad import SileroVoiceActivity  # noqa: PLC0415 - not needed for a transcript.json

    return SileroVoiceActivity()


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
