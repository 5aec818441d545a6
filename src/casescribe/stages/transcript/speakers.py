"""Who is who: the officer asks, the person tells.

Each voice's sentences are read for signs of leading a conversation (questions with or without their
mark, requests, speaking to "you") and of telling about oneself. No name, topic or set phrase plays a part.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casescribe.errors import OptionError
from casescribe.model.transcript import Role, Speaker, Turn

_ROLES: tuple[Role, ...] = ("officer", "person", "other")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SENTENCE = re.compile(r"[^.?!…]+[.?!…]*")

_WH = frozenset(
    [
        "what",
        "where",
        "when",
        "who",
        "whom",
        "whose",
        "which",
        "why",
        "how",
        "what's",
        "where's",
        "how's",
        "who's",
        "when's",
    ]
)
_AUXILIARIES = frozenset(
    [
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "can",
        "could",
        "shall",
        "should",
        "may",
        "might",
        "am",
        "don't",
        "doesn't",
        "didn't",
        "haven't",
        "hasn't",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "won't",
        "wouldn't",
        "can't",
        "couldn't",
    ]
)
_SUBJECTS = frozenset(
    [
        "you",
        "we",
        "they",
        "he",
        "she",
        "it",
        "that",
        "this",
        "there",
        "your",
        "anyone",
        "anybody",
        "someone",
        "the",
    ]
)
_LEADS = frozenset(
    ["so", "and", "okay", "ok", "right", "well", "now", "but", "then", "alright", "um", "er", "great", "good"]
)
_REQUESTS = frozenset(
    ["tell", "let's", "let", "talk", "describe", "explain", "remind", "show", "take", "try", "give"]
)
_YOU = frozenset(["you", "your", "yours", "yourself", "you're", "you've", "you'd", "you'll"])
_I = frozenset(["i", "my", "me", "mine", "myself", "i'm", "i've", "i'd", "i'll"])


def label_speakers(
    turns: Sequence[Turn],
    roles: Mapping[str, Role] | None = None,
    names: Mapping[str, str] | None = None,
) -> tuple[Speaker, ...]:
    """The speakers of the turns in order of appearance, with their roles, after overrides.

    Args:
        turns: the whole conversation.
        roles: by speaker id; they go before what is found.
        names: by speaker id.

    Raises:
        OptionError: an override names a speaker who is not there.
    """
    ids = tuple(dict.fromkeys(turn.speaker for turn in turns))
    _check({*(roles or {}), *(names or {})}, ids)
    found = infer_roles(turns, roles or {})
    return tuple(Speaker(id=i, role=found[i], name=(names or {}).get(i)) for i in ids)


def infer_roles(turns: Sequence[Turn], given: Mapping[str, Role] | None = None) -> dict[str, Role]:
    """The role of each speaker id: one officer, one person, the rest other.

    A lone speaker is "other" unless a role is given. Roles in `given` stand, and nobody else gets the
    officer's or the person's role when it is given away.
    """
    roles: dict[str, Role] = dict(given or {})
    signs = _signs(turns)
    if len(signs) > 1:
        for role in ("officer", "person"):
            free = [i for i in signs if i not in roles]
            if role not in roles.values() and free:
                roles[_best(role, free, signs)] = role
    return {i: roles.get(i, "other") for i in signs}


def _best(role: Role, free: Sequence[str], signs: Mapping[str, "_Signs"]) -> str:
    if role == "officer":
        return max(free, key=lambda i: signs[i].leading)
    return max(free, key=lambda i: signs[i].telling)


def parse_roles(values: Sequence[str]) -> dict[str, Role]:
    """Read `S1=officer` and the like.

    Raises:
        OptionError: a value has another form, names an unknown role, or gives a speaker two roles.
    """
    roles: dict[str, Role] = {}
    for key, value in _pairs("--role", values, "S1=officer"):
        role = next((r for r in _ROLES if r == value.lower()), None)
        if role is None:
            raise OptionError(f"--role {key}={value}: the role is one of {', '.join(_ROLES)}")
        roles[key] = role
    return roles


def parse_names(values: Sequence[str]) -> dict[str, str]:
    """Read `S1=Sam Jones` and the like.

    Raises:
        OptionError: a value has another form, or gives a speaker two names.
    """
    return dict(_pairs("--name", values, "S1=NAME"))


def _pairs(option: str, values: Sequence[str], example: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for value in values:
        key, _, rest = (part.strip() for part in value.partition("="))
        if not key or not rest:
            raise OptionError(f"{option} {value}: write it as {option} {example}")
        if key in seen:
            raise OptionError(f"{option} {value}: {key} is given twice; give it once")
        seen.add(key)
        yield key, rest


def _check(wanted: set[str], there: Sequence[str]) -> None:
    unknown = sorted(wanted - set(there))
    if unknown:
        known = ", ".join(there) or "none"
        raise OptionError(f"there is no speaker {unknown[0]}; the speakers are: {known}")


@dataclass
class _Signs:
    """What one voice's sentences show; the counts are of words unless said otherwise."""

    words: int = 0
    sentences: int = 0
    asking: float = 0.0
    you: int = 0
    own: int = 0

    @property
    def leading(self) -> float:
        """Asking and requesting a sentence, and turning to the other, less speaking of oneself."""
        talk = max(self.words, 20)
        return self.asking / max(self.sentences, 3) + 4 * (self.you - self.own) / talk

    @property
    def telling(self) -> float:
        """Words spent on oneself, and on anything at all."""
        return self.own + 0.1 * self.words - 2 * self.asking


def _signs(turns: Sequence[Turn]) -> dict[str, _Signs]:
    signs: dict[str, _Signs] = {}
    for turn in turns:
        own = signs.setdefault(turn.speaker, _Signs())
        for match in _SENTENCE.finditer(turn.text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")):
            _add(own, match.group())
    return signs


def _add(signs: _Signs, sentence: str) -> None:
    words = _WORD.findall(sentence)
    if not words:
        return
    signs.words += len(words)
    signs.sentences += 1
    signs.asking += sentence.endswith("?") or _asks(words)
    signs.you += sum(w in _YOU for w in words)
    signs.own += sum(w in _I for w in words)


def _asks(words: Sequence[str]) -> bool:
    """Whether a sentence without its mark asks or requests, by its first words."""
    start = next((i for i, w in enumerate(words) if w not in _LEADS), len(words))
    first, second = ([*words[start : start + 2], "", ""])[:2]
    if first in _WH:
        return True
    return (first in _AUXILIARIES and second in _SUBJECTS) or first in _REQUESTS
