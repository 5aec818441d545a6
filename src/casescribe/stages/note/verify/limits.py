"""The scores, tuned on three of the six conversations, that the checks share."""

ABOUT = 0.34
"""Score from which a clause is taken to speak of what a claim says."""
PLAIN = 0.5
"""Score from which it plainly does."""
SLACK = 0.08
"""Scores closer than this count as equal."""
SHARED = 0.6
"""Likeness from which two words stand for the same thing."""
