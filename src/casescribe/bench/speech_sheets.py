"""The tables of `casescribe bench speech`."""

from casescribe.bench.score import Run, TalkScore
from casescribe.bench.sheet import Sheet, figure, mean
from casescribe.bench.speech import SpeechReport
from casescribe.bench.starts import StartError


def speech_sheets(report: SpeechReport) -> tuple[Sheet, ...]:
    """Cost, words, voices and times, one row a recording; comparison with every configuration run."""
    sheets = [_cost(report), _words(report), _starts(report), _voices(report)]
    if any(talk.rivals for talk in report.talks):
        sheets.append(_comparison(report))
    if report.failures:
        sheets.append(_failures(report))
    return tuple(sheets)


def _cost(report: SpeechReport) -> Sheet:
    columns = ("recording", "s", "wall s", "RTF", "CPU s", "peak MB", "wall / bare", "CPU / bare")
    rows = [
        (
            talk.name,
            figure(talk.seconds, 0),
            *_cost_figures(talk.ours),
            figure(talk.wall_ratio, 2),
            figure(talk.cpu_ratio, 2),
        )
        for talk in report.talks
    ]
    return Sheet("Cost of `casescribe write`, diarization, note and files included", columns, tuple(rows))


def _cost_figures(run: Run) -> tuple[str, ...]:
    cost = run.cost
    return figure(cost.wall), figure(run.rtf, 3), figure(cost.cpu), figure(cost.peak_mb, 0)


def _words(report: SpeechReport) -> Sheet:
    columns = (
        "recording", "WER %", "sub", "del", "ins", "longest loss", "lost passages", "inaudible s", "invented",
    )  # fmt: skip
    return Sheet("Words", columns, tuple((talk.name, *_word_figures(talk)) for talk in report.talks))


def _starts(report: SpeechReport) -> Sheet:
    columns = ("recording", "words", "median", "p95", "evidence", "median", "p95")
    rows = [(talk.name, *_times(talk.ours.words.starts), *_times(talk.evidence)) for talk in report.talks]
    return Sheet("Error of starts (seconds; how many could be compared)", columns, tuple(rows))


def _word_figures(talk: TalkScore) -> tuple[str, ...]:
    words = talk.ours.words
    counts = (words.substitutions, words.deletions, words.insertions, words.longest_loss, words.lost)
    return (
        figure(words.wer),
        *(str(count) for count in counts),
        figure(talk.inaudible_seconds),
        str(words.invented),
    )


def _times(error: StartError) -> tuple[str, str, str]:
    return str(error.count), figure(error.median, 2), figure(error.p95, 2)


def _voices(report: SpeechReport) -> Sheet:
    columns = (
        "recording", "speakers (true)", "words under the right voice %", "cpWER %", "DER % words ±0.25",
        "±0.125", "DER % turns ±0.25", "±0.125",
    )  # fmt: skip
    rows = []
    for talk in report.talks:
        v = talk.voices
        ders = (v.der_words_nist, v.der_words_pyannote, v.der_turns_nist, v.der_turns_pyannote)
        figures = (figure(value) for value in (v.attribution, v.cpwer, *ders))
        rows.append((talk.name, f"{v.found_speakers} ({v.true_speakers})", *figures))
    return Sheet("Voices", columns, tuple(rows))


def _comparison(report: SpeechReport) -> Sheet:
    names = sorted({name for talk in report.talks for name in talk.rivals})
    columns = ("WER %", "Casescribe", *names, "best rival", "difference")
    rows = [_compared(talk, names) for talk in report.talks]
    return Sheet(
        "Against bare faster-whisper (WER %; mean RTF, peak MB)",
        columns,
        (*rows, *_means(report, names)),
    )


def _compared(talk: TalkScore, names: list[str]) -> tuple[str, ...]:
    others = [talk.rivals[name].words.wer if name in talk.rivals else None for name in names]
    best = min((wer for wer in others if wer is not None), default=None)
    ours = talk.ours.words.wer
    difference = "-" if best is None else f"{ours - best:+.1f}"
    return (talk.name, figure(ours), *(figure(wer) for wer in others), figure(best), difference)


def _means(report: SpeechReport, names: list[str]) -> tuple[tuple[str, ...], ...]:
    systems = [[talk.ours for talk in report.talks]]
    systems += [[talk.rivals[name] for talk in report.talks if name in talk.rivals] for name in names]
    wer = [figure(mean([run.words.wer for run in runs])) for runs in systems]
    speed = [figure(mean([run.rtf for run in runs]), 3) for runs in systems]
    peak = [figure(max(run.cost.peak_mb for run in runs), 0) for runs in systems]
    return (
        ("mean WER %", *wer, "", ""),
        ("mean RTF", *speed, "", ""),
        ("greatest peak MB", *peak, "", ""),
    )


def _failures(report: SpeechReport) -> Sheet:
    rows = tuple((f.name, str(f.code), f.complaint) for f in report.failures)
    return Sheet("Failed", ("recording", "exit code", "message"), rows)
