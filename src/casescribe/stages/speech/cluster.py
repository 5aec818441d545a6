"""Which pieces of speech are one voice's: clustering of voice embeddings, with the number of voices.

First, agglomerative clustering with average linkage makes small pure groups. Then groups are merged while
two of them are the same voice. Sameness is the mean similarity between two groups over the geometric mean
of the similarity within them: what noise, a telephone or a room takes from all similarities alike cancels
out, so that one threshold serves them all (Spearman's correction for attenuation).
"""

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

Vectors = NDArray[np.float32]

MOST_COMPARED = 1500
"""Pieces that are compared each with each; the others are assigned. Keeps memory flat for any length."""

_FINE = 0.35
_MOST_FINE = 60
_SAME = 0.8
_LEAST_SHARE = 0.02
_LEAST_SECONDS = 2.5
_ENOUGH_SECONDS = 30.0
_PRIOR_PAIRS = 3.0
_CLEAR_SECONDS = 0.8
_ROUNDS = 3


def find_voices(vectors: Vectors, seconds: NDArray[np.float64], count: int | None = None) -> Vectors:
    """The voices behind embeddings.

    Args:
        vectors: unit length, shape [n, size], n at least 1, in order of time.
        seconds: how long each piece is, shape [n].
        count: the number of voices when it is known; fewer come back only when there are fewer pieces.

    Returns:
        The voices as unit vectors, shape [voices, size], the most talkative first.
    """
    chosen = _compared(seconds)
    held, weights = vectors[chosen], seconds[chosen]
    groups = _merged(held, weights, _fine(held, count), count)
    centroids = np.stack([_centre(held[g], weights[g]) for g in groups])
    for _ in range(_ROUNDS):
        centroids = _refined(centroids, vectors, seconds)
    return centroids


def unit(vectors: Vectors) -> Vectors:
    """The vectors at unit length."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-9), np.float32)


def _compared(seconds: NDArray[np.float64]) -> NDArray[np.int64]:
    """Indices of the pieces to compare: the clear ones, thinned evenly over time when they are many."""
    clear = np.flatnonzero(seconds >= _CLEAR_SECONDS)
    if len(clear) == 0:
        clear = np.argsort(-seconds, kind="stable")[:MOST_COMPARED]
        clear.sort()
    if len(clear) <= MOST_COMPARED:
        return clear
    blocks = np.array_split(clear, MOST_COMPARED)
    return np.array([block[seconds[block].argmax()] for block in blocks])


def _fine(vectors: Vectors, count: int | None) -> list[NDArray[np.int64]]:
    """Small groups whose pieces are alike: more than there are voices."""
    if len(vectors) == 1:
        return [np.array([0])]
    tree = linkage(vectors, "average", metric="cosine")
    most = min(len(vectors), max(_MOST_FINE, count or 0))
    labels = fcluster(tree, _FINE, "distance")
    if labels.max() > most or labels.max() < (count or 0):
        labels = fcluster(tree, most if labels.max() > most else (count or 1), "maxclust")
    return [np.flatnonzero(labels == k) for k in range(1, labels.max() + 1)]


def _merged(
    vectors: Vectors, seconds: NDArray[np.float64], groups: list[NDArray[np.int64]], count: int | None
) -> list[NDArray[np.int64]]:
    """Groups merged while two are one voice, or until the count is reached; without those too small."""
    least = min(max(_LEAST_SECONDS, _LEAST_SHARE * float(seconds.sum())), _ENOUGH_SECONDS)
    while len(groups) > 1:
        sizes = np.array([seconds[g].sum() for g in groups])
        if count is not None and (sizes >= least).sum() <= count:
            break
        same = _sameness(vectors, groups)
        i, j = (int(k) for k in np.unravel_index(int(same.argmax()), same.shape))
        if count is None and same[i, j] < _SAME:
            break
        merged = np.sort(np.concatenate([groups[i], groups[j]]))
        groups = [g for k, g in enumerate(groups) if k not in (i, j)] + [merged]
    groups = sorted(groups, key=lambda g: (-seconds[g].sum(), g[0]))
    if count is not None:
        return groups[:count]
    return [g for g in groups if seconds[g].sum() >= least] or groups[:1]


def _sameness(vectors: Vectors, groups: list[NDArray[np.int64]]) -> NDArray[np.float64]:
    """How much each two groups are one voice, shape [groups, groups]; -1 on and below the diagonal."""
    sums = np.stack([vectors[g].sum(axis=0, dtype=np.float64) for g in groups])
    n = np.array([len(g) for g in groups], np.float64)
    gram = sums @ sums.T
    between = gram / np.outer(n, n)
    pairs = n * (n - 1)
    inside = np.diag(gram) - n
    pool = inside.sum() / max(pairs.sum(), 1.0) or 1.0
    within = np.maximum((inside + _PRIOR_PAIRS * pool) / (pairs + _PRIOR_PAIRS), 0.05)
    same = between / np.sqrt(np.outer(within, within))
    return np.where(np.triu(np.ones_like(same), 1) > 0, same, -1.0)


def _centre(vectors: Vectors, seconds: NDArray[np.float64]) -> Vectors:
    return unit((vectors * seconds[:, None]).sum(axis=0))


def _refined(centroids: Vectors, vectors: Vectors, seconds: NDArray[np.float64]) -> Vectors:
    """The centroids of what is nearest to each; one that nothing is nearest to stays."""
    nearest = (vectors @ centroids.T).argmax(axis=1)
    there = [nearest == k for k in range(len(centroids))]
    new = [_centre(vectors[t], seconds[t]) if t.any() else c for t, c in zip(there, centroids, strict=True)]
    return np.stack(new)
