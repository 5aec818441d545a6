"""An operator's own entailment model as one more check: a local folder with an ONNX file and a tokenizer."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from casescribe.errors import DamagedModel

_MODEL, _TOKENIZER, _CONFIG = "model.onnx", "tokenizer.json", "config.json"
_LONGEST = 512


class Entailment(Protocol):
    """Says how surely a text follows from another."""

    def judge(self, premise: str, hypothesis: str) -> tuple[float, float]:
        """Probabilities that `hypothesis` follows from `premise`, and that it contradicts it."""
        ...


class OnnxEntailment:
    """A sequence-pair classifier on ONNX Runtime, one thread.

    The folder holds `model.onnx` (inputs input_ids, attention_mask and, where the model has it,
    token_type_ids, int64 [1, tokens]; first output logits [1, labels]), `tokenizer.json` and a
    `config.json` whose `id2label` names one label that begins with "entail" and one with "contra".
    """

    def __init__(self, folder: Path) -> None:
        """Load the model.

        Raises:
            DamagedModel: a file is missing or unreadable, or the labels are not those of entailment.
        """
        labels = _labels(folder)
        self._entails, self._contradicts = _place(folder, labels, "entail"), _place(folder, labels, "contra")
        try:
            self._tokenizer: Any = Tokenizer.from_file(str(folder / _TOKENIZER))
            self._session = onnxruntime.InferenceSession(
                (folder / _MODEL).read_bytes(), _options(), providers=["CPUExecutionProvider"]
            )
        except Exception as problem:  # the two libraries raise bare exceptions of many kinds
            raise DamagedModel(
                f"{folder.name}: the entailment model cannot be loaded; "
                f"give a folder with {_MODEL}, {_TOKENIZER} and {_CONFIG}."
            ) from problem
        self._tokenizer.enable_truncation(_LONGEST)
        self._inputs = {given.name for given in self._session.get_inputs()}

    def judge(self, premise: str, hypothesis: str) -> tuple[float, float]:
        """Probabilities that `hypothesis` follows from `premise`, and that it contradicts it."""
        encoded = self._tokenizer.encode(premise, hypothesis)
        given = {
            "input_ids": encoded.ids,
            "attention_mask": encoded.attention_mask,
            "token_type_ids": encoded.type_ids,
        }
        feed = {
            name: np.asarray([ids], dtype=np.int64) for name, ids in given.items() if name in self._inputs
        }
        logits = np.asarray(self._session.run(None, feed)[0], dtype=np.float64)[0]
        raised = np.exp(logits - logits.max())
        sure = raised / raised.sum()
        return float(sure[self._entails]), float(sure[self._contradicts])


def _options() -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return options


def _labels(folder: Path) -> Sequence[str]:
    try:
        named = json.loads((folder / _CONFIG).read_text(encoding="utf-8"))["id2label"]
        return [str(named[key]).lower() for key in sorted(named, key=int)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise DamagedModel(f"{folder.name}: {_CONFIG} does not name the labels; add `id2label`.") from None


def _place(folder: Path, labels: Sequence[str], wanted: str) -> int:
    found = [place for place, label in enumerate(labels) if label.startswith(wanted)]
    if len(found) != 1:
        raise DamagedModel(
            f"{folder.name}: no single label begins with '{wanted}'; give an entailment model."
        )
    return found[0]
