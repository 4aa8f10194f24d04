"""What lies behind and around the text: paper with security print, marks across it, and the surroundings of
the document. All work on grey float32 images of 0 to 255; `unit` is the height of a capital in pixels,
`severity` is 1, or less for a good photograph.

Needs the Debian packages python3-numpy and python3-opencv.
"""

import cv2
import numpy

from smooth_field import smooth_field


def guilloche(rng, height, width, unit):
    """Fine wavy lines; `unit` is the height of a capital in pixels."""
    y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32) / unit
    total = numpy.zeros((height, width), numpy.float32)
    for _ in range(rng.integers(1, 4)):
        angle, fineness = rng.uniform(0, numpy.pi), rng.uniform(1.5, 16)
        wave = rng.uniform(0, 1.2) * numpy.sin(x * rng.uniform(0.2, 2.5) + rng.uniform(0, 6.3))
        phase = (x * numpy.cos(angle) + y * numpy.sin(angle) + wave * 0.6) * fineness
        lines = numpy.sin(phase + rng.uniform(0, 6.3))
        total += numpy.where(lines > rng.uniform(-0.5, 0.9), 1.0, 0.0) if rng.random() < 0.5 else lines
    return total


def paper(rng, height, width, unit, severity):
    image = numpy.full((height, width), rng.uniform(125, 252), numpy.float32)
    image += smooth_field(rng, height, width, rng.integers(2, 8)) * abs(rng.normal(0, 14)) * severity
    if rng.random() < 0.6:
        image -= guilloche(rng, height, width, unit) * rng.uniform(2, 28) * severity
    if rng.random() < 0.4:
        texture = smooth_field(rng, height, width, max(3, width / unit * rng.uniform(0.5, 3)))
        image += texture * rng.uniform(2, 22) * severity
    if rng.random() < 0.3:
        image += rng.normal(0, rng.uniform(1, 14) * severity, (height, width)).astype(numpy.float32)
    return image


def surroundings(rng, image, start, end, unit):
    """What a crop that reaches too far shows before column `start` or after column `end`: the document's
    edge, then the table or another picture."""
    height, width = image.shape
    rows = numpy.arange(height, dtype=numpy.float32)[:, None]
    columns = numpy.arange(width)[None] + rows * rng.normal(0, 0.03)
    other = numpy.full((height, width), rng.uniform(0, 255), numpy.float32)
    if rng.random() < 0.5:
        picture = smooth_field(rng, height, width, max(3, width / unit * rng.uniform(0.3, 2)))
        other += picture * rng.uniform(5, 90)
    softness = rng.uniform(0.2, 1.5)
    for away in (start - columns, columns - end):
        if rng.random() < 0.6:
            away = away - unit * rng.uniform(0.25, 1.2)
            outside = 0.5 + 0.5 * numpy.tanh(away / softness)
            image = image * (1 - outside) + other * outside
            if rng.random() < 0.3:
                image = image + numpy.exp(-((away / max(0.6, unit * 0.06)) ** 2)) * rng.uniform(-120, 60)
    return image.astype(numpy.float32)


def scratch(rng, image, unit):
    """Lines, marks and edges of other print that cross the text."""
    height, width = image.shape
    for _ in range(rng.integers(1, 4)):
        ends = rng.uniform(-0.1, 1.1, 4) * (width, height, width, height)
        if rng.random() < 0.5:
            ends[2] = ends[0] + rng.normal(0, unit * 2)
        thickness = max(1, int(round(unit * rng.uniform(0.02, 0.12))))
        start, end = tuple(int(v) for v in ends[:2]), tuple(int(v) for v in ends[2:])
        mark = numpy.zeros((height, width), numpy.float32)
        cv2.line(mark, start, end, 1.0, thickness, cv2.LINE_AA)
        image += mark * rng.uniform(-70, 70)
    return image
