"""A single claim and a single file, as a register of one claim that cites one source."""

from datetime import date
from pathlib import Path
from typing import Final

from verifier.domain.claim import Citation, Claim, Document, Source
from verifier.errors import ConfigError
from verifier.pipeline.bindings import Bindings
from verifier.pipeline.results import CheckResults
from verifier.pipeline.run import DEFAULTS, RunSettings, run_check
from verifier.register.place import Place
from verifier.register.register import Register

COMMAND_LINE: Final = "command-line"
GIVEN: Final = "given"
LONGEST_CLAIM: Final = 2000  # code points, as in claim files


def check_single(
    text: str, file: Path, published: date | None = None, settings: RunSettings = DEFAULTS
) -> CheckResults:
    """Return the results for the claim *text*, published on *published*, against the text of *file*.

    Raises:
        ConfigError: the claim is blank, or too long to be a single statement.
        ModelError: the entailment model cannot be used.
    """
    statement = " ".join(text.split())
    if not statement:
        raise ConfigError("the claim is empty", hint="write it as a sentence")
    if len(statement) > LONGEST_CLAIM:
        raise ConfigError(
            f"the claim has {len(statement):,} characters; at most {LONGEST_CLAIM:,} are allowed",
            hint="split it into single statements",
        )
    claim = Claim(
        id="claim", document=COMMAND_LINE, text=statement, citations=(Citation(source=GIVEN),), published=published
    )
    register = Register(
        documents={COMMAND_LINE: Document(id=COMMAND_LINE, title="The command line", published=published)},
        sources={COMMAND_LINE: {GIVEN: Source(id=GIVEN, title=file.name)}},
        claims=(claim,),
        findings=(),
        left_out=(),
        places={claim.key: Place("command line")},
        paths={},
    )
    return run_check(register, Bindings(sources={GIVEN: file}), settings=settings)
