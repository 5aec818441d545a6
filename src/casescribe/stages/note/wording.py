"""Puts chosen units into words: attributed quotation, with the question where the answer leans on it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from casescribe.model.note import Kind
from casescribe.model.template import Template
from casescribe.model.transcript import Role, Speaker, Transcript
from casescribe.stages.note.cues import says
from casescribe.stages.note.tidy import without_opener
from casescribe.stages.note.units import Piece, Unit
from casescribe.stages.note.utterances import asks

Names = Mapping[str, str]


def names(transcript: Transcript, template: Template) -> dict[str, str]:
    """How each speaker (by id) is called in the note: first name, else the template's word, else the id."""
    words = {"officer": template.officer, "person": template.person}
    known = {one.id: _first_name(one) or words.get(one.role, one.id) for one in transcript.speakers}
    return {turn.speaker: turn.speaker for turn in transcript.turns} | known


def _first_name(speaker: Speaker) -> str:
    titles = ("mr", "mrs", "ms", "miss", "dr")
    parts = (speaker.name or "").split()
    return " ".join(parts) if parts and parts[0].lower().strip(".") in titles else "".join(parts[:1])


def quotation(units: Sequence[Unit], called: Names) -> str:
    """Neighbouring units as one statement.

    `Callum: “…”`, or `Asked “…”, Callum: “…”` where the first leans on its question; what is left out
    between shows as an ellipsis; what another speaker adds or confirms follows under that name.
    """
    text, speaker = "", ""
    said: list[Piece] = []
    for who, pieces in _voices(units):
        if who == speaker:
            said.extend(pieces)
        else:
            text = _spoken(text, speaker, said, called)
            speaker, said = who, list(pieces)
    text = _spoken(text, speaker, said, called)
    first = units[0]
    if not first.leans:
        return text
    asked = _joined(first.question)
    if first.asker and not asks(first.question[-1].text):
        return f"{called[first.asker]}: “{asked}” {text}"
    return f"Asked “{asked}”, {text}"


def _voices(units: Sequence[Unit]) -> Iterator[tuple[str, Sequence[Piece]]]:
    """Who says what, in order, with questions that later units lean on and with confirmations."""
    for index, unit in enumerate(units):
        if index and unit.leans and unit.asker:
            yield unit.asker, unit.question
        yield unit.speaker, unit.pieces
        if unit.confirmer and agreed(unit):
            yield unit.confirmer, unit.confirmation


def _spoken(text: str, speaker: str, said: Sequence[Piece], called: Names) -> str:
    if not said:
        return text
    spoken = f"{called[speaker]}: “{_joined(said)}”"
    return f"{text} {spoken}" if text else spoken


def _joined(pieces: Sequence[Piece]) -> str:
    """The tidied words; between pieces that do not follow each other an ellipsis."""
    text = without_opener(pieces[0].text)
    for before, piece in pairwise(pieces):
        follows = before.turn == piece.turn and piece.start - before.end <= 1
        text = f"{text} {piece.text}" if follows or before.turn != piece.turn else f"{text} … {piece.text}"
    return text


def shown(units: Sequence[Unit]) -> list[Piece]:
    """The pieces whose words the quotation shows: also questions leaned on and confirmations."""
    return [
        piece
        for unit in units
        for piece in (
            *(unit.question if unit.leans else ()),
            *unit.pieces,
            *(unit.confirmation if agreed(unit) else ()),
        )
    ]


def agreed(unit: Unit) -> bool:
    """Whether one proposes, promises or requires something and the other assents."""
    return bool(unit.confirmation) and says("future together duty", unit.text)


def cost(unit: Unit) -> int:
    """Characters that the unit adds to a note, without the name."""
    asked = len(unit.question_text) + len("Asked “”, ") if unit.leans else 0
    confirmed = sum(len(piece.text) for piece in unit.confirmation) + len(" : “”")
    return len(unit.text) + asked + (confirmed if agreed(unit) else 0)


def kind(units: Sequence[Unit], role: Callable[[str], Role]) -> Kind:
    """Agreed where one proposes and the other assents; else the officer's view, or reported."""
    officer = all(role(unit.speaker) == "officer" for unit in units)
    if any(agreed(unit) for unit in units):
        return "agreed"
    if officer and any(says("view summing-up", unit.text) for unit in units):
        return "officer-view"
    return "reported"
