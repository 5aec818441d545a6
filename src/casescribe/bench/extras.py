"""The measures' own libraries, loaded only when something is measured."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from casescribe.errors import InputError

Normalise = Callable[[str], str]


def load(module: str) -> ModuleType:
    """Import one of the libraries of the optional group `bench`.

    Raises:
        InputError: It is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        name = module.partition(".")[0]
        raise InputError(f"{name} is not installed: run `pip install 'casescribe[bench]'`") from None


def english() -> Normalise:
    """Whisper's English normaliser: case, punctuation, spellings, contractions and numbers."""
    normalise: Normalise = load("whisper_normalizer.english").EnglishTextNormalizer()
    return normalise
