"""Which section a unit belongs to, and how much it matters."""

from collections.abc import Sequence

import numpy as np

from casescribe.model.template import Template
from casescribe.stages.note.embed import Embedder, Vectors
from casescribe.stages.note.features import Features, nearness
from casescribe.stages.note.weights import Matrix, Weights

_REACH, _STRANGER = 2.5, 0.4
_SHARPNESS = 9.0
"""Of the likenesses: a lead of 0.1 gives odds of about five to two."""


def importance(features: Features, weights: Weights) -> Vectors:
    """How likely a careful officer would note each unit, 0 to 1, shape [units]."""
    return _logistic(_linear(features.matter(), weights.matter[None, :])[:, 0])


def routes(features: Features, template: Template, weights: Weights, embedder: Embedder) -> Vectors:
    """How likely each unit belongs to each section, rows sum to 1, shape [units, sections].

    The likeness to the sections' `about` sentences decides; a built-in template's trained model adds to it.
    """
    near = nearness(features.meaning, template.sections, embedder)
    trained = weights.place.get(template.id)
    inputs = features.place(near)
    if trained is None or trained.shape != (len(template.sections), inputs.shape[1] + 1):
        return _softmax(near * _SHARPNESS)
    return _softmax(near * _SHARPNESS + _linear(inputs, trained))


def smoothed(likely: Vectors, exchanges: Sequence[int]) -> Vectors:
    """The same with the neighbours' say: talk stays with a topic, most of all within one exchange.

    Args:
        likely: what `routes` gave, shape [units, sections].
        exchanges: each unit's exchange.
    """
    places = np.arange(len(exchanges))
    apart = np.abs(places[:, None] - places[None, :])
    own = np.asarray(exchanges)[:, None] == np.asarray(exchanges)[None, :]
    say = np.exp(-apart / _REACH) * np.where(own, 1.0, _STRANGER)
    return _softmax(np.asarray(say @ np.log(likely + 1e-6), dtype=np.float32))


def _linear(inputs: Vectors, matrix: Matrix) -> Vectors:
    return np.asarray(inputs @ matrix[:, :-1].T + matrix[:, -1], dtype=np.float32)


def _logistic(values: Vectors) -> Vectors:
    return np.asarray(1 / (1 + np.exp(-values)), dtype=np.float32)


def _softmax(values: Vectors) -> Vectors:
    raised = np.exp(values - values.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
