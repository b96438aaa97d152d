"""Settings: what a project or a person sets once, and where each value came from.

In rising order: defaults, ``verifier.toml`` or ``[tool.verifier]`` in ``pyproject.toml`` (the nearest one, from the
working directory upwards), variables ``VERIFIER_*``, flags. Pure rooms never see settings; they take their own options.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from rapidfuzz import fuzz, process

from verifier.domain.database import DatabaseUrl, Place
from verifier.domain.link import Robots
from verifier.errors import ConfigError
from verifier.pipeline.certificates import Certificates
from verifier.pipeline.matchers import MatcherSpec
from verifier.pipeline.project import project_root
from verifier.pipeline.verdicts import FailOn
from verifier.settings_files import PREFIX, Setting, from_environment, from_file, relative

DEBUG_VARIABLE: Final = "VERIFIER_DEBUG"  # shows tracebacks; no setting, since it must work where settings are broken
DEFAULT: Final = "default"
DURATION: Final = r"^\d{1,5}\s*(s|m|min|h|d|w)$"  # as in --max-age
LIKENESS: Final = 60  # of 100, for a suggestion
MOST_WORKERS: Final = 64
OF_PROJECT: Final = ("archive", "database")  # by default in the root of the project, wherever in it one works

Origins: TypeAlias = Mapping[str, str]


class Settings(BaseModel):
    """All settings. Each is described in docs/settings.md."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)  # an input may be a password

    claims: Path = Field(
        default=Path("claims"),
        description="The claim file, or folder of claim files, that commands use when none is named.",
    )
    fail_on: FailOn = Field(
        default=FailOn.REFUTED,
        description="The mildest verdict that makes `verifier check` exit with 1.",
    )
    max_bytes: int = Field(
        default=100_000_000,
        ge=1,
        description="The largest document or source that is read, in bytes.",
    )
    archive: Path = Field(
        default=Path("snapshots"),
        description="The folder of the snapshots and the ledger.",
    )
    database: Path = Field(
        default=Path(".verifier/verifier.db"),
        description="The database: what was read and judged before.",
    )
    database_url: SecretStr = Field(
        default=SecretStr(""),
        description="A database on a PostgreSQL server, in place of the file; its password is never shown.",
    )
    objects: str = Field(
        default="",
        description="The object storage that sealed snapshots are put to: s3://bucket/prefix, gs://, az:// or file:///.",
    )
    objects_cache: int = Field(
        default=2_000_000_000,
        ge=0,
        description="How many bytes of what was fetched from the object storage are kept on this machine.",
    )
    web_archives: str = Field(
        default="https://web.archive.org/web/ https://web.archive.org/cdx/search/cdx",
        description="The archives on the web that are asked for what a dead page said, with commas between them.",
    )
    editor: str = Field(
        default="",
        max_length=200,
        description="Who decides: the name that is written beside decisions; by default that of the system's user.",
    )
    publisher: str = Field(
        default="",
        description="Who publishes reviews of claims: the name in exported ClaimReview records.",
    )
    publisher_url: str = Field(
        default="",
        description="The publisher's address on the web.",
    )
    review_url: str = Field(
        default="",
        description="The address of a published review, {claim} standing for the claim's key.",
    )
    ratings: str = Field(
        default="refuted=1:False, disputed=2:Disputed, partial=3:Partly true, supported=5:True, "
        "not_enough_info=:Unproven",
        description="The scale of exported reviews: for each verdict a number, which may be left out, and words.",
    )

    matching_model: str = Field(
        default="",
        description="The entailment model: a folder or an ONNX file; empty for the packaged one, none for rules alone.",
    )
    matching_model_labels: str = Field(
        default="",
        description="The model's classes in order, with commas between, where no file beside it says them.",
    )
    matching_threads: int = Field(
        default=1,
        ge=1,
        le=64,
        description="How many threads the entailment model may use for one pair.",
    )
    matching_calibration: str = Field(
        default="",
        description="A file that `verifier calibrate` wrote, by which scores are moved; none if empty.",
    )

    workers: int = Field(
        default=0,
        ge=0,
        le=MOST_WORKERS,
        description="How many processes judge; 0 for as many as the work is worth, 1 for the command's own alone.",
    )

    scheduler: str = Field(
        default="",
        pattern=r"^((tcp|tls)://\S+)?$",
        description="The Dask scheduler whose workers judge, as tcp://host:8786; none if empty.",
    )
    scheduler_ca: str = Field(
        default="",
        description="For tls://: the certificates by which the scheduler is known, a PEM file; else as Dask is set.",
    )
    scheduler_cert: str = Field(
        default="",
        description="For tls://: the certificate by which the scheduler knows this machine, a PEM file.",
    )
    scheduler_key: str = Field(
        default="",
        description="For tls://: the key of that certificate, a PEM file; empty where it is in the same file.",
    )

    contact: str = Field(
        default="",
        pattern=r"^[\x21-\x7e]*$",
        description="Where people who run servers reach you: an address of the web or of mail, sent with requests.",
    )
    proxy: str = Field(
        default="",
        description="The proxy that requests go through; none if empty, whatever HTTP_PROXY says.",
    )
    fetch_timeout: int = Field(
        default=30,
        ge=1,
        description="Seconds for one request with its redirects, from looking the name up to the last byte.",
    )
    fetch_max_bytes: int = Field(
        default=50_000_000,
        ge=1,
        description="The largest answer of a server that is taken in, in bytes, as it is sent and as it is decoded.",
    )
    fetch_per_host: int = Field(
        default=4,
        ge=1,
        description="The most requests to one host at one time.",
    )
    fetch_retries: int = Field(
        default=2,
        ge=0,
        description="How often a request is tried again that failed in a way that may pass.",
    )
    recheck_well: str = Field(
        default="7d",
        pattern=DURATION,
        description="After how long a link that was well is due again; each comes due up to a quarter of it earlier.",
    )
    recheck_suspect: str = Field(
        default="20h", pattern=DURATION, description="After how long a link that failed is due again."
    )
    recheck_dead: str = Field(
        default="7d", pattern=DURATION, description="After how long a link that is dead is due again."
    )
    recheck_walled: str = Field(
        default="14d",
        pattern=DURATION,
        description="After how long a link is due again that refused programs, or whose robots.txt did.",
    )
    robots: Robots = Field(
        default=Robots.CAPTURE,
        description="For which requests robots.txt is obeyed.",
    )

    @field_validator("database_url")
    @classmethod
    def _is_url(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value():
            DatabaseUrl.parse(value.get_secret_value())
        return value

    @property
    def place(self) -> Place:
        """Where the database is: on the server of `database_url`, if that is set, else in the file `database`."""
        url = self.database_url.get_secret_value()
        return DatabaseUrl(url) if url else self.database

    @property
    def judging(self) -> MatcherSpec:
        """How to judge: with which model, on how many threads, and by which calibration."""
        return MatcherSpec(
            self.matching_model, self.matching_model_labels, self.matching_threads, self.matching_calibration
        )

    @property
    def certificates(self) -> Certificates:
        """By what the scheduler and this machine know one another."""
        return Certificates(self.scheduler_ca, self.scheduler_cert, self.scheduler_key)

    @classmethod
    def load(cls, cwd: Path, env: Mapping[str, str], flags: Mapping[str, object]) -> tuple[Self, Origins]:
        """Put the settings together.

        Args:
            cwd: The working directory; the search for a settings file begins here.
            env: The environment.
            flags: Values from the command line by setting; None means that the flag was not given.

        Returns:
            The settings, and for each where it came from: "default", a file, a variable or a flag.

        Raises:
            ConfigError: a file cannot be read, a setting is unknown, or a value cannot be used.
        """
        values: dict[str, object] = {}
        origins = dict.fromkeys(cls.model_fields, DEFAULT)
        for origin, name, value in (*from_file(cwd), *from_environment(env), *_from_flags(flags)):
            if name not in cls.model_fields:
                raise ConfigError(f"{origin}: there is no setting {name!r}", hint=_suggestion(name))
            values[name], origins[name] = value, origin
        if _rank(origins["database"]) > _rank(origins["database_url"]):  # `--database` names a file after all
            values["database_url"], origins["database_url"] = "", origins["database"]
        for name in OF_PROJECT:
            if origins[name] == DEFAULT:
                values[name] = relative(project_root(cwd) / cls.model_fields[name].get_default(), cwd)
        try:
            return cls.model_validate(values), MappingProxyType(origins)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            name = str(first["loc"][0])
            raise ConfigError(f"{origins[name]}: {name}: {first['msg']}", hint=_meaning(name)) from error


def template() -> str:
    """Return a settings file in which every setting stands as a comment with its default."""
    lines = ["# Settings of verifier. Remove the # before a line to change its value."]
    for name, field in Settings.model_fields.items():
        default = field.get_default()
        written = str(default) if isinstance(default, int) else f'"{default}"'
        lines += ["", f"# {field.description}", f"# {name} = {written}"]
    return "\n".join(lines) + "\n"


def _from_flags(flags: Mapping[str, object]) -> list[Setting]:
    return [(f"--{name.replace('_', '-')}", name, value) for name, value in flags.items() if value is not None]


def _rank(origin: str) -> int:
    if origin == DEFAULT:
        return 0
    return 3 if origin.startswith("--") else 2 if origin.startswith(PREFIX) else 1


def _suggestion(name: str) -> str:
    known = sorted(Settings.model_fields)
    best = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return f"Did you mean {best[0]!r}?" if best else f"The settings are: {', '.join(known)}."


def _meaning(name: str) -> str:
    field = Settings.model_fields.get(name)
    return field.description or "" if field else ""
