"""Measures the verifier on the committed pairs: how many wrong statements it rejects, how many right ones.

    python scripts/measure_verify.py tests/data/verify_pairs.jsonl [tuning|held-out] [--show] [--bare]
"""

import datetime as dt
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from casescribe.model.transcript import Speaker, Turn
from casescribe.stages.note.embed import MiniLm
from casescribe.stages.note.verify import Checked, MeetingFacts, Tools, check_statement


def main() -> None:
    """Print, for each split, the verdicts of right and of wrong statements, by kind."""
    path, *rest = sys.argv[1:]
    show = "--show" in rest
    wanted = [word for word in rest if not word.startswith("-")] or ["tuning", "held-out"]
    pairs = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    tools = Tools(MiniLm(threads=1))
    for split in wanted:
        chosen = [pair for pair in pairs if pair["split"] == split]
        begin = time.process_time()
        found = [(pair, judged(pair, tools)) for pair in chosen]
        _report(split, found, (time.process_time() - begin) / max(len(chosen), 1))
        if show:
            _show(found)


def judged(pair: dict[str, Any], tools: Tools) -> Checked:
    """The verifier's finding on one pair."""
    turns = [Turn(start=float(n), end=float(n + 1), **turn) for n, turn in enumerate(pair["turns"])]
    speakers = tuple(Speaker(**speaker) for speaker in pair["speakers"])
    meeting = MeetingFacts(dt.date.fromisoformat(pair["date"]), speakers, frozenset(pair["named"]))
    return check_statement(pair["statement"], turns, meeting, tools)


def _report(split: str, found: list[tuple[dict[str, Any], Checked]], each: float) -> None:
    print(f"{split}: {len(found)} pairs, {each:.3f} CPU-seconds each")
    for right in (True, False):
        verdicts = Counter(checked.verdict for pair, checked in found if pair["right"] == right)
        total = sum(verdicts.values())
        shares = ", ".join(f"{name} {n} ({100 * n / total:.1f} %)" for name, n in sorted(verdicts.items()))
        print(f"  {'right' if right else 'wrong'} ({total}): {shares}")
    missed = Counter(p["kind"] for p, c in found if not p["right"] and c.verdict == "supported")
    kinds = Counter(p["kind"] for p, _ in found if not p["right"])
    print("  wrong but supported, by kind: " + (", ".join(f"{k} {n} of {kinds[k]}" for k, n in missed.items()) or "none"))


def _show(found: list[tuple[dict[str, Any], Checked]]) -> None:
    for pair, checked in found:
        if (checked.verdict == "supported") != pair["right"]:
            print(f"  {pair['kind']:12} {checked.verdict:11} {pair['id']} {pair['statement']} || {checked.reason}")


if __name__ == "__main__":
    main()
