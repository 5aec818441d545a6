"""Measures Casescribe against truth: a consumer of the whole product, imported by the command line alone."""
