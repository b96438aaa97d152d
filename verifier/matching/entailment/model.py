"""The model: evidence and claim in, three probabilities out, the same on every run.

Any local ONNX model for the classification of text pairs will do: the packaged one, or one that a newsroom has. Pairs
are run one at a time, so that none has an influence on another. onnxruntime and tokenizers are loaded with the first
model, not with the package.
"""

from collections.abc import Mapping, Sequence
from math import exp
from os import PathLike, fspath
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from verifier.errors import ModelError
from verifier.matching.entailment.description import NEI, NOT_SUPPORTED, REFUTED, SUPPORTED, ModelDescription
from verifier.matching.entailment.pairs import Pair, PairReader
from verifier.matching.entailment.wording import plain_wording

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

TOKENIZER_FILE: Final = "tokenizer.json"
INPUTS: Final = {"input_ids": "ids", "attention_mask": "mask", "token_type_ids": "types"}
QUIET: Final = 3  # onnxruntime's level for errors only
MOST_OF_AN_ERROR: Final = 200  # code points shown of what another library says
LONGEST_TEXT: Final = 6000  # code points of either side that are looked at: more than any window of 512 tokens holds


class Entailment(NamedTuple):
    """What the model makes of one pair: three probabilities, which sum to 1.

    A model of two classes cannot tell a refuted claim from one that is merely not supported; its *refuted* is 0.
    """

    supported: float
    refuted: float
    nei: float


class EntailmentModel:
    """A model that is loaded and ready. It keeps nothing of what it is asked; threads need one each."""

    def __init__(self, session: "InferenceSession", tokenizer: "Tokenizer", description: ModelDescription) -> None:
        """Join the parts of a model; see :meth:`from_file`.

        Raises:
            ModelError: the parts do not fit one another.
        """
        self.description = description
        self._session = session
        self._pairs = PairReader(tokenizer, description.longest, description.order, description.marking)
        self._inputs = {declared.name: _width(declared.type) for declared in session.get_inputs()}
        self._output = session.get_outputs()[0].name
        strange = sorted(self._inputs.keys() - INPUTS.keys())
        if strange or "input_ids" not in self._inputs:
            raise ModelError(
                f"the model wants the inputs {', '.join(self._inputs)}, not those of a text classifier",
                hint=f"it may want {', '.join(INPUTS)}",
            )
        self._probabilities("", "")  # so that labels of the wrong number are noticed here

    @classmethod
    def from_file(
        cls,
        path: str | PathLike[str],
        description: ModelDescription,
        *,
        tokenizer: str | PathLike[str] | None = None,
        threads: int = 1,
    ) -> Self:
        """Load any ONNX model that classifies pairs of texts.

        Args:
            path: the ONNX file.
            description: its classes in order, and the form in which it wants its input.
            tokenizer: its ``tokenizer.json``; without it the file of that name beside the model.
            threads: how many threads one pair may use.

        Raises:
            ModelError: a file is missing or damaged, or the labels do not fit the model.
        """
        beside = PurePath(path).with_name(TOKENIZER_FILE)
        return cls(_session(fspath(path), threads), _tokenizer(fspath(tokenizer or beside)), description)

    def judge(self, evidence: str, claim: str) -> Entailment:
        """Return how likely *evidence* supports, refutes or leaves open what *claim* says."""
        if self.description.is_reworded:
            evidence, claim = plain_wording(evidence[:LONGEST_TEXT]), plain_wording(claim[:LONGEST_TEXT])
        found = self._probabilities(evidence, claim)
        nei = found.get(NEI, 0.0) + found.get(NOT_SUPPORTED, 0.0)
        return Entailment(found[SUPPORTED], found.get(REFUTED, 0.0), nei)

    def _probabilities(self, evidence: str, claim: str) -> Mapping[str, float]:
        """Return the probability of each label."""
        labels = self.description.labels
        [logits] = self._session.run([self._output], self._feed(self._pairs.read(evidence, claim)))
        values = [float(value) for value in logits.ravel()]
        if len(values) != len(labels):
            raise ModelError(
                f"the model has {len(values)} classes, but {len(labels)} labels are given: {', '.join(labels)}",
                hint="name its labels in the order of its output, such as entailment,neutral,contradiction",
            )
        return dict(zip(labels, softmax(values), strict=True))

    def _feed(self, pair: Pair) -> dict[str, Any]:
        import numpy as np  # noqa: PLC0415 - with the model, not with the package

        return {name: np.asarray([getattr(pair, INPUTS[name])], dtype=width) for name, width in self._inputs.items()}


def _width(declared: str) -> str:
    """Return the sort of whole numbers that an input is declared to take: some exporters write 32 bits."""
    return "int32" if "int32" in declared else "int64"


def softmax(values: Sequence[float]) -> list[float]:
    """Return the probabilities that logits stand for.

    >>> softmax([1.0, 1.0])
    [0.5, 0.5]
    """
    highest = max(values)
    powers = [exp(value - highest) for value in values]
    total = sum(powers)
    return [power / total for power in powers]


def _session(path: str, threads: int) -> "InferenceSession":
    """Open an ONNX file for the processor, with everything off that could make two runs differ."""
    import onnxruntime  # noqa: PLC0415 - takes a fifth of a second that only those pay who use a model

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = QUIET
    options.use_deterministic_compute = True
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises a dozen classes of its own, with no base but Exception
        if type(error).__name__ == "NoSuchFile":
            raise ModelError(f"there is no model at {path}", hint="give the path of an ONNX file") from error
        message = f"{path} is not an ONNX model that can be run here"
        raise ModelError(message, hint=_first_line(error)) from error


def _tokenizer(path: str) -> "Tokenizer":
    from tokenizers import Tokenizer  # noqa: PLC0415 - as above

    try:
        return Tokenizer.from_file(path)
    except Exception as error:  # tokenizers raises bare Exception
        message = f"there is no usable tokenizer at {path}: {_first_line(error)}"
        raise ModelError(message, hint="a model needs its tokenizer.json beside it, or its path given") from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:MOST_OF_AN_ERROR]
