"""The trained numbers of the note stage: how much a unit matters, and where it belongs.

`data/weights.npz` is written by `scripts/train_router.py` from the shared conversations and MTS-Dialog
(CC BY 4.0); it holds numbers only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

_FILE = Path(__file__).parent / "data" / "weights.npz"


@dataclass(frozen=True)
class Weights:
    """Linear models over the features of `features.py`.

    `matter`: shape [features + 1], the last number is the constant. `place`: for a template's id a matrix
    [sections, features + 1] over its sections in their order.
    """

    matter: Matrix
    place: Mapping[str, Matrix]


def load_weights(path: Path = _FILE) -> Weights:
    """Read the weights that come with Casescribe, or those of another training run."""
    with np.load(path, allow_pickle=False) as stored:
        place = {
            name.removeprefix("place/"): stored[name] for name in stored.files if name.startswith("place/")
        }
        return Weights(matter=stored["matter"], place=place)


def save_weights(weights: Weights, path: Path) -> None:
    """Write weights so that the same numbers give the same bytes."""
    arrays = {f"place/{name}": matrix for name, matrix in sorted(weights.place.items())}
    np.savez_compressed(path, allow_pickle=False, matter=weights.matter, **arrays)
