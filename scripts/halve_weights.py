"""Store an ONNX network's weights as float16, widened to float32 when it is loaded.

Halves the file and leaves the arithmetic in float32. Needs the package `onnx`, which Casescribe itself
does not: `python scripts/halve_weights.py SOURCE.onnx TARGET.onnx`.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

_LEAST_VALUES = 1024


def halve(source: Path, target: Path) -> None:
    """Write `source` to `target` with every large float32 weight as float16 and a cast after it."""
    network = onnx.load(str(source))
    graph = network.graph
    kept: list[TensorProto] = []
    casts = []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype == np.float32 and values.size >= _LEAST_VALUES:
            half = f"{tensor.name}_half"
            kept.append(numpy_helper.from_array(values.astype(np.float16), half))
            casts.append(helper.make_node("Cast", [half], [tensor.name], to=TensorProto.FLOAT))
        else:
            kept.append(tensor)
    nodes = [*casts, *graph.node]
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)
    onnx.checker.check_model(network)
    onnx.save(network, str(target))


if __name__ == "__main__":
    halve(Path(sys.argv[1]), Path(sys.argv[2]))
