"""Reads a template from YAML and says plainly what is wrong with one that breaks the rules."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from yaml.nodes import MappingNode, Node, SequenceNode

from casescribe.errors import TemplateError, UnreadableInput
from casescribe.model.template import Template

_FOLDER = Path(__file__).parent
_SUFFIXES = (".yaml", ".yml")
_MAX_BYTES = 1_000_000

_ADVICE = {
    "extra_forbidden": "is not a field of a template; remove it or correct its spelling",
    "missing": "is missing; add it",
    "string_pattern_mismatch": "must be lower-case letters, digits and hyphens, beginning with a letter",
    "string_too_short": "must not be empty",
    "too_short": "must hold at least one section",
    "greater_than": "must be a number above 0",
    "string_type": "must be text",
    "tuple_type": "must be a list",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "float_parsing": "must be a number",
    "float_type": "must be a number",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "model_type": "must be a mapping of fields",
}


def builtin_ids() -> tuple[str, ...]:
    """The ids of the templates that come with Casescribe, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def load_template(id_or_path: str | Path) -> Template:
    """A built-in template by its id, or a user's own by its file's path.

    Raises:
        UnreadableInput: the file cannot be read.
        TemplateError: no such template, or the file breaks the rules (message: line, field, what is allowed).
    """
    if str(id_or_path) in builtin_ids():
        return _parse(_FOLDER / f"{id_or_path}.yaml")
    path = Path(id_or_path)
    if path.suffix not in _SUFFIXES and not path.exists():
        known = ", ".join(builtin_ids())
        raise TemplateError(f"{id_or_path}: no such template; choose one of {known}, or give a .yaml file.")
    return _parse(path)


def _parse(path: Path) -> Template:
    text = _read(path)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        content = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise TemplateError(f"{path.name}{_yaml_place(error)}: not valid YAML; correct the layout.") from None
    if not isinstance(content, dict):
        raise TemplateError(f"{path.name}: line 1: a template must be a mapping with id, title and sections.")
    try:
        return Template.model_validate(content)
    except ValidationError as error:
        raise TemplateError(f"{path.name}: {_explain(error, root)}") from None


def _read(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError:
        raise UnreadableInput(
            f"{path.name}: the template cannot be read; check its name and permissions."
        ) from None
    if len(raw) > _MAX_BYTES:
        raise TemplateError(f"{path.name}: larger than 1 MB; a template is a short YAML text.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TemplateError(f"{path.name}: not UTF-8 text; save the template as UTF-8.") from None


def _yaml_place(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f": line {mark.line + 1}" if mark else ""


def _explain(error: ValidationError, root: Node | None) -> str:
    problem = error.errors()[0]
    place = tuple(problem["loc"])
    field = ".".join(str(part) for part in place) or "template"
    if problem["type"] == "value_error":
        return f"line {_line(root, place)}: {problem['msg'].removeprefix('Value error, ')}."
    advice = _ADVICE.get(problem["type"], problem["msg"])
    return f"line {_line(root, place)}: {field} {advice}."


def _line(node: Any, place: tuple[int | str, ...]) -> int:
    """The line of the innermost node on the way to `place` that exists."""
    line = int(node.start_mark.line) + 1 if isinstance(node, Node) else 1
    for part in place:
        found = _child(node, part)
        if found is None:
            return line
        line, node = found
    return line


def _child(node: Any, part: int | str) -> tuple[int, Node] | None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == part:
                return key.start_mark.line + 1, value
    if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark.line + 1, node.value[part]
    return None
