"""Matchers: what settings say about how to judge, turned into a matcher; the same in every process that works on a run.

The entailment model is a folder with ``model.onnx`` and ``tokenizer.json``, or the ONNX file itself. What its classes
mean is told by a setting, else by the ``description.json`` beside it, else by the ``config.json`` that most published
models come with.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from verifier.errors import ConfigError, ModelError
from verifier.matching.calibration import NO_CALIBRATION, Calibration
from verifier.matching.entailment.description import ModelDescription, read_labels
from verifier.matching.entailment.model import TOKENIZER_FILE, EntailmentModel
from verifier.matching.entailment.packaged import DESCRIPTION_FILE, MODEL_FILE
from verifier.matching.matcher import LazyModel, Matcher
from verifier.matching.shipped import model_digest, shipped_model_or_none

__all__ = ["AS_SHIPPED", "NONE", "Matcher", "MatcherSpec", "open_matcher"]

PACKAGED, NONE = "", "none"
CONFIG_FILE: Final = "config.json"
EXPORTED: Final = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")
MOST_OF_A_TEXT: Final = 1_000_000  # bytes of a description or a calibration


@dataclass(frozen=True, slots=True)
class MatcherSpec:
    """How to judge, in words that any process can act on.

    *model* is "" for the packaged entailment model, "none" for the rules alone, or a path; *labels* are its classes in
    order, with commas between, "" where a file beside it says them; *calibration* is the path of a calibration, or "".
    """

    model: str = PACKAGED
    labels: str = ""
    threads: int = 1
    calibration: str = ""


AS_SHIPPED: Final = MatcherSpec()


@lru_cache(maxsize=1)
def open_matcher(spec: MatcherSpec) -> Matcher:
    """Return the matcher that *spec* describes. Its model is loaded when it is first asked, once in a process.

    Raises:
        ModelError: there is no such model, or what its classes mean cannot be told.
        ConfigError: the calibration cannot be used.
    """
    calibration = _calibration(spec.calibration) if spec.calibration else NO_CALIBRATION
    if spec.model == NONE:
        return Matcher(None, calibration)
    if spec.model == PACKAGED:
        return Matcher(shipped_model_or_none(spec.threads), calibration)
    return Matcher(_local_model(Path(spec.model), spec.labels, spec.threads), calibration)


def _local_model(path: Path, labels: str, threads: int) -> LazyModel:
    file = _model_file(path)
    description = _description(file, labels)
    tokenizer = next((folder / TOKENIZER_FILE for folder in _beside(file) if (folder / TOKENIZER_FILE).is_file()), None)
    load = partial(EntailmentModel.from_file, file, description, tokenizer=tokenizer, threads=threads)
    return LazyModel(_digest(file, description), load)


def _model_file(path: Path) -> Path:
    """Return the ONNX file that *path* is or holds."""
    if path.is_dir():
        found = next((path / name for name in EXPORTED if (path / name).is_file()), None)
        if found is None:
            raise ModelError(f"there is no model in {path}", hint=f"put it there as {MODEL_FILE}, or name its file")
        return found
    if not path.is_file():
        raise ModelError(f"there is no model at {path}", hint="the setting matching_model names a folder or ONNX file")
    return path


def _beside(file: Path) -> Iterator[Path]:
    """Yield the folders in which what belongs to the model may lie: its own, and that above a folder ``onnx``."""
    yield file.parent
    if file.parent.name == "onnx":
        yield file.parent.parent


def _description(file: Path, labels: str) -> ModelDescription:
    """Return what is known of the model in *file*; *labels* go before all else."""
    for folder in _beside(file):
        if (folder / DESCRIPTION_FILE).is_file():
            found = ModelDescription.from_json(_text(folder / DESCRIPTION_FILE))
            return replace(found, labels=read_labels(labels.split(","))) if labels else found
    if labels:
        return ModelDescription.foreign(labels)
    for folder in _beside(file):
        if (folder / CONFIG_FILE).is_file():
            return ModelDescription.foreign(",".join(_labels_in(folder / CONFIG_FILE)))
    raise ModelError(
        f"nothing says what the classes of {file} mean",
        hint="set matching_model_labels, in the order of the model's output: entailment,neutral,contradiction",
    )


def _labels_in(config: Path) -> list[str]:
    """Return the labels that a published model's configuration gives its classes, in their order."""
    try:
        labels = json.loads(_text(config))["id2label"]
        return [str(labels[key]) for key in sorted(labels, key=int)]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        hint = "set matching_model_labels, in the order of the model's output"
        raise ModelError(f"{config} does not say what the model's classes mean", hint=hint) from error


def _digest(file: Path, description: ModelDescription) -> str:
    """Return what tells this model, used in this way, from any other."""
    try:
        with file.open("rb") as stream:
            weights = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{file} cannot be read: {error.strerror}", hint="check its permissions") from error
    return model_digest(weights, description)


def _calibration(name: str) -> Calibration:
    try:
        return Calibration.from_json(_text(Path(name)), name)
    except ModelError as error:
        raise ConfigError(str(error), hint="the setting matching_calibration names a file, or nothing") from error


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_OF_A_TEXT).decode("utf-8-sig")
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}", hint="check that it is there") from error
    except UnicodeDecodeError as error:
        raise ModelError(f"{path} is not UTF-8 text", hint="check that it is the right file") from error
