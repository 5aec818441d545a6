"""Checks bare statements: each is looked up in the transcript first, and then checked against that."""

import datetime as dt
from collections.abc import Sequence

from casescribe.model.transcript import Transcript, Turn
from casescribe.stages.note.verify.check_names import said_names
from casescribe.stages.note.verify.find import Finder
from casescribe.stages.note.verify.meaning import Meaning
from casescribe.stages.note.verify.standing import Heard
from casescribe.stages.note.verify.statement import Means, check_with
from casescribe.stages.note.verify.verdicts import Checked, CheckedStatement, MeetingFacts, Tools

_BEFORE, _AFTER = 1, 2


class Verifier:
    """A transcript read once, against which many statements are checked."""

    def __init__(self, transcript: Transcript, date: dt.date | None, tools: Tools | None = None) -> None:
        """Read the transcript; `date` is the meeting's day (None: relative dates stay unresolved)."""
        helped = tools or Tools()
        meaning = Meaning(helped.embedder)
        self._means = Means(helped, meaning, Heard.of(transcript.turns, date))
        self._meeting = MeetingFacts(date, transcript.speakers, said_names(transcript.turns))
        self._finder = Finder(transcript.turns, helped.embedder, meaning)
        self._places = {turn.id: place for place, turn in enumerate(transcript.turns)}

    def check(self, statement: str) -> CheckedStatement:
        """Find a bare statement's evidence and check it against that."""
        places = self._finder.find(statement)
        checked = self.check_against(statement, places)
        evidence = self._finder.quotes(statement, places)
        return CheckedStatement(
            text=statement, verdict=checked.verdict, reason=checked.reason, evidence=evidence
        )

    def check_cited(self, statement: str, turn_ids: Sequence[str]) -> Checked:
        """Check a statement against the turns it cites; a turn that does not exist counts for nothing."""
        return self.check_against(statement, [self._places[one] for one in turn_ids if one in self._places])

    def check_against(self, statement: str, places: Sequence[int]) -> Checked:
        """Check a statement against turns by their places, and the turns right around them."""
        turns = self._around(places)
        return check_with(statement, turns, self._meeting, self._means)

    def _around(self, places: Sequence[int]) -> tuple[Turn, ...]:
        turns = self._finder.turns
        wanted = sorted({near for place in places for near in range(place - _BEFORE, place + _AFTER + 1)})
        return tuple(turns[place] for place in wanted if 0 <= place < len(turns))


def check_bare(
    statement: str, transcript: Transcript, date: dt.date | None, tools: Tools | None = None
) -> CheckedStatement:
    """Find the evidence of one bare statement and check it; for many, keep a `Verifier`."""
    return Verifier(transcript, date, tools).check(statement)
