"""The ink of one line: a coverage mask of the text in one typeface, with the jitter of printing and with the
neighbouring lines above and below it.

Needs the Debian packages python3-numpy, python3-opencv, python3-pil, fonts-ocr-b, and for the other faces
fonts-dejavu-core, fonts-freefont-ttf, fonts-liberation2, fonts-noto-mono and fonts-courier-prime.
"""

from functools import lru_cache

import cv2
import numpy
from PIL import Image, ImageDraw, ImageFont

from characters import ALPHABET
from mrz_text import random_line

CAP = 36  # height of a capital in the mask, in pixels
CELL = 72  # side of one glyph's cell
BASE = CAP * 2.6  # upper edge of the line's capitals in the mask
HEIGHT = int(CAP * 6.2)
OCR_B = "/usr/share/fonts/opentype/ocr-b/"
OTHERS = [
    "truetype/dejavu/DejaVuSansMono.ttf",
    "truetype/dejavu/DejaVuSansMono-Bold.ttf",
    "truetype/freefont/FreeMonoBold.ttf",
    "truetype/liberation2/LiberationMono-Regular.ttf",
    "truetype/liberation2/LiberationMono-Bold.ttf",
    "truetype/noto/NotoSansMono-Regular.ttf",
    "opentype/courier-prime/Courier Prime.otf",
    "opentype/courier-prime/Courier Prime Bold.otf",
    "opentype/courier-prime/Courier Prime Sans.otf",
]


@lru_cache(maxsize=None)
def glyphs(path):
    """The 37 masks of a face, capitals CAP high and centred in their cells, and its advance in pixels."""
    size = 100
    probe = ImageFont.truetype(path, size)
    ink = Image.new("L", (200, 200))
    ImageDraw.Draw(ink).text((40, 40), "H", font=probe, fill=255)
    left, top, right, bottom = ink.getbbox()
    scale = CAP / (bottom - top)
    font = ImageFont.truetype(path, round(size * scale))
    masks = {}
    for character in ALPHABET:
        cell = Image.new("L", (CELL, CELL))
        origin = (CELL / 2 - font.getlength(character) / 2, (CELL - CAP) / 2 - (top - 40) * scale)
        ImageDraw.Draw(cell).text(origin, character, font=font, fill=255)
        masks[character] = numpy.asarray(cell)
    return masks, font.getlength("0")


def choose_face(rng):
    kind = rng.random()
    if kind < 0.80:
        return OCR_B + ("OCRB.otf" if kind < 0.66 else "OCRBS.otf")
    if kind < 0.83:
        return OCR_B + "OCRBL.otf"
    return "/usr/share/fonts/" + OTHERS[int(rng.integers(len(OTHERS)))]


def place(mask, masks, text, left, top, pitch, rng, jitter, bend):
    """Draws one line of glyphs into the mask."""
    count = len(text)
    for index, character in enumerate(text):
        away = (index / max(1, count - 1) - 0.5) * 2
        x = int(round(left + (index + 0.5) * pitch - CELL / 2 + rng.normal(0, jitter)))
        y = int(round(top - (CELL - CAP) / 2 + bend * (away * away - 0.5) + rng.normal(0, jitter)))
        if x < 0 or y < 0 or x + CELL > mask.shape[1] or y + CELL > mask.shape[0]:
            continue
        cell = mask[y : y + CELL, x : x + CELL]
        numpy.maximum(cell, masks[character], out=cell)


def change_weight(mask, rng):
    """Thinner or bolder strokes, as worn or flooded print has them."""
    kind = rng.random()
    if kind < 0.30:
        size = 2 if kind < 0.12 else 3
        return cv2.dilate(mask, numpy.ones((size, size), numpy.uint8))
    if kind < 0.42:
        return cv2.erode(mask, numpy.ones((2, 2), numpy.uint8))
    return mask


def ink(text, rng):
    """Mask (uint8, HEIGHT rows), the x where the text begins and the pitch, both in mask pixels."""
    path = choose_face(rng)
    masks, advance = glyphs(path)
    pitch = advance * (rng.uniform(0.93, 1.07) if path.startswith(OCR_B) else rng.uniform(0.98, 1.3))
    left = 4.0 * CAP
    mask = numpy.zeros((HEIGHT, int(left * 2 + pitch * len(text))), numpy.uint8)
    jitter = abs(rng.normal(0, 0.5))
    bend = rng.normal(0, CAP * 0.08) if rng.random() < 0.3 else 0.0
    place(mask, masks, text, left, BASE, pitch, rng, jitter, bend)
    spacing = CAP * rng.uniform(1.35, 2.3)
    for side in (-1, 1):
        if rng.random() < 0.75:
            neighbour = random_line(rng, len(text))
            place(mask, masks, neighbour, left, BASE + side * spacing, pitch, rng, jitter, bend)
    return change_weight(mask, rng), left, pitch
