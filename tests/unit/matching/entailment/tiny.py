"""A model of a few numbers and a tokenizer of a few words, made on the spot."""

from collections.abc import Sequence
from pathlib import Path

import onnx
from onnx import TensorProto, helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

WORDS = "[UNK] [CLS] [SEP] the firm sold 7 5 . apples"
BOTH = ("input_ids", "attention_mask")
NUMBER_OF = {word: number for number, word in enumerate(WORDS.split())}


def tokenizer() -> Tokenizer:
    made = Tokenizer(WordLevel(NUMBER_OF, unk_token="[UNK]"))  # noqa: S106 - no password
    made.normalizer = BertNormalizer()
    made.pre_tokenizer = BertPreTokenizer()
    made.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", NUMBER_OF["[CLS]"]), ("[SEP]", NUMBER_OF["[SEP]"])],
    )
    return made


def write_model(
    folder: Path, *, classes: int = 3, inputs: Sequence[str] = BOTH, width: int = TensorProto.INT64
) -> Path:
    """A classifier whose logits are, for each class, its number times the mean of all inputs."""
    declared = [helper.make_tensor_value_info(name, width, ["pairs", "tokens"]) for name in inputs]
    weights = helper.make_tensor("weights", TensorProto.FLOAT, [1, classes], [float(at) for at in range(classes)])
    nodes = [
        helper.make_node("Sum", [f"{name}_float" for name in inputs], ["summed"]),
        *(helper.make_node("Cast", [name], [f"{name}_float"], to=TensorProto.FLOAT) for name in inputs),
        helper.make_node("ReduceMean", ["summed"], ["mean"], axes=[1], keepdims=1),
        helper.make_node("MatMul", ["mean", "weights"], ["logits"]),
    ]
    nodes = [*nodes[1:-2], nodes[0], *nodes[-2:]]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["pairs", classes])
    graph = helper.make_graph(nodes, "tiny", declared, [output], [weights])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    path = folder / "model.onnx"
    onnx.save(model, path)
    return path


def write_all(folder: Path, *, classes: int = 3, inputs: Sequence[str] = BOTH) -> Path:
    """The model with its tokenizer beside it; returns the model's path."""
    tokenizer().save(str(folder / "tokenizer.json"))
    return write_model(folder, classes=classes, inputs=inputs)
