"""The measured floors hold on every third pair; `scripts/measure_verify.py` has all figures."""

import runpy
from collections import Counter
from pathlib import Path

import pytest

from casescribe.stages.note.verify import Tools

KINDS = {
    "number", "money", "dose", "date", "time", "name", "negation", "condition", "plan", "hearsay", "swapped",
    "correction", "recorder", "joke", "invented",
}  # fmt: skip


@pytest.fixture(scope="module")
def script(root: Path) -> dict[str, object]:
    return runpy.run_path(str(root / "scripts" / "measure_verify.py"))


def test_the_pairs_cover_each_check_in_both_splits(root: Path, script: dict[str, object]) -> None:
    conversations, pairs = script["read"](root / "tests" / "data" / "verify_pairs.jsonl")  # type: ignore[operator]
    splits = {split: {p["kind"] for p in pairs if conversations[p["id"].rpartition("-")[0]]["split"] == split}
              for split in ("tuning", "held-out")}  # fmt: skip
    assert len(pairs) >= 400
    assert splits["tuning"] >= KINDS
    assert splits["held-out"] >= KINDS


FLOORS = {"tuning": (0.05, 0.05), "held-out": (0.15, 0.12)}


@pytest.mark.parametrize("split", sorted(FLOORS))
def test_measured_floors_hold(root: Path, script: dict[str, object], tools: Tools, split: str) -> None:
    """At most these shares of wrong statements are supported, and of right ones unsupported."""
    supported, rejected = FLOORS[split]
    conversations, pairs = script["read"](root / "tests" / "data" / "verify_pairs.jsonl")  # type: ignore[operator]
    chosen = [pair for pair in pairs if conversations[pair["id"].rpartition("-")[0]]["split"] == split][::3]
    verdicts = Counter(
        (pair["right"], script["judged"](pair, conversations[pair["id"].rpartition("-")[0]], tools).verdict)  # type: ignore[operator]
        for pair in chosen
    )
    wrong = sum(count for (right, _), count in verdicts.items() if not right)
    right = sum(count for (right, _), count in verdicts.items() if right)
    assert verdicts[False, "supported"] <= supported * wrong
    assert verdicts[True, "unsupported"] <= rejected * right
