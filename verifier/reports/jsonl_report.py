"""The JSON Lines report: one line for each claim, for programs that go through very many of them one by one.

A line has what the envelope tells of the claim and of its result in one object. Counts, conflicts, links and findings
are in the envelope alone.
"""

import json
from collections.abc import Iterator

from verifier.pipeline.results import CheckResults
from verifier.reports.envelope import claim_json, result_json
from verifier.reports.safe import json_safe


def jsonl_report(results: CheckResults) -> Iterator[str]:
    """Yield *results* line by line; each is a JSON object and ends with a line break."""
    for result in results.claims:
        told = {name: value for name, value in result_json(result).items() if name != "claim"}  # its key comes first
        line = json.dumps({**claim_json(result), **told}, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        yield f"{json_safe(line)}\n"
