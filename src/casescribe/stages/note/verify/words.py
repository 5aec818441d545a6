"""Words of a statement or of speech, reduced to what two wordings of one thing share."""

import re
from dataclasses import dataclass

from casescribe.stages.note.verify.irregular import BASE_FORMS
from casescribe.stages.note.verify.lists import ordered

_WORD = re.compile(r"[0-9]+(?:[.:,][0-9]+)*|[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_CONTRACTED = (
    ("n't", "not"),
    ("'ll", "will"),
    ("'d", "would"),
    ("'ve", "have"),
    ("'re", "are"),
    ("'m", "am"),
    ("'s", "is"),
)
_WHOLE = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("have", "to"),
    "'til": ("until",),
}
_ENDINGS = tuple(
    (pair.partition(">")[0], pair.partition(">")[2])
    for pair in ordered(
        "ational>ate isation>ise ization>ise ation>ate ities>ity fulness>ful iness>y ments> ment> ness>",
        "ings> ing> ies>y ied>y ions> ion> edly> ally>al ily>y ly> sses>ss ches>ch shes>sh xes>x ed> s>",
    )
)
_SHORTEST = 3


@dataclass(frozen=True)
class Word:
    """A word with its place: `form` is in lower case, `stem` what its inflections share.

    `start` and `end` are characters of the text; a contraction ("didn't") gives two words in one place.
    """

    form: str
    stem: str
    start: int
    end: int
    capital: bool


def words(text: str) -> tuple[Word, ...]:
    """The words of `text`, contractions taken apart, in order."""
    return tuple(word for found in _WORD.finditer(text) for word in _parts(found))


def _parts(found: re.Match[str]) -> list[Word]:
    said = found.group().replace("\u2019", "'")
    capital = said[0].isupper()
    return [Word(form, stem(form), found.start(), found.end(), capital) for form in _forms(said.lower())]


def _forms(form: str) -> tuple[str, ...]:
    if form in _WHOLE:
        return _WHOLE[form]
    for ending, meaning in _CONTRACTED:
        if form.endswith(ending) and len(form) > len(ending):
            return (form[: -len(ending)], meaning) if ending != "'s" else (form[:-2],)
    return (form,)


def stem(form: str) -> str:
    """What the inflections of a word share: "referrals", "referred" and "referring" give "refer".

    Irregular forms come from a table, others lose the commonest English endings; a final e and doubled
    consonants go, so that "moving" meets "move" and "stopped" meets "stop".
    """
    if form in BASE_FORMS:
        return _trimmed(BASE_FORMS[form])
    for ending, instead in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST and not form.endswith("ss"):
            return _trimmed(form[: -len(ending)] + instead)
    return _trimmed(form)


def _trimmed(form: str) -> str:
    if len(form) > _SHORTEST and form[-1] == form[-2] and form[-1] not in "sle":
        form = form[:-1]
    if len(form) > _SHORTEST and form.endswith("al") and len(form) > _SHORTEST + 3:
        form = form[:-2]
    if len(form) > _SHORTEST and form[-1] == form[-2] and form[-1] not in "sle":
        form = form[:-1]
    bare = form.rstrip("e").removesuffix("y")
    return bare if len(bare) >= _SHORTEST - 1 and len(form) > _SHORTEST else form
