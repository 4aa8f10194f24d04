"""Trains the recogniser of machine-readable-zone lines on synthetic lines:
`python3 models/mrz/train.py --steps N --out DIR`. Writes DIR/network.pt every 500 steps, of which export.py
makes the ONNX.

The committed graph comes of about 6,500 steps in four runs, each but the first begun with --start from the
one before, the drawing widened in between and the last run's rate falling to nothing (--rate 2.2e-3). One run
of --steps 6500 from nothing is the plain equivalent.

Needs the Debian packages python3-torch and those of ink.py.
"""

import argparse
import pathlib
import time

import torch

from batches import start_batches
from network import Network, as_tensor
from validate import validate_network, validation_lines

SEED = 1
SAVE_EVERY = 500
SHORT_BATCHES = 600


def loss_of(network, pixels, targets):
    """CTC loss of a batch, the mean over its characters."""
    log_probabilities = network(as_tensor(pixels)).transpose(0, 1)
    steps, count = log_probabilities.shape[:2]
    return torch.nn.functional.ctc_loss(
        log_probabilities,
        torch.tensor([c for target in targets for c in target]),
        torch.full((count,), steps, dtype=torch.long),
        torch.tensor([len(target) for target in targets]),
        zero_infinity=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--rate", type=float, default=3e-3, help="highest learning rate")
    parser.add_argument("--start", type=pathlib.Path, help="weights to go on from")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--threads", type=int, default=1, help="the drawing process takes another core")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    network = Network()
    if options.start:
        network.load_state_dict(torch.load(options.start))
    queue = start_batches(options.seed, options.batch, 0 if options.start else SHORT_BATCHES)
    lines = validation_lines(40)
    optimizer = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, options.rate, options.steps, pct_start=0.08)
    begun, running = time.time(), None
    for step in range(1, options.steps + 1):
        loss = loss_of(network, *queue.get())
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        schedule.step()
        running = loss.item() if running is None else running + (loss.item() - running) * 0.02
        if step % 100 == 0:
            print(f"step {step} loss {running:.4f} {time.time() - begun:.0f} s", flush=True)
        if step % SAVE_EVERY == 0 or step == options.steps:
            torch.save(network.state_dict(), options.out / "network.pt")
            print("\n".join(validate_network(network, lines)), flush=True)


if __name__ == "__main__":
    main()
