import hashlib
from importlib import resources

import numpy as np
import pytest

from casescribe.errors import DamagedModel
from casescribe.stages.speech.onnx import SHA256, load, verified

DATA = resources.files("casescribe.stages.speech").joinpath("data")


@pytest.mark.parametrize("name", sorted(SHA256))
def test_the_recorded_sum_is_that_of_the_shipped_file(name: str) -> None:
    assert hashlib.sha256(DATA.joinpath(name).read_bytes()).hexdigest() == SHA256[name]


def test_every_shipped_network_is_recorded_and_described() -> None:
    shipped = {f.name for f in DATA.iterdir() if f.name.endswith(".onnx")}
    assert shipped == set(SHA256)
    described = DATA.joinpath("README.md").read_text()
    assert [n for n, total in SHA256.items() if f"`{n}`" not in described or total not in described] == []


def test_a_changed_byte_is_refused_before_use() -> None:
    content = bytearray(DATA.joinpath("segmentation-3.0.onnx").read_bytes())
    content[1000] ^= 1
    with pytest.raises(DamagedModel) as caught:
        verified("segmentation-3.0.onnx", bytes(content))
    assert (
        str(caught.value) == "segmentation-3.0.onnx: the installed file is damaged; install casescribe again"
    )


def test_the_segmentation_gives_seven_classes_a_frame() -> None:
    network = load("segmentation-3.0.onnx", 1)
    assert network(np.zeros((1, 1, 160_000), np.float32)).shape == (1, 589, 7)


def test_the_embedding_has_192_values_and_is_the_same_every_time() -> None:
    network = load("campplus.onnx", 2)
    x = np.random.default_rng(0).standard_normal((1, 120, 80)).astype(np.float32)
    first = network(x)
    assert first.shape == (1, 192)
    assert network(x).tolist() == first.tolist()
