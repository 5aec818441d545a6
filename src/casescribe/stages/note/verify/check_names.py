"""Names of a statement must be said in the evidence, or be the names of those who speak in it."""

from collections.abc import Sequence

from casescribe.model.note import Check
from casescribe.model.transcript import Turn
from casescribe.stages.note.lexicon import FUNCTION
from casescribe.stages.note.sentences import sentences
from casescribe.stages.note.verify.lists import listed
from casescribe.stages.note.verify.values import values
from casescribe.stages.note.verify.verdicts import MeetingFacts
from casescribe.stages.note.verify.words import Word, words

_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "i", "gp"))
_LONG = 5
_STANDING_FOR = listed("he him his she her hers they them their it")


def check_names(statement: str, turns: Sequence[Turn], meeting: MeetingFacts) -> tuple[Check, ...]:
    """One check for each name of the statement; a name nobody says is unsupported.

    A name that is said elsewhere in the conversation may be the "he", "she" or "they" of the evidence.
    """
    known = {word.stem for speaker in meeting.speakers for word in words(speaker.name or "")}
    heard = [word for turn in turns for word in words(turn.text)]
    said, forms = {word.stem for word in heard}, {word.form for word in heard if word.capital}
    if any(word.form in _STANDING_FOR for word in heard):
        known |= {word.stem for name in meeting.named for word in words(name)}
    return tuple(
        Check(name="name", verdict="supported")
        if name.stem in known | said or any(_kin(name.form, other) for other in forms)
        else Check(
            name="name",
            verdict="unsupported",
            reason=f"'{_spelt(statement, name)}' is not named in the evidence",
        )
        for name in names(statement)
    )


def _kin(name: str, other: str) -> bool:
    """Whether one begins the other, as in Australia and Australian."""
    return min(len(name), len(other)) >= _LONG and (name.startswith(other) or other.startswith(name))


def names(statement: str) -> tuple[Word, ...]:
    """Capitalised words inside the sentences of a statement; weekdays, months, titles and acronyms apart."""
    said = words(statement)
    dated = {place for value in values(said) for place in range(value.first, value.last)}
    openings = {first for first, _ in sentences(statement)}
    return tuple(
        word
        for place, word in enumerate(said)
        if word.capital
        and place not in dated
        and word.start not in openings
        and word.form not in _TITLES
        and word.form not in FUNCTION
        and not _acronym(statement[word.start : word.end])
    )


def _acronym(text: str) -> bool:
    return text.isupper() and len(text) > 1


def _spelt(statement: str, word: Word) -> str:
    return statement[word.start : word.end]


def said_names(turns: Sequence[Turn]) -> frozenset[str]:
    """The names that are said anywhere in the turns, as they are spelt."""
    return frozenset(_spelt(turn.text, name) for turn in turns for name in names(turn.text))
