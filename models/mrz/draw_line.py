"""One synthetic text line as the recogniser gets it: grey, 32 pixels high, cropped as a text detector crops.

Needs the Debian packages of ink.py.
"""

import cv2
import numpy

from camera import photograph, rescale, to_bytes
from ink import BASE, CAP, ink
from paper import paper, scratch, surroundings
from smooth_field import smooth_field

LINE_HEIGHT = 32
MARGINS = [-0.12, 0.02, 0.15, 0.4, 0.8, 1.6, 3.0]  # before and after the text, in heights of a capital
MARGIN_CHANCES = [0.08, 0.12, 0.25, 0.25, 0.15, 0.1, 0.05]


def crop_corners(rng, left, length, before, after):
    """Corners of the crop in mask pixels (clockwise from the upper left) and its height in capitals."""
    upper, lower = (float(numpy.clip(rng.normal(0.25, 0.14), -0.02, 0.75)) for _ in range(2))
    if rng.random() < 0.2:
        upper, lower = rng.uniform(0.1, 0.9, 2)
    tilt = rng.normal(0, 0.10) if rng.random() < 0.8 else rng.uniform(-0.6, 0.6)
    tilt = float(numpy.clip(tilt, -1, 1)) * CAP * min(1.0, length / (CAP * 14))
    widening = rng.normal(0, 0.04) * CAP
    x0, x1 = left - before, left + length + after
    # The text stays inside: what a tilt takes on one end, the margins give.
    spare = max(0.0, abs(tilt) / 2 - CAP * (min(upper, lower) + 0.04))
    y0, y1 = BASE - upper * CAP - spare, BASE + CAP * (1 + lower) + spare
    slant = rng.normal(0, 0.03) * CAP
    corners = [
        (x0 + slant, y0 - tilt / 2 - widening),
        (x1 + slant, y0 + tilt / 2 + widening),
        (x1 - slant, y1 + tilt / 2 - widening),
        (x0 - slant, y1 - tilt / 2 + widening),
    ]
    return numpy.array(corners, numpy.float32), (y1 - y0) / CAP


def character_height(rng):
    """Height of a capital in the photograph, in pixels: most lines are small."""
    if rng.random() < 0.4:
        return rng.uniform(10, 40)
    return float(numpy.exp(rng.uniform(numpy.log(5.5), numpy.log(16))))


def take_mask(rng, mask, corners, width, height, unit):
    """The crop of the ink mask at the photograph's size, 0 to 1, without aliasing."""
    sigma = CAP / unit * rng.uniform(0.28, 0.5)
    if sigma > 0.45:
        mask = cv2.GaussianBlur(mask, (0, 0), sigma)
    edges = numpy.array([(0, 0), (width, 0), (width, height), (0, height)], numpy.float32) - 0.5
    transform = cv2.getPerspectiveTransform(corners, edges)
    taken = cv2.warpPerspective(mask, transform, (width, height), flags=cv2.INTER_LINEAR)
    return taken.astype(numpy.float32) / 255


def draw_line(text, rng, unit=None):
    """Pixels uint8[32, W] of the text; `unit` is the capitals' height in the photograph, else at random."""
    unit = unit or character_height(rng)
    mask, left, pitch = ink(text, rng)
    length = pitch * len(text)
    reaches_out = rng.random() < 0.15
    before, after = (CAP * rng.choice(MARGINS, 2, p=MARGIN_CHANCES)) * rng.uniform(0.5, 1.1, 2)
    if reaches_out:
        before, after = CAP * rng.uniform(0.1, 3.6, 2)
    corners, capitals = crop_corners(rng, left, length, before, after)
    height = max(6, int(round(capitals * unit)))
    stretch = float(numpy.clip(rng.normal(1, 0.08), 0.8, 1.25))
    width = max(12, int(round((corners[1, 0] - corners[0, 0]) / CAP * unit * stretch)))
    coverage = take_mask(rng, mask, corners, width, height, unit)
    if rng.random() < 0.25:
        wear = numpy.clip(smooth_field(rng, height, width, rng.integers(4, 40)), 0, 1)
        coverage *= 1 - wear * rng.uniform(0.1, 0.55)
    severity = 0.3 if rng.random() < 0.45 else 1.0
    ground = paper(rng, height, width, unit, severity)
    black = min(rng.uniform(0, 40 + 90 * severity), float(ground.mean()) - 45 / severity**0.5)
    image = ground * (1 - coverage) + max(0.0, black) * coverage
    if rng.random() < 0.2:
        image = scratch(rng, image, unit)
    if reaches_out:
        scale = width / (corners[1, 0] - corners[0, 0])
        image = surroundings(rng, image, before * scale, width - after * scale, unit)
    image = photograph(rng, image, unit, severity)
    return rescale(rng, to_bytes(image), max(16, int(round(width * LINE_HEIGHT / height))), LINE_HEIGHT)
