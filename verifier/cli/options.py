"""Options, arguments and settings that several commands have, so that they read the same everywhere."""

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from verifier.cli.console import tell
from verifier.errors import ConfigError
from verifier.pipeline.matchers import NONE, Matcher, open_matcher
from verifier.register.tree import Scalar, Spot
from verifier.register.values import BadValue, read_id
from verifier.settings import Settings

ClaimFiles: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(help="Claim files, or folders of them; without any, the folder that the setting 'claims' names."),
]
Documents: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--document", "-d", metavar="ID=PATH", help="The file with the text of a document; may be repeated."),
]
Sources: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        "-s",
        metavar="ID=PATH",
        help="The file with the text of a source, its ID being source-id or document-id/source-id; may be repeated.",
    ),
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Show neither progress nor hints.")]


class Form(StrEnum):
    """For people or for programs."""

    CONSOLE = "console"
    JSON = "json"


def settings_with(**flags: object) -> Settings:
    """Return the settings, *flags* from the command line going before all else; None is a flag that was not given.

    Raises:
        ConfigError: a setting is unknown, or its value cannot be used.
    """
    return Settings.load(Path.cwd(), os.environ, flags)[0]


def told_matcher(settings: Settings, *, quiet: bool) -> Matcher:
    """Return the matcher that judges by *settings*, and say on stderr what may surprise about it, unless *quiet*.

    Raises:
        ConfigError, ModelError: it cannot be used as it is set.
    """
    matcher = open_matcher(settings.judging)
    if matcher.model is None and settings.matching_model != NONE and not quiet:
        tell("the packaged entailment model is not here: the rules judge alone")
    if not matcher.fits and not quiet:
        tell(f"{settings.matching_calibration} was fitted for another matcher: fit it anew with `verifier calibrate`")
    return matcher


def claim_paths(files: Sequence[Path] | None, settings: Settings) -> list[Path]:
    """Return *files*, or without any the claim file or folder that the settings name."""
    return list(files) if files else [settings.claims]


def require_id(option: str, value: str) -> None:
    """Make sure that *value* of *option* may be the id of a document.

    Raises:
        ConfigError: it may not.
    """
    try:
        read_id(Scalar(value, '"', Spot(1, 1)))
    except BadValue as bad:
        raise ConfigError(f"{option}: {bad}", hint=bad.hint or "Use lower-case letters, digits and hyphens.") from bad
