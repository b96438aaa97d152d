"""``verifier config``: each setting, its value, and where that came from."""

import os
from pathlib import Path

from verifier.cli.console import print_data, tell
from verifier.cli.options import told_matcher
from verifier.reports.safe import visible
from verifier.settings import Settings


def config() -> None:
    r"""Show every setting with its value and where it comes from.

    A value comes from a flag, else from a variable VERIFIER_NAME, else from the nearest verifier.toml or
    [tool.verifier] in pyproject.toml, else from the defaults.

    \b
    Examples:
      verifier config
      VERIFIER_FAIL_ON=partial verifier config

    \b
    Exit code: 0 done; 2 a setting is unknown or cannot be used, the entailment model included.
    """
    settings, origins = Settings.load(Path.cwd(), os.environ, {})
    values = {name: str(value) for name, value in settings.model_dump(mode="json").items()}
    values["database_url"] = str(settings.place) if settings.database_url.get_secret_value() else ""
    name_width, value_width = max(map(len, values)), max(map(len, values.values()))
    for name, value in values.items():
        aligned = f"{name:<{name_width}}  {visible(value):<{value_width}}  {visible(origins[name])}"
        print_data(f"{aligned}\n")
    tell(f"claims are judged by the matcher {told_matcher(settings, quiet=False).version}")
