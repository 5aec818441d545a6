"""The operator's model on a tiny ONNX graph, written byte by byte: logits = sum(ids) x weights + bias."""

import json
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from casescribe.errors import DamagedModel
from casescribe.model.transcript import Turn
from casescribe.stages.note.verify import MeetingFacts, OnnxEntailment, Tools, check_statement

LABELS = {"0": "contradiction", "1": "entailment", "2": "neutral"}


def varint(number: int) -> bytes:
    out = b""
    while number > 0x7F:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def field(number: int, value: int | bytes | str) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def tensor(name: str, kind: int, dims: list[int], raw: bytes) -> bytes:
    return b"".join(field(1, d) for d in dims) + field(2, kind) + field(8, name) + field(9, raw)


def value(name: str, kind: int, dims: list[int | str]) -> bytes:
    shape = b"".join(field(1, field(1, d) if isinstance(d, int) else field(2, d)) for d in dims)
    return field(1, name) + field(2, field(1, field(1, kind) + field(2, shape)))


def node(op: str, inputs: list[str], output: str, attribute: bytes = b"") -> bytes:
    given = b"".join(field(1, name) for name in inputs)
    return given + field(2, output) + field(4, op) + (field(5, attribute) if attribute else b"")


def model(weights: tuple[float, float, float], bias: tuple[float, float, float]) -> bytes:
    to_float = field(1, "to") + field(3, 1) + field(20, 2)
    nodes = [
        node("Cast", ["input_ids"], "floats", to_float),
        node("ReduceSum", ["floats", "axis"], "sum"),
        node("Mul", ["sum", "weights"], "scaled"),
        node("Add", ["scaled", "bias"], "logits"),
    ]
    graph = b"".join(field(1, one) for one in nodes) + field(2, "tiny")
    graph += field(5, tensor("axis", 7, [1], struct.pack("<q", 1)))
    graph += field(5, tensor("weights", 1, [3], struct.pack("<3f", *weights)))
    graph += field(5, tensor("bias", 1, [3], struct.pack("<3f", *bias)))
    graph += field(11, value("input_ids", 7, [1, "n"])) + field(12, value("logits", 1, [1, 3]))
    return field(1, 8) + field(7, graph) + field(8, field(1, "") + field(2, 13))


def folder(
    path: Path, bias: tuple[float, float, float], weights: tuple[float, float, float] = (0.0, 0.0, 0.0)
) -> Path:
    tokenizer = Tokenizer(WordLevel({"[UNK]": 0, "rain": 1, "snow": 2}, unk_token="[UNK]"))  # noqa: S106 - no secret
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(path / "tokenizer.json"))
    (path / "config.json").write_text(json.dumps({"id2label": LABELS}), encoding="utf-8")
    (path / "model.onnx").write_bytes(model(weights, bias))
    return path


def test_probabilities_follow_the_labels(tmp_path: Path) -> None:
    follows, contradicts = OnnxEntailment(folder(tmp_path, (0.0, 5.0, 0.0))).judge("rain", "rain")
    assert follows > 0.98
    assert contradicts < 0.01


def test_the_words_reach_the_model(tmp_path: Path) -> None:
    judge = OnnxEntailment(folder(tmp_path, (0.0, 0.0, 0.0), (0.0, 1.0, 0.0))).judge
    assert judge("rain snow", "snow")[0] > judge("rain", "rain")[0]


@pytest.mark.parametrize(
    ("bias", "verdict"),
    [((0.0, 5.0, 0.0), "supported"), ((5.0, 0.0, 0.0), "unsupported"), ((0.0, 0.0, 5.0), "unsure")],
)
def test_the_model_adds_a_check(
    tmp_path: Path, talk: Callable[..., tuple[Turn, ...]], bias: tuple[float, float, float], verdict: str
) -> None:
    tools = Tools(entailment=OnnxEntailment(folder(tmp_path, bias)))
    turns = talk("B: I have twelve beds.")
    found = check_statement("He has twelve beds.", turns, MeetingFacts(None, ()), tools)
    assert [check.verdict for check in found.checks if check.name == "entailment"] == [verdict]
    assert found.verdict == verdict


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_missing_file_is_told(tmp_path: Path, name: str) -> None:
    (folder(tmp_path, (0.0, 0.0, 0.0)) / name).unlink()
    with pytest.raises(DamagedModel, match=tmp_path.name):
        OnnxEntailment(tmp_path)


@pytest.mark.parametrize("labels", [{"0": "good", "1": "bad"}, {"0": "entailment"}, {}])
def test_labels_of_another_task_are_refused(tmp_path: Path, labels: dict[str, str]) -> None:
    folder(tmp_path, (0.0, 0.0, 0.0))
    (tmp_path / "config.json").write_text(json.dumps({"id2label": labels}), encoding="utf-8")
    with pytest.raises(DamagedModel, match="entailment model"):
        OnnxEntailment(tmp_path)
