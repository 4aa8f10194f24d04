"""Writes the trained network as the ONNX graph the service loads:
`python3 models/mrz/export.py --weights DIR/network.pt --out models/graphs/mrz_recogniser.onnx`.
Input `pixels` f32[1,3,32,W], output `log_probabilities` f32[1,T,38].

Needs the Debian package python3-torch.
"""

import argparse

import torch

from network import FromPixels, Network


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    network = Network()
    network.load_state_dict(torch.load(options.weights, map_location="cpu"))
    torch.onnx.export(
        FromPixels(network).eval(),
        torch.rand(1, 3, 32, 960) * 255,
        options.out,
        opset_version=14,
        input_names=["pixels"],
        output_names=["log_probabilities"],
        dynamic_axes={"pixels": {3: "width"}, "log_probabilities": {1: "steps"}},
    )


if __name__ == "__main__":
    main()
