"""From log probabilities to text, and how far two texts are apart.

Needs the Debian package python3-numpy.
"""

import numpy

from characters import ALPHABET


def decode(log_probabilities):
    """Greedy CTC: the best class of every step, repetitions and blanks dropped. Takes [T,38]."""
    best = numpy.asarray(log_probabilities).argmax(1)
    kept = [c for i, c in enumerate(best) if c != 0 and (i == 0 or c != best[i - 1])]
    return "".join(ALPHABET[c - 1] for c in kept)


def distance(left, right):
    """Edit distance (Levenshtein)."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]
