"""Measures the verifier on the committed pairs: how many wrong statements it rejects, how many right ones.

python scripts/measure_verify.py tests/data/verify_pairs.jsonl [tuning|held-out] [--show]

The file holds a line for each conversation and then a line for each pair: a statement, whether it is
right, what is wrong with it (`kind`), and the turns, with the two around each, that are its evidence.
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
from casescribe.stages.note.verify import Checked, MeetingFacts, Tools, check_statement, said_names

Record = dict[str, Any]


def main() -> None:
    """Print, for each split, the verdicts of right and of wrong statements, by kind."""
    path, *rest = sys.argv[1:]
    wanted = [word for word in rest if not word.startswith("-")] or ["tuning", "held-out"]
    conversations, pairs = read(Path(path))
    tools = Tools(MiniLm(threads=1))
    for split in wanted:
        chosen = [pair for pair in pairs if conversations[name_of(pair)]["split"] == split]
        begin = time.process_time()
        found = [(pair, judged(pair, conversations[name_of(pair)], tools)) for pair in chosen]
        report(split, found, (time.process_time() - begin) / max(len(chosen), 1))
        if "--show" in rest:
            show(found)


def read(path: Path) -> tuple[dict[str, Record], list[Record]]:
    """The conversations by name, and the pairs."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    conversations = {line["conversation"]: line for line in lines if "conversation" in line}
    return conversations, [line for line in lines if "statement" in line]


def name_of(pair: Record) -> str:
    """The conversation that a pair is from."""
    return str(pair["id"]).rpartition("-")[0]


def judged(pair: Record, conversation: Record, tools: Tools) -> Checked:
    """The verifier's finding on one pair."""
    turns = [Turn(start=float(n), end=float(n + 1), **turn) for n, turn in enumerate(conversation["turns"])]
    speakers = tuple(Speaker(**speaker) for speaker in conversation["speakers"])
    meeting = MeetingFacts(dt.date.fromisoformat(conversation["date"]), speakers, said_names(turns))
    return check_statement(pair["statement"], [turns[n] for n in pair["turns"]], meeting, tools)


def report(split: str, found: list[tuple[Record, Checked]], each: float) -> None:
    """Print a split's figures."""
    print(f"{split}: {len(found)} pairs, {each:.3f} CPU-seconds each")
    for right in (True, False):
        verdicts = Counter(checked.verdict for pair, checked in found if pair["right"] == right)
        total = sum(verdicts.values())
        shares = ", ".join(f"{name} {n} ({100 * n / total:.1f} %)" for name, n in sorted(verdicts.items()))
        print(f"  {'right' if right else 'wrong'} ({total}): {shares}")
    missed = Counter(
        pair["kind"] for pair, checked in found if not pair["right"] and checked.verdict == "supported"
    )
    kinds = Counter(pair["kind"] for pair, _ in found if not pair["right"])
    named = ", ".join(f"{kind} {n} of {kinds[kind]}" for kind, n in sorted(missed.items())) or "none"
    print(f"  wrong but supported, by kind: {named}")


def show(found: list[tuple[Record, Checked]]) -> None:
    """Print each right statement that is not supported, and each wrong one that is."""
    for pair, checked in found:
        if (checked.verdict == "supported") != pair["right"]:
            print(f"  {pair['kind']} {checked.verdict} {pair['id']} {pair['statement']} || {checked.reason}")


if __name__ == "__main__":
    main()
