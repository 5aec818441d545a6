"""Templates as data: the built-in ones beside this file, and a user's own, read by the same rules."""

from casescribe.stages.note.templates.load import builtin_ids, load_template

__all__ = ["builtin_ids", "load_template"]
