"""Finds every mention of danger: to the person, to others, direct or indirect. It never judges one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from casescribe.stages.note.embed import Embedder, Vectors
from casescribe.stages.note.features import context
from casescribe.stages.note.units import Unit

_FILE = Path(__file__).parent / "data" / "risk.yaml"
_NEAR = 0.5
"""Likeness to a danger sentence from which a unit is a mention of danger."""


@dataclass(frozen=True)
class _Danger:
    sentences: tuple[str, ...]
    words: re.Pattern[str]


def risk_mentions(units: Sequence[Unit], meaning: Vectors, embedder: Embedder) -> frozenset[int]:
    """Indices of the units that mention danger, by likeness of meaning or by a word.

    Args:
        units: all units of the conversation.
        meaning: their unit vectors, shape [units, 384].
        embedder: the one that made them.
    """
    danger = _danger()
    likeness = (meaning @ embedder.embed(danger.sentences).T).max(axis=1) if units else np.zeros(0)
    near = {i for i, value in enumerate(likeness) if value >= _NEAR}
    named = {i for i, unit in enumerate(units) if danger.words.search(context(unit))}
    return frozenset(near | named)


def danger_words() -> re.Pattern[str]:
    """Words that mention danger whatever stands around them."""
    return _danger().words


@cache
def _danger() -> _Danger:
    content = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    words = re.compile(r"\b(?:" + "|".join(content["words"].split()) + r")\b", re.IGNORECASE)
    return _Danger(tuple(content["sentences"]), words)
