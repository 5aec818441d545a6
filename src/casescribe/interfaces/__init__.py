"""Thin doors to the use cases."""
