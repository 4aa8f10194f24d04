"""The recogniser's network: a small convolutional net whose output has a step every 4 pixels along the line,
each step with the log probabilities of the CTC blank and the 37 characters of the zone.

Needs the Debian package python3-torch.
"""

import numpy
import torch
from torch import nn

CLASSES = 38  # the blank, then ALPHABET of characters.py in its order
GREY = (0.25, 0.5, 0.25)  # symmetric, so that RGB and BGR give the same grey


def convolution(inputs, outputs, size, stride=1, padding=None, groups=1, dilation=1):
    if padding is None:
        padding = (size[0] // 2, size[1] // 2 * dilation)
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, size, stride, padding, (1, dilation), groups, bias=False),
        nn.BatchNorm2d(outputs),
    )


def as_tensor(pixels):
    """Grey lines uint8[N,32,W] as the network takes them."""
    return torch.from_numpy(pixels[:, None].astype(numpy.float32))


class Residual(nn.Module):
    """Adds what its body finds to what comes in."""

    def __init__(self, *body):
        super().__init__()
        self.body = nn.Sequential(*body)

    def forward(self, features):
        return torch.relu(features + self.body(features))


def along(width, dilation):
    """Looks 7 steps along the line (times `dilation`), each channel by itself, then mixes the channels."""
    return Residual(
        convolution(width, width, (1, 7), groups=width, dilation=dilation),
        nn.ReLU(),
        convolution(width, width, (1, 1)),
    )


class Network(nn.Module):
    """Grey f32[N,1,32,W] of 0 to 255 in, log probabilities f32[N,T,38] out, T = ceil(ceil(W / 2) / 2)."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            convolution(1, 24, (3, 3), (2, 2)),
            nn.ReLU(),
            convolution(24, 36, (3, 3), (2, 2)),
            nn.ReLU(),
            Residual(convolution(36, 36, (3, 3)), nn.ReLU(), convolution(36, 36, (3, 3))),
            convolution(36, 64, (3, 3), (2, 1)),
            nn.ReLU(),
            Residual(convolution(64, 64, (3, 3)), nn.ReLU(), convolution(64, 64, (3, 3))),
            convolution(64, 128, (4, 3), padding=(0, 1)),
            nn.ReLU(),
            along(128, 1),
            along(128, 2),
            along(128, 4),
            along(128, 2),
            along(128, 1),
            nn.Conv2d(128, CLASSES, 1),
        )

    def forward(self, grey):
        mean = grey.mean((2, 3), keepdim=True)
        deviation = ((grey - mean) ** 2).mean((2, 3), keepdim=True).sqrt()
        scores = self.layers((grey - mean) / (deviation + 4.0))
        return scores.squeeze(2).transpose(1, 2).log_softmax(2)


class FromPixels(nn.Module):
    """The network with the pixels of a picture, f32[1,3,32,W] of 0 to 255, as its input."""

    def __init__(self, network):
        super().__init__()
        self.network = network
        self.register_buffer("weights", torch.tensor(GREY).view(1, 3, 1, 1))

    def forward(self, pixels):
        return self.network((pixels * self.weights).sum(1, keepdim=True))
