"""Checks every statement against its evidence, independently of whoever wrote it."""

from casescribe.stages.note.verify.bare import Verifier, check_bare
from casescribe.stages.note.verify.check_names import said_names
from casescribe.stages.note.verify.entailment import Entailment, OnnxEntailment
from casescribe.stages.note.verify.find import find_evidence
from casescribe.stages.note.verify.statement import check_statement
from casescribe.stages.note.verify.verdicts import Checked, CheckedStatement, MeetingFacts, Tools

__all__ = [
    "Checked",
    "CheckedStatement",
    "Entailment",
    "MeetingFacts",
    "OnnxEntailment",
    "Tools",
    "Verifier",
    "check_bare",
    "check_statement",
    "find_evidence",
    "said_names",
]
