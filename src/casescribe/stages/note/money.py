"""Reads sums of money: "£12.85", "12 pound 85", "fifteen quid", "fifty pence", "two grand"."""

from collections.abc import Sequence

from casescribe.stages.note.numbers_words import Read, Token, cardinal, form

_POUNDS = frozenset(("pound", "pounds", "quid"))
_PENCE = frozenset(("pence", "p", "penny"))
_ONE_POUND = 100.0


def money(said: Sequence[Token], at: int) -> Read | None:
    """The sum in pounds that begins at token `at`, and the place after it."""
    signed = form(said, at) == "£"
    count = cardinal(said, at + 1 if signed else at)
    if count is None and form(said, at) == "a" and form(said, at + 1) in {"quid", "pound", "grand"}:
        count = (1.0, at + 1)
    if count is None:
        return None
    value, after = count
    if signed:
        return value, after
    if form(said, after) in _POUNDS:
        return _with_pence(said, value, after + 1)
    if form(said, after) in _PENCE:
        return value / _ONE_POUND, after + 1
    return (value, after) if form(said, after - 1) == "grand" else None


def _with_pence(said: Sequence[Token], pounds: float, after: int) -> Read:
    joined = after + (form(said, after) == "and")
    pence = cardinal(said, joined)
    if pence is None or not 0 < pence[0] < _ONE_POUND or pence[0] % 1:
        return pounds, after
    named = form(said, pence[1]) in _PENCE
    if not named and (joined > after or _counts_something(said, pence[1])):
        return pounds, after
    return round(pounds + pence[0] / _ONE_POUND, 2), pence[1] + named


def _counts_something(said: Sequence[Token], after: int) -> bool:
    """Whether the number belongs to what follows it: "five pounds two weeks ago"."""
    return form(said, after) in {
        "days",
        "weeks",
        "months",
        "years",
        "hours",
        "times",
        "pounds",
        "quid",
        "o'clock",
    }
