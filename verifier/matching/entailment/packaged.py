"""The packaged model: the one that ships with verifier, or a folder that holds one made the same way."""

from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Final

from verifier.errors import ModelError
from verifier.matching.entailment.description import ModelDescription
from verifier.matching.entailment.model import TOKENIZER_FILE, EntailmentModel

MODEL_FILE: Final = "model.onnx"
DESCRIPTION_FILE: Final = "description.json"


def packaged_model(*, threads: int = 1) -> EntailmentModel:
    """Load the model that ships with the package, to run on so many *threads*.

    Raises:
        ModelError: the package lies here without its model, or it is damaged.
    """
    return model_in(files("verifier.matching.entailment").joinpath("data"), threads=threads)


def model_in(folder: Traversable, *, threads: int = 1) -> EntailmentModel:
    """Load a model made by this project's training: the model, its tokenizer and its description in *folder*.

    Raises:
        ModelError: one of them is missing or damaged.
    """
    try:
        description = folder.joinpath(DESCRIPTION_FILE).read_text(encoding="utf-8")
        with as_file(folder.joinpath(MODEL_FILE)) as model, as_file(folder.joinpath(TOKENIZER_FILE)) as tokenizer:
            return EntailmentModel.from_file(
                model, ModelDescription.from_json(description), tokenizer=tokenizer, threads=threads
            )
    except (OSError, ValueError) as error:
        raise ModelError(f"there is no entailment model in {folder}", hint=str(error)) from error
