"""Batches of synthetic lines, drawn by processes of their own while the network trains.

Needs the Debian packages of ink.py.
"""

import multiprocessing

import cv2
import numpy

from characters import ALPHABET
from draw_line import LINE_HEIGHT, draw_line
from mrz_text import mrz_text

POOL = 12  # batches drawn at once and sorted by width, so that little is padded


def piece_length(rng, short_only):
    """Characters of a line: None is a whole line."""
    if short_only or rng.random() < 0.45:
        return int(rng.integers(6, 17))
    return None


def stack(lines):
    """Lines of similar width as one array uint8[N,32,W], their edges repeated as margin, and their texts."""
    width = max(pixels.shape[1] for _, pixels in lines)
    width += width % 4 and 4 - width % 4
    pixels = numpy.empty((len(lines), LINE_HEIGHT, width), numpy.uint8)
    for index, (_, line) in enumerate(lines):
        pixels[index] = cv2.copyMakeBorder(line, 0, 0, 0, width - line.shape[1], cv2.BORDER_REPLICATE)
    targets = [[ALPHABET.index(c) + 1 for c in text] for text, _ in lines]
    return pixels, targets


def draw_batches(queue, seed, size, short_batches):
    """Fills the queue for ever; the first `short_batches` hold short pieces, which CTC learns first."""
    cv2.setNumThreads(1)
    rng = numpy.random.default_rng(seed)
    drawn = 0
    while True:
        lines = []
        for _ in range(POOL * size):
            text = mrz_text(rng, piece_length(rng, drawn < short_batches))
            lines.append((text, draw_line(text, rng)))
        lines.sort(key=lambda line: line[1].shape[1])
        for index in rng.permutation(POOL):
            queue.put(stack(lines[index * size : (index + 1) * size]))
            drawn += 1


def start_batches(seed, size, short_batches):
    """A queue that one drawing process keeps full."""
    queue = multiprocessing.Queue(maxsize=40)
    arguments = (queue, seed, size, short_batches)
    multiprocessing.Process(target=draw_batches, args=arguments, daemon=True).start()
    return queue
