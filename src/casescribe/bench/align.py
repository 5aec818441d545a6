"""Lines up what was heard with what was said: the ground of every word measure."""

from collections.abc import Sequence
from dataclasses import dataclass

from casescribe.bench.extras import load


@dataclass(frozen=True)
class Alignment:
    """The cheapest way from the reference to the hypothesis, by edit distance.

    `pairs` are the indices (reference, hypothesis) of equal tokens in order; `deleted` the indices of
    reference tokens that became nothing.
    """

    length: int
    substitutions: int
    deletions: int
    insertions: int
    pairs: tuple[tuple[int, int], ...]
    deleted: tuple[int, ...]

    @property
    def errors(self) -> int:
        """Edits needed."""
        return self.substitutions + self.deletions + self.insertions

    @property
    def rate(self) -> float:
        """Edits per reference token, in percent."""
        return percent(self.errors, self.length)


def align(reference: Sequence[str], hypothesis: Sequence[str]) -> Alignment:
    """Line up two lists of tokens (none holds a space) by jiwer."""
    found = load("jiwer").process_words(" ".join(reference), " ".join(hypothesis))
    pairs: list[tuple[int, int]] = []
    deleted: list[int] = []
    for chunk in found.alignments[0]:
        indices = range(chunk.ref_start_idx, chunk.ref_end_idx)
        if chunk.type == "equal":
            pairs += [(i, chunk.hyp_start_idx + n) for n, i in enumerate(indices)]
        elif chunk.type == "delete":
            deleted += indices
    return Alignment(
        length=len(reference),
        substitutions=found.substitutions,
        deletions=found.deletions,
        insertions=found.insertions,
        pairs=tuple(pairs),
        deleted=tuple(deleted),
    )


def longest_run(indices: Sequence[int]) -> int:
    """The length of the longest run of neighbouring numbers in an ordered list."""
    longest = run = 0
    for n, index in enumerate(indices):
        run = run + 1 if n and index == indices[n - 1] + 1 else 1
        longest = max(longest, run)
    return longest


def percent(part: float, whole: float) -> float:
    """`part` of `whole` in percent; of nothing, 0 when there is no part and 100 else."""
    if whole == 0:
        return 0.0 if part == 0 else 100.0
    return 100.0 * part / whole
