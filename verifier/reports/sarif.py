"""The SARIF report: findings for code hosts and editors, each at the line of its claim file.

Source: OASIS SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/.
"""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from verifier import __version__
from verifier.domain.finding import Code, Finding, Severity
from verifier.reports.json_stream import Stream, json_pieces
from verifier.reports.paths import Ground
from verifier.reports.safe import one_line

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
VERSION: Final = "2.1.0"
FINGERPRINT: Final = "verifierFinding/v1"  # raise it with every change of how fingerprints are made
ROOT: Final = "%SRCROOT%"  # what consumers take for the root of the repository

_LEVELS: Final = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"})

_Json: TypeAlias = dict[str, Any]


def render_sarif(findings: Collection[Finding], codes: Mapping[str, Code], ground: Ground) -> str:
    """Return *findings* as a SARIF log of one run; see :func:`sarif_report`."""
    return "".join(sarif_report(findings, codes, ground))


def sarif_report(findings: Collection[Finding], codes: Mapping[str, Code], ground: Ground) -> Iterator[str]:
    """Yield *findings*, which are gone through twice, as a SARIF log of one run, piece by piece.

    Args:
        findings: What was found; each becomes one result.
        codes: What the codes mean. A code that is not in it is explained by its name alone.
        ground: Where the report is made; addresses of files are relative to its root.
    """
    names = sorted({found.code for found in findings})
    driver: _Json = {
        "name": "verifier",
        "version": __version__,
        "rules": [_rule(codes.get(name, Code(name, Severity.WARNING, name, ""))) for name in names],
    }
    run: _Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": Stream(_result(found, names.index(found.code), ground) for found in findings),
    }
    yield from json_pieces({"$schema": SCHEMA, "version": VERSION, "runs": [run]})


def _rule(code: Code) -> _Json:
    explained = " ".join(part for part in (code.meaning, code.hint) if part)
    return {
        "id": code.name,
        "shortDescription": {"text": code.meaning},
        "fullDescription": {"text": explained},
        "help": {"text": explained},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(found: Finding, rule: int, ground: Ground) -> _Json:
    message = f"{found.message}\n{found.hint}" if found.hint else found.message
    result: _Json = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": _without_links(message)},
        "partialFingerprints": {FINGERPRINT: found.fingerprint},
    }
    if found.file:
        result["locations"] = [_location(found, ground)]
    return result


def _location(found: Finding, ground: Ground) -> _Json:
    uri = ground.uri(found.file)
    artifact = {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": ROOT}
    physical: _Json = {"artifactLocation": artifact}
    if found.line:
        column = {"startColumn": found.column} if found.column else {}
        physical["region"] = {"startLine": found.line, **column}
    location: _Json = {"physicalLocation": physical}
    if found.subject:
        location["logicalLocations"] = [{"fullyQualifiedName": one_line(found.subject)}]
    return location


def _without_links(text: str) -> str:
    """Return *text* line by line, with nothing left that SARIF reads as a link: ``[text](address)`` (§3.11.6)."""
    return "\n".join(one_line(line) for line in text.split("\n")).replace("](", "] (")
