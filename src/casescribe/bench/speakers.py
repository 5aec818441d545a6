"""Who said it: words under the right voice, and errors of a whole transcript with its voices."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from casescribe.bench.align import align, percent
from casescribe.bench.extras import Normalise
from casescribe.bench.heard import Said


def cpwer(reference: dict[str, str], hypothesis: dict[str, str], normalise: Normalise) -> float:
    """Concatenated minimum-permutation word error rate, in percent.

    Each voice's words are joined, voices are paired so that the sum of edits is least, and a voice without
    a partner counts wholly as errors (CHiME-6's measure; the pairing is found by the Hungarian method).

    Args:
        reference: Text by true speaker.
        hypothesis: Text by found speaker.
        normalise: Applied to each text before it is split into words.
    """
    true = [normalise(text).split() for text in reference.values()]
    found = [normalise(text).split() for text in hypothesis.values()]
    size = max(len(true), len(found))
    true += [[] for _ in range(size - len(true))]
    found += [[] for _ in range(size - len(found))]
    costs = np.array([[align(one, other).errors for other in found] for one in true])
    rows, columns = linear_sum_assignment(costs)
    return percent(float(costs[rows, columns].sum()), sum(len(words) for words in true))


def attribution(
    reference: Sequence[Said], hypothesis: Sequence[Said], pairs: Sequence[tuple[int, int]]
) -> float:
    """Rightly recognised words that stand under the right voice, in percent.

    Found voices are matched to true ones one to one, so that most words agree.

    Args:
        reference: The true words.
        hypothesis: The recognised words.
        pairs: Indices (reference, hypothesis) of rightly recognised words.
    """
    agreed = Counter((reference[i].speaker, hypothesis[j].speaker) for i, j in pairs)
    true = sorted({speaker for speaker, _ in agreed})
    found = sorted({speaker for _, speaker in agreed})
    counts = np.array([[agreed[one, other] for other in found] for one in true]).reshape(
        len(true), len(found)
    )
    rows, columns = linear_sum_assignment(counts, maximize=True)
    return percent(float(counts[rows, columns].sum()), len(pairs))
