"""The tables of `casescribe bench notes`."""

from collections import Counter
from collections.abc import Callable, Sequence

from casescribe.bench.align import percent
from casescribe.bench.conversation import Conversation
from casescribe.bench.judged import NoteScore
from casescribe.bench.notes import ConversationScore, NotesReport
from casescribe.bench.sheet import Sheet, figure

FOUND = (
    "conversation",
    "critical",
    "all facts",
    "placed",
    "traps sprung",
    "tasks",
    "due right",
    "dated right",
)
FORM = ("conversation", "tasks listed", "statements", "characters", "no evidence", "no verbatim")
COST = ("s", "CPU s", "peak MB")
Length = Callable[[NoteScore], int]


def notes_sheets(
    report: NotesReport, conversations: Sequence[Conversation], *, texts: bool = False
) -> tuple[Sheet, ...]:
    """Figures for each conversation and in all, and what was missed or sprung; `texts` adds their wording."""
    scores = report.conversations
    sheets = [
        Sheet("Facts, traps and tasks", FOUND, (*(_found(each) for each in scores), _shares(scores))),
        Sheet(
            "Length, evidence and cost",
            (*FORM, *COST),
            (*(_form(x.name, [x]) for x in scores), _form("all", scores)),
        ),
        _missed(report, conversations, texts=texts),
        _kinds(report, conversations),
    ]
    if report.failures or report.skipped:
        failed = [(f.name, str(f.code), f.complaint) for f in report.failures]
        skipped = [(name, "-", "no recording of this conversation") for name in report.skipped]
        sheets.append(Sheet("Not scored", ("conversation", "exit code", "message"), (*failed, *skipped)))
    return tuple(sheets)


def _found(each: ConversationScore) -> tuple[str, ...]:
    return (each.name, *(f"{part}/{whole}" for part, whole in _parts([each])))


def _shares(scores: Sequence[ConversationScore]) -> tuple[str, ...]:
    return ("all", *(f"{part}/{whole} ({percent(part, whole):.0f} %)" for part, whole in _parts(scores)))


def _parts(scores: Sequence[ConversationScore]) -> list[tuple[int, int]]:
    """What was reached and what could be, for each of the columns of `FOUND`."""
    shares: tuple[tuple[Length, Length], ...] = (
        (lambda s: len(s.critical_found), lambda s: s.critical),
        (lambda s: len(s.found), lambda s: s.facts),
        (lambda s: len(s.placed), lambda s: len(s.found)),
        (lambda s: len(s.sprung), lambda s: s.traps),
        (lambda s: len(s.tasks_found), lambda s: s.tasks),
        (lambda s: len(s.due_right), lambda s: s.tasks),
        (lambda s: len(s.dated_right), lambda s: s.dated),
    )
    return [
        (sum(part(each.score) for each in scores), sum(whole(each.score) for each in scores))
        for part, whole in shares
    ]


def _form(name: str, scores: Sequence[ConversationScore]) -> tuple[str, ...]:
    """Counts and seconds in all, and the greatest peak."""
    counts: tuple[Length, ...] = (
        lambda s: s.tasks_listed,
        lambda s: s.statements,
        lambda s: s.characters,
        lambda s: s.without_evidence,
        lambda s: s.without_verbatim,
    )
    costs = [each.cost for each in scores]
    peak = max((cost.peak_mb for cost in costs), default=0.0)
    seconds = (sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs))
    figures = (str(sum(count(each.score) for each in scores)) for count in counts)
    return (name, *figures, *(figure(each) for each in seconds), figure(peak, 0))


def _missed(report: NotesReport, conversations: Sequence[Conversation], *, texts: bool) -> Sheet:
    known = {each.id: each for each in conversations}
    rows: list[tuple[str, ...]] = []
    for each in report.conversations:
        rows += _items(each, known[each.name], texts=texts)
    columns = ("conversation", "what", "id", *(("text",) if texts else ()))
    return Sheet("Missed facts and tasks, traps sprung", columns, tuple(rows))


def _items(each: ConversationScore, truth: Conversation, *, texts: bool) -> list[tuple[str, ...]]:
    score = each.score
    items = [
        (f"missed, {fact.importance}", f"{fact.id} ({fact.section})", fact.statement)
        for fact in truth.facts
        if fact.id in score.missed
    ]
    items += [
        (f"sprung, {trap.kind}", trap.id, trap.false_statement)
        for trap in truth.traps
        if trap.id in score.sprung
    ]
    items += [
        ("task missed" if n not in score.tasks_found else "due day wrong", f"task {n}", task.what)
        for n, task in enumerate(truth.tasks, 1)
        if n not in score.due_right
    ]
    return [(each.name, what, name, *((text,) if texts else ())) for what, name, text in items]


def _kinds(report: NotesReport, conversations: Sequence[Conversation]) -> Sheet:
    scored = {each.name for each in report.conversations}
    there = Counter(trap.kind for each in conversations if each.id in scored for trap in each.traps)
    sprung = Counter(kind for each in report.conversations for kind in each.score.sprung_kinds)
    rows = tuple((kind, f"{sprung[kind]}/{there[kind]}") for kind in sorted(there))
    return Sheet("Traps sprung by kind", ("kind", "sprung"), rows)
