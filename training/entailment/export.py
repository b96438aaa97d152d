"""Export: a network as the three files that are needed to run it, with weights of 8 bits.

Weights are kept in 7 of the 8 bits, one scale for each output: so no sum of products can overflow the 16 bits that
older processors add up in, and every processor comes to the same whole numbers. The range of the activations is taken
from each pair by itself; pairs are run one at a time, so that it depends on nothing else.
"""

import json
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertForSequenceClassification

from training.entailment.limits import LONGEST
from verifier.matching.entailment.description import NEI, REFUTED, SUPPORTED, ModelDescription
from verifier.matching.entailment.model import INPUTS, TOKENIZER_FILE
from verifier.matching.entailment.packaged import DESCRIPTION_FILE, MODEL_FILE
from verifier.matching.entailment.pairs import Marking, Order

FULL_FILE = "full.onnx"  # with weights of 32 bits, to compare with
OPSET = 17
TRACED = 12  # tokens of the pair that the network is traced with


class Logits(nn.Module):
    """A network that takes its inputs by place and gives the logits alone."""

    def __init__(self, network: BertForSequenceClassification) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        """Return the logits of each pair."""
        logits: Tensor = self.network(input_ids=ids, attention_mask=mask, token_type_ids=types).logits
        return logits


def export(network: BertForSequenceClassification, tokenizer: Path, folder: Path, version: str) -> None:
    """Write the model, its tokenizer and its description into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    write_full(network, folder / FULL_FILE)
    quantize_dynamic(
        folder / FULL_FILE,
        folder / MODEL_FILE,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
    words = json.loads(tokenizer.read_text("utf-8"))
    (folder / TOKENIZER_FILE).write_text(json.dumps(words, ensure_ascii=False, separators=(",", ":")), "utf-8")
    description = ModelDescription(
        (SUPPORTED, REFUTED, NEI), Order.EVIDENCE_FIRST, LONGEST, Marking.WORDS, is_reworded=True, version=version
    )
    (folder / DESCRIPTION_FILE).write_text(description.to_json(), "utf-8")


def write_full(network: BertForSequenceClassification, path: Path) -> None:
    """Write *network* as ONNX with weights of 32 bits."""
    network.eval()
    network.set_attn_implementation("eager")
    example = torch.ones(1, TRACED, dtype=torch.long)
    axes = {name: {0: "pairs", 1: "tokens"} for name in INPUTS}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the newer exporter needs more packages and gains nothing here
        torch.onnx.export(
            Logits(network),
            (example, example, example),
            path,
            input_names=list(INPUTS),
            output_names=["logits"],
            dynamic_axes={**axes, "logits": {0: "pairs"}},
            opset_version=OPSET,
            dynamo=False,
        )
