"""Description: what has to be known of a model before its numbers mean anything.

It lies beside the packaged model as JSON; for a model that a newsroom brings along it is written as settings.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from verifier.errors import ModelError
from verifier.matching.entailment.pairs import Marking, Order

SUPPORTED, REFUTED, NEI, NOT_SUPPORTED = "supported", "refuted", "nei", "not_supported"
# What model cards call the classes; compared in lower case with "_" for spaces and hyphens.
LABEL_NAMES: Final[Mapping[str, str]] = {
    "supported": SUPPORTED,
    "supports": SUPPORTED,
    "entailment": SUPPORTED,
    "entailed": SUPPORTED,
    "consistent": SUPPORTED,
    "refuted": REFUTED,
    "refutes": REFUTED,
    "contradiction": REFUTED,
    "nei": NEI,
    "neutral": NEI,
    "not_enough_info": NEI,
    "not_supported": NOT_SUPPORTED,
    "unsupported": NOT_SUPPORTED,
    "not_entailment": NOT_SUPPORTED,
    "inconsistent": NOT_SUPPORTED,
}
LONGEST: Final = 512  # tokens: what most foreign models were made for
FEWEST_TOKENS: Final = 16


@dataclass(frozen=True, slots=True)
class ModelDescription:
    """The classes of a model in the order of its output, and the form in which it wants evidence and claim.

    *longest* is the window in tokens. *is_reworded* says whether figures and dates are to be put into their one form
    first. *version* names the weights.
    """

    labels: tuple[str, ...]
    order: Order = Order.EVIDENCE_FIRST
    longest: int = LONGEST
    marking: Marking = Marking.SIDES
    is_reworded: bool = False
    version: str = ""

    def __post_init__(self) -> None:
        if self.longest < FEWEST_TOKENS:
            raise ModelError(f"a window of {self.longest} tokens holds no evidence and claim")

    @classmethod
    def foreign(cls, labels: str, *, order: Order = Order.EVIDENCE_FIRST, longest: int = LONGEST) -> Self:
        """Describe a model that was not made here; *labels* are its classes in order, with commas between.

        Raises:
            ModelError: a label is unknown, or none of them means that the claim is supported.

        >>> ModelDescription.foreign("entailment, neutral, contradiction").labels
        ('supported', 'nei', 'refuted')
        """
        return cls(read_labels(labels.split(",")), order=order, longest=longest)

    @classmethod
    def from_json(cls, content: str) -> Self:
        """Read the description that :meth:`to_json` wrote.

        Raises:
            ModelError: the text is no such description.
        """
        try:
            values = json.loads(content)
            return cls(
                read_labels([str(label) for label in values["labels"]]),
                Order(values.get("order", Order.EVIDENCE_FIRST)),
                int(values.get("longest", LONGEST)),
                Marking(values.get("marking", Marking.SIDES)),
                bool(values.get("is_reworded", False)),
                str(values.get("version", "")),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(f"the description of the entailment model cannot be read: {error}") from error

    def to_json(self) -> str:
        """Return the description as JSON."""
        values = {
            "labels": list(self.labels),
            "order": self.order.value,
            "longest": self.longest,
            "marking": self.marking.value,
            "is_reworded": self.is_reworded,
            "version": self.version,
        }
        return json.dumps(values, indent=2) + "\n"


def read_labels(names: list[str]) -> tuple[str, ...]:
    """Return the classes that *names* stand for, in order.

    Raises:
        ModelError: a name is unknown or stands twice, or none of them means that the claim is supported.
    """
    keys = [name.strip().lower().replace(" ", "_").replace("-", "_") for name in names]
    unknown = [name.strip() for name, key in zip(names, keys, strict=True) if key not in LABEL_NAMES]
    known = ", ".join(LABEL_NAMES)
    if unknown:
        raise ModelError(f"the label “{unknown[0]}” is unknown", hint=f"known labels are {known}")
    labels = tuple(LABEL_NAMES[key] for key in keys)
    if len(set(labels)) < len(labels) or SUPPORTED not in labels or len(labels) == 1:
        raise ModelError(
            f"the labels “{', '.join(names)}” do not tell a supported claim from another",
            hint="name every class once, in the order of the model's output, such as entailment,neutral,contradiction",
        )
    return labels
