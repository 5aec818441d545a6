"""A unit as numbers: its meaning, its signals, and how near it is to each section of the template."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from casescribe.model.template import SectionTemplate
from casescribe.model.transcript import Role
from casescribe.stages.note.cues import NAMES, cues
from casescribe.stages.note.embed import Embedder, Vectors
from casescribe.stages.note.units import Unit

_MEANING = 4.0
"""Unit vectors have small coordinates; this brings them near the size of the signals."""


@dataclass(frozen=True)
class Features:
    """What the models see: `meaning` [units, 384] of unit length, `signals` [units, cues]."""

    meaning: Vectors
    signals: Vectors

    def matter(self) -> Vectors:
        """The input of the model of importance, shape [units, 384 + cues]."""
        return np.hstack([self.meaning * _MEANING, self.signals])

    def place(self, nearness: Vectors) -> Vectors:
        """The input of the model of place, shape [units, 384 + cues + sections]."""
        return np.hstack([self.meaning * _MEANING, self.signals * 0.5, nearness * _MEANING])


def features(units: Sequence[Unit], roles: dict[str, Role], embedder: Embedder) -> Features:
    """The features of `units`, which are all the units of one conversation in order."""
    last = max(len(units) - 1, 1)
    signals = [cues(unit, roles.get(unit.speaker, "other"), i / last) for i, unit in enumerate(units)]
    meaning = embedder.embed([context(unit) for unit in units])
    return Features(meaning, np.array(signals, dtype=np.float32).reshape(len(units), len(NAMES)))


def context(unit: Unit) -> str:
    """The words by which a unit is judged: its own, after the question when it leans on it."""
    return f"{unit.question_text} {unit.text}" if unit.leans else unit.text


def nearness(meaning: Vectors, sections: Sequence[SectionTemplate], embedder: Embedder) -> Vectors:
    """For each unit and section the likeness to the section's nearest sentence, shape [units, sections]."""
    columns = []
    for section in sections:
        sentences = embedder.embed([*section.about, section.guidance or section.title])
        columns.append((meaning @ sentences.T).max(axis=1))
    return np.stack(columns, axis=1).astype(np.float32)
