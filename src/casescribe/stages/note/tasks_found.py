"""One task in the making: its form, its deed, the sentences it rests on; and when two are the same task."""

import re
from dataclasses import dataclass, replace

from casescribe.model.transcript import Role
from casescribe.stages.note.tasks_due import NO_DUE, Due
from casescribe.stages.note.tasks_forms import Form
from casescribe.stages.note.tasks_lines import Line

_REFERS = re.compile(
    r"\b(?:it|them|they|him|her|he|she|there|one)\b(?!')"
    r"|\b(?:that|this|these|those)\b(?=\s*(?:[.,;?!]|$)|\s+(?:in|on|to|into|up|out|down|over|by|for"
    r"|with|at|and|from|now|right|today"
    r"|tomorrow|tonight|forward|back|off|as|an' all|when|so|through|too|next|this|first|before|after)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z][a-z'\u2019-]+", re.IGNORECASE)
_EMPTY = frozenset(
    [
        "the",
        "and",
        "for",
        "you",
        "your",
        "with",
        "that",
        "this",
        "them",
        "they",
        "then",
        "have",
        "will",
        "i'll",
        "we'll",
        "i'm",
        "going",
        "get",
        "got",
        "can",
        "could",
        "would",
        "should",
        "about",
        "from",
        "what",
        "when",
        "where",
        "which",
        "who",
        "how",
        "just",
        "also",
        "well",
        "okay",
        "right",
        "yeah",
        "yes",
        "not",
        "don't",
        "it's",
        "that's",
        "she",
        "he",
        "her",
        "him",
        "his",
        "our",
        "their",
        "there",
        "here",
        "out",
        "over",
        "back",
        "into",
        "down",
        "off",
        "one",
        "ones",
        "two",
        "some",
        "any",
        "all",
        "but",
        "because",
        "so",
        "now",
        "today",
        "tomorrow",
        "tonight",
        "morning",
        "afternoon",
        "evening",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "next",
        "week",
        "month",
        "time",
        "make",
        "put",
        "let",
        "want",
        "need",
        "like",
        "please",
        "are",
        "was",
        "were",
        "is",
        "be",
        "been",
        "has",
        "had",
        "do",
        "does",
        "did",
        "me",
        "my",
        "we",
        "us",
        "at",
        "by",
        "on",
        "in",
        "to",
        "of",
        "if",
        "o'clock",
        "half",
        "past",
        "quarter",
        "am",
        "pm",
    ]
)
_ALIKE = (
    ("ring", "call", "phone", "contact", "speak", "talk"),
    ("write", "email", "e-mail", "text", "message", "draft", "note", "log", "record"),
    ("book", "arrange", "organise", "schedule"),
    ("send", "post", "forward", "get", "share", "bring", "give"),
    ("refer", "make", "submit", "put", "request", "apply"),
    ("see", "attend", "visit", "come", "meet", "go"),
)


@dataclass(frozen=True)
class Found:
    """A task as found so far.

    `last` is the number of its last line; `core` its own sentences; `context` those that say what it is
    about; `deed` the verb; `promised` whether somebody undertakes it.
    """

    form: Form
    who: Role
    deed: str
    last: int
    core: tuple[Line, ...]
    context: tuple[Line, ...] = ()
    promised: bool = False
    appointment: bool = False
    due: Due = NO_DUE

    @property
    def refers(self) -> bool:
        """Whether it points to something said before."""
        return any(refers(line.text) for line in self.core)

    @property
    def vague(self) -> bool:
        """Whether its own words say too little to stand alone."""
        return len(self.words(context=False)) < _ENOUGH or any(
            _REFERS.search(line.text) for line in self.core
        )

    def words(self, *, context: bool = True) -> frozenset[str]:
        """The words that carry content."""
        said = [*self.core, *(self.context if context else ())]
        return frozenset(
            word.lower().replace("\u2019", "'")
            for line in said
            for word in _WORD.findall(line.text)
            if word.lower().replace("\u2019", "'") not in _EMPTY and word.lower() != self.deed
        )


_ENOUGH = 5
_SHARED = 0.5


def refers(text: str) -> bool:
    """Whether the text points to something said before."""
    return bool(_REFERS.search(text))


def joined(old: Found, new: Found) -> Found:
    """Both as one: what came later says who and when."""
    core = tuple(dict.fromkeys((*old.core, *new.core)))
    context = tuple(line for line in dict.fromkeys((*old.context, *new.context)) if line not in core)
    who = new.who if new.promised or not old.promised else old.who
    deed = old.deed if new.deed in {"do", ""} else new.deed
    due = new.due if new.due.day or not old.due.words else old.due
    return replace(
        old,
        who=who,
        deed=deed,
        last=max(old.last, new.last),
        core=core,
        context=context,
        promised=old.promised or new.promised,
        appointment=old.appointment or new.appointment,
        due=due,
    )


def alike(first: str, second: str) -> bool:
    """Whether two verbs can name the same deed."""
    return first == second or any(first in group and second in group for group in _ALIKE)


def same(old: Found, new: Found) -> bool:
    """Whether the later one says the earlier one again."""
    days = (old.due.day, new.due.day)
    if old.appointment and new.appointment and days[0] is not None and days[0] == days[1]:
        return old.due.time == new.due.time or not (old.due.time and new.due.time)
    if old.who != new.who or not alike(old.deed, new.deed) or (None not in days and days[0] != days[1]):
        return False
    first, second = old.words(context=False), new.words(context=False)
    shared = len(first & second) / max(1, min(len(first), len(second)))
    around = len(old.words() & new.words())
    return shared >= _SHARED or (days[0] is not None and days[0] == days[1] and around > 0)
