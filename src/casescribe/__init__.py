"""Casescribe: a recording in, a case note with evidence out, offline."""

__version__ = "0.1.0"
