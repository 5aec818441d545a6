"""Speech stage, before recognition: names, places and acronyms that are likely to be said.

They go to the recogniser as the text that comes before each window, which makes their spelling more
likely and forces nothing. Whisper takes at most half of its context as such a text, and a long one makes
it less careful, so the list is used in the order of the file as far as it fits; what does not fit is told.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from casescribe.errors import VocabularyError

MOST_TOKENS = 180
"""Tokens that the vocabulary may take of each window's 448; the words of 30 s need about 200."""

_MOST_ENTRIES = 2000
_MOST_BYTES = 200_000
_LONGEST_ENTRY = 80


def read_vocabulary(path: Path) -> tuple[str, ...]:
    """The entries of a text file (UTF-8), one a line, each once; empty lines and `#` lines are left out.

    Raises:
        VocabularyError: the file cannot be read, is not text, is empty, or holds too much.
    """
    lines = (" ".join(line.split()) for line in _text(path).splitlines())
    entries = tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))
    if not entries:
        raise VocabularyError(f"{path.name} holds no names: write one name, place or acronym a line")
    if len(entries) > _MOST_ENTRIES:
        raise VocabularyError(
            f"{path.name} holds {len(entries)} entries, at most {_MOST_ENTRIES} can be used: "
            "keep those that this conversation is likely to name"
        )
    long = next((number for number, entry in enumerate(entries, 1) if len(entry) > _LONGEST_ENTRY), None)
    if long is not None:
        raise VocabularyError(
            f"entry {long} of {path.name} is longer than {_LONGEST_ENTRY} characters: "
            "write one name, place or acronym a line"
        )
    return entries


def fitting(entries: Sequence[str], count: Callable[[str], int], most: int = MOST_TOKENS) -> int:
    """How many of the entries, from the first, fit into `most` tokens; `count` counts those of a text."""
    total = 0
    for number, entry in enumerate(entries):
        total += count(f"{entry},")
        if total > most:
            return number
    return len(entries)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise VocabularyError(
            f"{path.name} cannot be read ({reason}): check its name and permissions"
        ) from None
    if len(content) > _MOST_BYTES:
        raise VocabularyError(
            f"{path.name} is larger than {_MOST_BYTES} bytes: give a list of names, one a line"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise VocabularyError(
            f"{path.name} is not UTF-8 text: save it as plain text, one name a line"
        ) from None
    if "\0" in text:
        raise VocabularyError(f"{path.name} is not text: save it as plain text, one name a line")
    return text
