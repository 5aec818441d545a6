"""`casescribe bench notes`: notes written from conversations with known facts, tasks and traps."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from casescribe.bench.conversation import Conversation, perfect_transcript
from casescribe.bench.judged import NoteScore, ReadNote, judge_note
from casescribe.bench.measured import Cost, Product, Ran
from casescribe.bench.speech import Failure, failure
from casescribe.bench.truth import find_audio, read_json
from casescribe.errors import OutputError
from casescribe.model.base import Frozen
from casescribe.model.transcript import Transcript

FALLBACK_TEMPLATE = "general"
TEMPLATES = ("probation", "social-care", "hospital-discharge")


class ConversationScore(Frozen):
    """The score of one conversation's note, and what writing it from the transcript cost."""

    name: str
    cost: Cost
    score: NoteScore


class NotesReport(Frozen):
    """All scores; `skipped` names conversations for which there is no audio."""

    conversations: tuple[ConversationScore, ...]
    failures: tuple[Failure, ...] = ()
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotesBench:
    """Writes and scores notes.

    `recordings` holds, per conversation id, a folder with a `transcript.json` or a recording; without it
    transcripts are perfect. `keep` is where the notes are left for reading (None: nowhere).
    """

    product: Product
    recordings: Path | None = None
    max_chars: int | None = None
    keep: Path | None = None
    tell: Callable[[str], None] = field(default=lambda _: None)

    def run(self, conversations: Sequence[Conversation]) -> NotesReport:
        """Score each conversation; a failure is reported and the next one follows."""
        results = [(each.id, self._one(each)) for each in conversations]
        return NotesReport(
            conversations=tuple(r for _, r in results if isinstance(r, ConversationScore)),
            failures=tuple(r for _, r in results if isinstance(r, Failure)),
            skipped=tuple(name for name, r in results if r is None),
        )

    def _one(self, conversation: Conversation) -> ConversationScore | Failure | None:
        self.tell(conversation.id)
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) if self.keep is None else self.keep / conversation.id
            source = self._transcript(conversation, home)
            if source is None or isinstance(source, Failure):
                return source
            ran = self._write(conversation, source, home)
            if ran.failed:
                return failure(conversation.id, ran)
            note = read_json(home / "note.json", ReadNote)
            score = judge_note(note, conversation, read_json(source, Transcript))
        return ConversationScore(name=conversation.id, cost=ran.cost, score=score)

    def _write(self, conversation: Conversation, source: Path, home: Path) -> Ran:
        limit = () if self.max_chars is None else ("--max-chars", str(self.max_chars))
        template = template_of(conversation)
        return self.product.write(
            source, home, "--template", template, "--date", conversation.meeting_date, *limit
        )

    def _transcript(self, conversation: Conversation, home: Path) -> Path | Failure | None:
        """The path of the transcript to write from; None where there is nothing to make it from."""
        if self.recordings is None:
            return _save(perfect_transcript(conversation), home)
        given = self.recordings / conversation.id
        if (given / "transcript.json").is_file():
            return given / "transcript.json"
        audio = find_audio(given)
        if audio is None:
            return None
        ran = self.product.transcribe(audio, home / "heard", "--date", conversation.meeting_date)
        return failure(conversation.id, ran) if ran.failed else home / "heard" / "transcript.json"


def template_of(conversation: Conversation) -> str:
    """The built-in template of the conversation's domain."""
    return conversation.domain if conversation.domain in TEMPLATES else FALLBACK_TEMPLATE


def _save(transcript: Transcript, home: Path) -> Path:
    path = home / "perfect" / "transcript.json"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(transcript.model_dump_json(by_alias=True), "utf-8")
    except OSError as error:
        raise OutputError(
            f"{home.name}: cannot be written ({error.strerror}): choose another --keep"
        ) from None
    return path
