"""What a use case needs from outside itself: the engines, made when they are needed, and the day."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from casescribe.stages.note.embed import Embedder
from casescribe.stages.speech.ports import Diariser, Recogniser, VoiceActivity


@dataclass(frozen=True)
class Engines:
    """The engines as makers: none is loaded before it is called for.

    `recogniser` takes the language and the vocabulary; `diariser` gives a new one for each recording;
    `today` is asked for the day when neither the user nor the recording tells one.
    """

    recogniser: Callable[[str, tuple[str, ...]], Recogniser]
    voice_activity: Callable[[], VoiceActivity]
    diariser: Callable[[], Diariser]
    embedder: Callable[[], Embedder]
    today: Callable[[], dt.date]
