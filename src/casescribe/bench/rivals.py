"""Bare faster-whisper in several configurations, each as a fresh process: what Casescribe is compared with.

Run as `python -m casescribe.bench.rivals CONFIGURATION MODEL_FOLDER AUDIO OUT.json THREADS`.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from casescribe.bench.heard import Heard, Said
from casescribe.bench.truth import TrueWord, read_json
from casescribe.model.base import Frozen

BARE = "sequential"
"""The yardstick: beam 5, its own voice activity detection, word times."""

GENTLE_VAD = MappingProxyType({"threshold": 0.3, "speech_pad_ms": 400, "min_silence_duration_ms": 500})

CONFIGURATIONS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        BARE: {"vad_filter": True},
        "sequential-no-vad": {"vad_filter": False},
        "sequential-gentle-vad": {"vad_filter": True, "vad_parameters": GENTLE_VAD},
        "sequential-unconditioned": {"vad_filter": True, "condition_on_previous_text": False},
        "batched": {"batch_size": 8},
        "batched-with-times": {"batch_size": 8, "without_timestamps": False},
    }
)


class RivalResult(Frozen):
    """What a configuration wrote: its text and its words with their seconds."""

    text: str
    words: tuple[TrueWord, ...]

    def heard(self) -> Heard:
        """In the form of what is heard; it knows no voices."""
        words = tuple(Said(word.text, word.start, word.end) for word in self.words)
        return Heard(self.text, tuple(sorted(words, key=lambda w: w.start)), {"": self.text})


def main(configuration: str, model: str, audio: str, out: str, threads: str) -> None:
    """Transcribe `audio` the bare way and write a RivalResult."""
    from faster_whisper import BatchedInferencePipeline, WhisperModel  # noqa: PLC0415 - only the child needs it

    options: dict[str, Any] = {"language": "en", "beam_size": 5, "word_timestamps": True}
    options |= CONFIGURATIONS[configuration]
    engine: Any = WhisperModel(
        model, device="cpu", compute_type="int8", cpu_threads=int(threads), local_files_only=True
    )
    if "batch_size" in options:
        engine = BatchedInferencePipeline(engine)
    segments = list(engine.transcribe(audio, **options)[0])
    words = [
        {
            "word": word.word.strip(),
            "start": float(word.start),
            "end": max(float(word.start), float(word.end)),
        }
        for segment in segments
        for word in segment.words or ()
    ]
    text = " ".join(segment.text.strip() for segment in segments)
    Path(out).write_text(json.dumps({"text": text, "words": words}), "utf-8")


def read_rival(path: Path) -> Heard:
    """Read what `main` wrote."""
    return read_json(path, RivalResult).heard()


if __name__ == "__main__":
    main(*sys.argv[1:])
