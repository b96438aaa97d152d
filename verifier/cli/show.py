"""``verifier show``: everything about one claim."""

from typing import Annotated

import typer

from verifier.cli.console import print_data, print_report
from verifier.cli.desk import reading_desk
from verifier.cli.options import ClaimFiles, Documents, Form, Sources, claim_paths, settings_with
from verifier.pipeline.bindings import parse_bindings
from verifier.pipeline.run import RunSettings, run_check
from verifier.register.load import load_register
from verifier.reports.console import render_in_full
from verifier.reports.json_report import render_json


def show(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The key of a claim, or its id if no other has it.")],
    files: ClaimFiles = None,
    *,
    document: Documents = None,
    source: Sources = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="What to print.")] = Form.CONSOLE,
) -> None:
    r"""Show a claim of the register: where it stands, what it cites, and what each text makes of it, check by check.

    \b
    Examples:
      verifier show kim-2025/grants-2023
      verifier show grants-2023 claims/ --document kim-2025=articles/kim.pdf

    \b
    Exit code: 0 shown; 2 wrong use, or there is no such claim.
    """
    settings = settings_with()
    register = load_register(claim_paths(files, settings))
    chosen = register.claim_named(claim)
    bindings = parse_bindings(document or (), source or ())
    told = RunSettings(settings.fail_on, settings.max_bytes, settings.judging)
    results = run_check(register, bindings, claims=(chosen,), settings=told, desk=reading_desk(settings))
    if form is Form.JSON:
        print_data(render_json(results))
    else:
        print_report(render_in_full(results.claims[0]))
