"""Reads a fixed set of synthetic lines (seeds apart from training's) and reports exact lines and character
errors by character height: `python3 models/mrz/validate.py --weights DIR/network.pt`.

Needs the Debian packages python3-torch and those of ink.py.
"""

import argparse

import numpy
import torch

from draw_line import draw_line
from mrz_text import mrz_text
from network import Network, as_tensor
from reading import decode, distance

SEED = 7_000_000
BANDS = [(6, 8), (8, 10), (10, 13), (13, 18), (18, 40)]


def validation_lines(per_band):
    """Lists of (band, text, pixels); the same ones every time."""
    lines = []
    for index, (low, high) in enumerate(BANDS):
        rng = numpy.random.default_rng(SEED + index)
        for _ in range(per_band):
            text = mrz_text(rng)
            lines.append((index, text, draw_line(text, rng, rng.uniform(low, high))))
    return lines


def validate(read, lines):
    """A row for each band: share of exact lines, character error rate; `read` takes pixels, gives [T,38]."""
    rows = []
    for index, (low, high) in enumerate(BANDS):
        pairs = [(text, decode(read(pixels))) for band, text, pixels in lines if band == index]
        exact = sum(text == found for text, found in pairs) / len(pairs)
        errors = sum(distance(text, found) for text, found in pairs) / sum(len(text) for text, _ in pairs)
        rows.append(f"{low}-{high} px: exact {exact:.3f}, character errors {errors:.4f}")
    return rows


def validate_network(network, lines):
    """The report of a torch network of network.py, which it leaves in its training state."""
    network.eval()
    with torch.no_grad():
        rows = validate(lambda pixels: network(as_tensor(pixels[None]))[0], lines)
    network.train()
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--lines", type=int, default=200, help="lines a band")
    options = parser.parse_args()
    network = Network()
    network.load_state_dict(torch.load(options.weights))
    print("\n".join(validate_network(network, validation_lines(options.lines))))


if __name__ == "__main__":
    main()
