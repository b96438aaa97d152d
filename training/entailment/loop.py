"""The loop: so many minutes of training, kept every ten, to be taken up where it was left.

The rate of learning and the phase follow the share of the time that is spent, so that the last step is the gentlest
however fast the machine is. What is fitted is therefore the same on one machine only as far as its speed is.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import torch

from training.entailment.batches import BATCH, batches
from training.entailment.corpus import Corpus
from training.entailment.limits import SEED
from training.entailment.network import load, loss_of

RATE, RATE_OF_TYPES = 1e-4, 1e-3  # of AdamW; the marks are new and few
WARMING = 0.03  # share of the time in which the rate rises
FIRST_PHASE = 0.1  # share of the time for short inference
CLIPPED = 1.0  # norm of the gradient
KEPT_EVERY = 600.0  # seconds
TOLD_EVERY = 50  # steps


class Training:
    """A network in training, with all that has to be kept to go on later."""

    def __init__(self, checkpoint: Path, kept: Path, minutes: float) -> None:
        torch.manual_seed(SEED)
        self.network = load(checkpoint)
        self.kept, self.seconds = kept, minutes * 60
        types = self.network.bert.embeddings.token_type_embeddings.weight
        rest = [weight for weight in self.network.parameters() if weight.requires_grad and weight is not types]
        self.optimizer = torch.optim.AdamW(
            [{"params": rest, "most": RATE}, {"params": [types], "most": RATE_OF_TYPES}], lr=RATE, weight_decay=0.01
        )
        self.spent, self.steps = 0.0, [0, 0]

    def run(self, corpus: Corpus) -> None:
        """Train until the time is spent."""
        self.network.train()
        streams = [batches(corpus, phase, self.steps[phase]) for phase in range(2)]
        begun, kept_at, total = time.monotonic() - self.spent, self.spent, 0.0
        while self.spent < self.seconds:
            share = self.spent / self.seconds
            phase = int(share >= FIRST_PHASE)
            total += self.step(next(streams[phase]), share)
            self.steps[phase] += 1
            self.spent = time.monotonic() - begun
            if sum(self.steps) % TOLD_EVERY == 0:
                self.tell(total / TOLD_EVERY)
                total = 0.0
            if self.spent - kept_at > KEPT_EVERY:
                kept_at = self.spent
                self.keep()
        self.keep()

    def step(self, batch: dict[str, Any], share: float) -> float:
        """Learn from one batch; return its loss."""
        labels = batch.pop("labels")
        loss = loss_of(self.network(**batch).logits, labels)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), CLIPPED)
        for group in self.optimizer.param_groups:
            group["lr"] = group["most"] * min(share / WARMING, (1 - share) / (1 - WARMING))
        self.optimizer.step()
        self.optimizer.zero_grad()
        return float(loss.detach())

    def tell(self, loss: float) -> None:
        """Say how far it is."""
        pairs = sum(self.steps) * BATCH
        told = {"minutes": round(self.spent / 60, 1), "steps": self.steps, "loss": round(loss, 4)}
        sys.stdout.write(json.dumps({**told, "pairs/s": round(pairs / self.spent, 1)}) + "\n")
        sys.stdout.flush()

    def keep(self) -> None:
        """Write down all that is needed to go on."""
        state = {"network": self.network.state_dict(), "optimizer": self.optimizer.state_dict()}
        part = self.kept.with_suffix(".part")
        torch.save({**state, "spent": self.spent, "steps": self.steps}, part)
        part.replace(self.kept)

    def resume(self) -> None:
        """Take up what was kept."""
        state = torch.load(self.kept)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.spent, self.steps = state["spent"], state["steps"]
