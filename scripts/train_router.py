"""Trains the note stage's small linear models, and reports them by leaving one conversation out at a time.

    python scripts/train_router.py CONVERSATIONS MTS_DIALOG [--out FILE] [--without ID]

CONVERSATIONS is a folder of conversations with their facts, MTS_DIALOG the folder `Main-Dataset` of
MTS-Dialog (CC BY 4.0). Only weights are written, no text. Two models come out: how much a unit matters, and
for each built-in template to which section it belongs. scikit-learn comes with `casescribe[bench]`.
"""

import argparse
import csv
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from casescribe.model.template import Template
from casescribe.model.transcript import Role, Turn
from casescribe.stages.note.embed import MiniLm
from casescribe.stages.note.features import Features, features, nearness
from casescribe.stages.note.lexicon import FUNCTION
from casescribe.stages.note.route import importance, routes, smoothed
from casescribe.stages.note.templates import builtin_ids, load_template
from casescribe.stages.note.units import Unit, find_units
from casescribe.stages.note.weights import Weights, save_weights

_ROLES: dict[str, Role] = {
    "officer": "officer",
    "nurse": "officer",
    "social worker": "officer",
    "person": "person",
}
_ROLES |= {"patient": "person", "Doctor": "officer", "Patient": "person"}
_HEADERS = {
    "ALLERGY": "allergies",
    "MEDICATIONS": "medications",
    "FAM/SOCHX": "social-context",
    "CC": "reason-for-admission",
    "GENHX": "reason-for-admission",
    "EXAM": "clinical-summary",
    "ASSESSMENT": "clinical-summary",
    "DIAGNOSIS": "clinical-summary",
    "LABS": "clinical-summary",
    "IMAGING": "clinical-summary",
    "EDCOURSE": "clinical-summary",
    "PLAN": "plan-and-actions",
    "DISPOSITION": "plan-and-actions",
}
_SNIPPETS_PER_HEADER = 60
_SNIPPET_WEIGHT = 0.05
_ABOUT_WEIGHT = 2.0
_MATTER_C, _PLACE_C = 0.02, 0.05
_CRITICAL_WEIGHT = 1.5
_SHORTEST_STEM = 3


@dataclass(frozen=True)
class Example:
    """One conversation as the models see it; `section` holds "" where no fact rests on the unit."""

    name: str
    domain: str
    units: tuple[Unit, ...]
    features: Features
    section: tuple[str, ...]
    weight: tuple[float, ...]


def read_conversation(path: Path, embedder: MiniLm) -> Example:
    """Units of a shared conversation, labelled with the section of the fact that rests on them."""
    content = json.loads(path.read_text())
    turns = [
        Turn(id=f"t{i}", speaker=turn["speaker"], start=i, end=i + 1, text=" ".join(turn["text"].split()))
        for i, turn in enumerate(content["turns"])
    ]
    roles = {speaker["id"]: _ROLES.get(speaker["role"], "other") for speaker in content["speakers"]}
    units = find_units(turns)
    labels = [_label(unit, content["facts"]) for unit in units]
    seen = features(units, roles, embedder)
    sections, weights = (tuple(column) for column in zip(*labels, strict=True))
    return Example(content["id"], content["domain"], units, seen, sections, weights)


def _label(unit: Unit, facts: Sequence[dict[str, Any]]) -> tuple[str, float]:
    """The section and weight of the fact that shares most with the unit, or none."""
    mine = _stems(f"{unit.text} {unit.question_text if unit.leans else ''}")
    best, shared = None, 0
    for fact in facts:
        if any(piece.turn in fact["evidence_turns"] for piece in unit.pieces):
            count = len(mine & _stems(fact["statement"]))
            best, shared = (fact, count) if count > shared else (best, shared)
    if best is None:
        return "", 1.0
    return best["section"], _CRITICAL_WEIGHT if best["importance"] == "critical" else 1.0


def _stems(text: str) -> set[str]:
    return {
        word[:5]
        for word in re.findall(r"[a-z0-9]+", text.lower())
        if word not in FUNCTION and len(word) >= _SHORTEST_STEM
    }


def read_snippets(folder: Path, embedder: MiniLm) -> Example:
    """Units of MTS-Dialog's training set, labelled with the discharge section that their heading means."""
    units: list[Unit] = []
    sections: list[str] = []
    left = dict.fromkeys(_HEADERS, _SNIPPETS_PER_HEADER)
    with (folder / "MTS-Dialog-TrainingSet.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            if left.get(row["section_header"], 0) > 0:
                left[row["section_header"]] -= 1
                found = find_units(_snippet_turns(row["dialogue"]))
                units += found
                sections += [_HEADERS[row["section_header"]]] * len(found)
    seen = features(units, _ROLES, embedder)
    return Example(
        "mts", "hospital-discharge", tuple(units), seen, tuple(sections), (_SNIPPET_WEIGHT,) * len(units)
    )


def _snippet_turns(dialogue: str) -> list[Turn]:
    turns = []
    for i, line in enumerate(dialogue.splitlines()):
        speaker, colon, text = line.partition(":")
        if colon and text.strip():
            turns.append(
                Turn(id=f"t{i}", speaker=speaker.strip(), start=i, end=i + 1, text=" ".join(text.split()))
            )
    return turns


def train_matter(examples: Sequence[Example]) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Weights of importance, shape [features + 1]."""
    inputs = np.vstack([example.features.matter() for example in examples])
    labels = [bool(section) for example in examples for section in example.section]
    weights = [weight for example in examples for weight in example.weight]
    model = LogisticRegression(C=_MATTER_C, max_iter=3000).fit(inputs, labels, sample_weight=weights)
    return np.append(model.coef_[0], model.intercept_[0]).astype(np.float32)


def train_place(
    template: Template, examples: Sequence[Example], embedder: MiniLm
) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Weights of place for one template, shape [sections, features + 1]."""
    ids = [section.id for section in template.sections]
    inputs, labels, weights = _about_rows(template, embedder)
    for example in examples:
        near = nearness(example.features.meaning, template.sections, embedder)
        rows = example.features.place(near)
        chosen = [i for i, section in enumerate(example.section) if section in ids]
        inputs += [rows[i] for i in chosen]
        labels += [ids.index(example.section[i]) for i in chosen]
        weights += [example.weight[i] for i in chosen]
    shares = np.bincount(labels, weights=weights, minlength=len(ids))
    balanced = np.array(weights) * shares.mean() / shares[labels]
    model = LogisticRegression(C=_PLACE_C, max_iter=3000).fit(
        np.array(inputs), labels, sample_weight=balanced
    )
    assert list(model.classes_) == list(range(len(ids)))
    return np.hstack([model.coef_, model.intercept_[:, None]]).astype(np.float32)


def _about_rows(template: Template, embedder: MiniLm) -> tuple[list[Any], list[int], list[float]]:
    """The template's own sentences as examples; a sentence is not compared with itself."""
    rows: list[Any] = []
    labels: list[int] = []
    for index, section in enumerate(template.sections):
        for sentence in section.about:
            turn = Turn(id="t", speaker="A", start=0, end=1, text=sentence)
            for unit in find_units([turn]):
                seen = features([unit], {}, embedder)
                others = tuple(
                    one.model_copy(update={"about": tuple(s for s in one.about if s != sentence)})
                    for one in template.sections
                )
                signals = np.zeros_like(seen.signals)
                near = nearness(seen.meaning, others, embedder)
                rows.append(Features(seen.meaning, signals).place(near)[0])
                labels.append(index)
    return rows, labels, [_ABOUT_WEIGHT] * len(rows)


def train(examples: Sequence[Example], snippets: Example, embedder: MiniLm) -> Weights:
    """Both models from all given examples."""
    place = {}
    for name in builtin_ids():
        own = [example for example in [*examples, snippets] if example.domain == name]
        if own:
            place[name] = train_place(load_template(name), own, embedder)
    return Weights(train_matter(examples), place)


def report(examples: Sequence[Example], snippets: Example, embedder: MiniLm) -> None:
    """Leave one conversation out: units routed right, and important ones ranked in the upper half."""
    for left_out in examples:
        weights = train([e for e in examples if e is not left_out], snippets, embedder)
        ids = [section.id for section in load_template(left_out.domain).sections]
        scores = routes(left_out.features, load_template(left_out.domain), weights, embedder)
        scores = smoothed(scores, [unit.exchange for unit in left_out.units])
        matters = importance(left_out.features, weights)
        noted = [i for i, section in enumerate(left_out.section) if section]
        right = sum(ids[int(scores[i].argmax())] == left_out.section[i] for i in noted)
        median = float(np.median(matters))
        upper = sum(bool(matters[i] > median) for i in noted)
        print(f"{left_out.name}: routed {right}/{len(noted)}, in the upper half {upper}/{len(noted)}")


def main() -> None:
    """Read, report, train and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("conversations", type=Path)
    parser.add_argument("mts_dialog", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/casescribe/stages/note/data/weights.npz"))
    parser.add_argument("--without", action="append", default=[], help="leave this conversation out")
    parser.add_argument("--no-report", action="store_true")
    options = parser.parse_args()
    embedder = MiniLm()
    paths = sorted(options.conversations.glob("*.json"))
    examples = [read_conversation(path, embedder) for path in paths if path.stem not in options.without]
    snippets = read_snippets(options.mts_dialog, embedder)
    if not options.no_report:
        report(examples, snippets, embedder)
    save_weights(train(examples, snippets, embedder), options.out)


if __name__ == "__main__":
    main()
