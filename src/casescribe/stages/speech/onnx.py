"""The networks that ship with this stage: verified, then loaded."""

import hashlib
from importlib import resources
from types import MappingProxyType
from typing import Protocol

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from casescribe.errors import DamagedModel

SHA256 = MappingProxyType(
    {
        "campplus.onnx": "88fce2e628e9ec70d0c8ae0b7ee32bd4b2670834cf006a0bc87de39c29779d5a",
        "segmentation-3.0.onnx": "3a63c9cd35e98b26fd57c549d2eec6e2601801045ac198c7a0284232c7ba6d7c",
    }
)
"""SHA-256 (hexadecimal) of the files in `data/`, by file name."""


class Network(Protocol):
    """A network with one input and one output."""

    def __call__(self, x: NDArray[np.float32]) -> NDArray[np.float32]:
        """The output for the input `x`."""
        ...


def load(name: str, threads: int) -> Network:
    """The network in the file `name` of `data/`, checked against `SHA256` before use.

    Args:
        name: one of the names in `SHA256`.
        threads: how many threads it may use; they sleep between calls.

    Raises:
        DamagedModel: the file is not the one that was recorded.
    """
    return _open(verified(name, _read(name)), threads)


def verified(name: str, content: bytes) -> bytes:
    """`content`, when it is what `SHA256` records for `name`.

    Raises:
        DamagedModel: it is not.
    """
    if hashlib.sha256(content).hexdigest() != SHA256[name]:
        raise DamagedModel(f"{name}: the installed file is damaged; install casescribe again")
    return content


def _read(name: str) -> bytes:
    try:
        return resources.files("casescribe.stages.speech").joinpath("data", name).read_bytes()
    except OSError as error:
        raise DamagedModel(f"{name}: the installed file cannot be read; install casescribe again") from error


def _open(content: bytes, threads: int) -> Network:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = ort.InferenceSession(content, options, providers=["CPUExecutionProvider"])

    def run(x: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(session.run(None, {"x": x})[0], np.float32)

    return run
