"""Cut a paper into parts of about the same size: weights of its pages, how many parts -> ranges of pages."""

from collections.abc import Sequence
from itertools import accumulate


def balanced(weights: Sequence[int], count: int) -> list[range]:
    """Return ``count`` ranges of pages, none empty, the heaviest of them as light as it can be."""
    low, high = max(weights), sum(weights)
    while low < high:
        middle = (low + high) // 2
        if len(_filled(weights, middle, count)) <= count:
            high = middle
        else:
            low = middle + 1
    return _filled(weights, low, count)


def heaviest(weights: Sequence[int], parts: Sequence[range]) -> int:
    """Return the weight of the heaviest part."""
    sums = [0, *accumulate(weights)]
    return max(sums[part.stop] - sums[part.start] for part in parts)


def _filled(weights: Sequence[int], most: int, count: int) -> list[range]:
    """Fill part after part up to ``most``, leaving a page for each part that is still to come."""
    parts: list[range] = []
    start = weight = 0
    for page, own in enumerate(weights):
        short = len(weights) - page <= count - len(parts) - 1
        if page > start and (weight + own > most or short):
            parts.append(range(start, page))
            start, weight = page, 0
        weight += own
    return [*parts, range(start, len(weights))]
