"""What light and a camera do to a line: uneven light, blur, noise, sharpening, JPEG and resampling. All work
on grey float32 images of 0 to 255; `unit` is the height of a capital in pixels, `severity` is 1, or less for
a good photograph.

Needs the Debian packages python3-numpy and python3-opencv.
"""

import cv2
import numpy

from smooth_field import smooth_field


def light(rng, image):
    height, width = image.shape
    if rng.random() < 0.5:
        image = image * (1 + smooth_field(rng, height, width, rng.integers(1, 4)) * rng.uniform(0.05, 0.3))
    if rng.random() < 0.12:
        x = numpy.arange(width, dtype=numpy.float32)[None] + numpy.arange(height)[:, None] * rng.normal(0, 1)
        edge = 0.5 + 0.5 * numpy.tanh((x - rng.uniform(0, width)) / rng.uniform(1, 40) * rng.choice([-1, 1]))
        image = image * (1 - edge * rng.uniform(0.1, 0.5))
    if rng.random() < 0.15:
        x, y = numpy.arange(width)[None], numpy.arange(height)[:, None]
        spread = height * rng.uniform(0.5, 4)
        along, across = x - rng.uniform(0, width), (y - rng.uniform(0, height)) * rng.uniform(1, 3)
        glare = numpy.exp(-(along**2 + across**2) / spread**2)
        image = image + (255 - image) * glare * rng.uniform(0.2, 0.75)
    return image.astype(numpy.float32)


def motion_blur(rng, image, length):
    size = int(length) // 2 * 2 + 1
    kernel = numpy.zeros((size, size), numpy.float32)
    angle = rng.uniform(0, numpy.pi)
    reach = numpy.array([numpy.cos(angle), numpy.sin(angle)]) * length / 2
    centre = size // 2
    start, end = (tuple(int(round(centre + sign * v)) for v in reach) for sign in (-1, 1))
    cv2.line(kernel, start, end, 1.0, 1, cv2.LINE_AA)
    return cv2.filter2D(image, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)


def blur(rng, image, unit, severity):
    kind = rng.random()
    if kind < 0.45:
        sigma = unit * abs(rng.normal(0, 0.055)) * severity + 0.05
        return cv2.GaussianBlur(image, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
    if severity == 1 and kind < 0.55:
        radius = max(1, int(round(unit * rng.uniform(0.04, 0.1))))
        size = radius * 2 + 1
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)).astype(numpy.float32)
        return cv2.filter2D(image, -1, disc / disc.sum(), borderType=cv2.BORDER_REPLICATE)
    if severity == 1 and kind < 0.65:
        return motion_blur(rng, image, max(2, unit * rng.uniform(0.08, 0.3)))
    return image


def sharpen(rng, image, unit):
    soft = cv2.GaussianBlur(image, (0, 0), max(0.6, unit * rng.uniform(0.03, 0.1)))
    return image + (image - soft) * rng.uniform(0.3, 2.0)


def noise(rng, image, severity):
    grain = rng.normal(0, abs(rng.normal(0, 7)) * severity + 0.3, image.shape).astype(numpy.float32)
    if rng.random() < 0.3:
        grain = cv2.GaussianBlur(grain, (0, 0), rng.uniform(0.4, 1.2)) * 1.6
    return image + grain


def to_bytes(image):
    return numpy.clip(image, 0, 255).astype(numpy.uint8)


def jpeg(rng, image, severity):
    """Compressed as part of a larger picture: the blocks begin anywhere."""
    top, left = (int(v) for v in rng.integers(0, 8, 2))
    wider = cv2.copyMakeBorder(to_bytes(image), top, 8, left, 8, cv2.BORDER_REPLICATE)
    quality = int(rng.integers(20, 96)) if rng.random() < 0.6 * severity else int(rng.integers(60, 96))
    _, data = cv2.imencode(".jpg", wider, [cv2.IMWRITE_JPEG_QUALITY, quality])
    decoded = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE).astype(numpy.float32)
    return decoded[top : top + image.shape[0], left : left + image.shape[1]]


def rescale(rng, image, width, height):
    shrinks = width < image.shape[1]
    methods = [cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4]
    chances = [0.5, 0.3, 0.15, 0.05] if shrinks else [0.0, 0.55, 0.35, 0.1]
    if rng.random() < 0.04:
        return cv2.resize(image, (width, height), interpolation=cv2.INTER_NEAREST)
    return cv2.resize(image, (width, height), interpolation=methods[int(rng.choice(4, p=chances))])


def photograph(rng, image, unit, severity):
    """Light, lens, sensor and file, one or two generations of them; returns float32 of the same size."""
    image = noise(rng, blur(rng, light(rng, image), unit, severity), severity)
    height, width = image.shape
    if rng.random() < 0.25:
        factor = rng.uniform(1.05, 2.0)
        larger = rescale(rng, image, int(width * factor), int(height * factor))
        image = rescale(rng, jpeg(rng, larger, severity) if rng.random() < 0.5 else larger, width, height)
    if rng.random() < 0.35:
        image = sharpen(rng, image, unit)
    if rng.random() < 0.75:
        image = jpeg(rng, image, severity)
    if rng.random() < 0.15:
        image = jpeg(rng, image, severity)
    return image
