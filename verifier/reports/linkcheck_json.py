"""Link checks as JSON: one envelope, or a line for each address."""

import json
from typing import Any, TypeAlias

from verifier import __version__
from verifier.domain.linkcheck import LinkCheck
from verifier.rechecking.results import LinkResults
from verifier.reports.envelope import SCHEMA, finding_json
from verifier.reports.json_report import to_json
from verifier.reports.links import moment
from verifier.reports.paths import shown_path
from verifier.reports.safe import json_safe

Json: TypeAlias = dict[str, Any]


def render_link_checks_json(results: LinkResults) -> str:
    """Return the envelope with a check for each address under ``links``."""
    return to_json(
        {
            "schema": SCHEMA,
            "run": {"verifier": __version__, "id": results.run_id, "settings": {"fail_on": results.fail_on.value}},
            "counts": {
                "links": len(results.checks),
                "requested": results.requested,
                "status": dict(results.counts),
                "findings": len(results.findings),
                "known": len(results.known),
            },
            "claims": [],
            "results": [],
            "conflicts": [],
            "links": [check_json(check) for check in results.checks],
            "findings": [finding_json(finding) for finding in results.findings],
        }
    )


def render_link_checks_jsonl(results: LinkResults) -> str:
    """Return one line of JSON for each address."""
    return "".join(f"{json_safe(_line(check))}\n" for check in results.checks)


def _line(check: LinkCheck) -> str:
    return json.dumps(check_json(check), ensure_ascii=False, separators=(",", ":"))


def check_json(check: LinkCheck) -> Json:
    """Return one check as plain values; what there is not is null or an empty list."""
    return {
        "url": check.url,
        "status": check.status.value,
        "health": check.health.value,
        "drift": check.drift.value,
        "final_url": check.final_url or None,
        "http_status": check.http_status or None,
        "reason": check.reason,
        "checked_at": moment(check.checked_at),
        "cited_at": [
            {"file": shown_path(cited.file), "line": cited.line, "claim": cited.claim or None}
            for cited in check.cited_at
        ],
        "moved_to": check.moved_to or None,
        "archived_at": check.archived_at or None,
        "missing_fragment": check.missing_fragment or None,
        "passages": [passage.model_dump(mode="json") for passage in check.passages],
        "turned": [turned.model_dump(mode="json") for turned in check.turned],
    }
