"""Slow random changes over a picture: of light, of paper, of ink.

Needs the Debian packages python3-numpy and python3-opencv.
"""

import cv2
import numpy


def smooth_field(rng, height, width, cells):
    """A random field of about -1 to 1 that changes `cells` times along the longer side."""
    rows = max(2, int(round(cells * height / width)) + 1)
    coarse = rng.uniform(-1, 1, (rows, int(cells) + 1)).astype(numpy.float32)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
