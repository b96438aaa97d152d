"""What ``verifier extract`` tells the person: counts, flaws, and what became of a claim file that was there already."""

from typing import Final

from verifier.cli.console import tell
from verifier.domain.finding import Severity
from verifier.pipeline.extracting import Extraction
from verifier.pipeline.merging import Merge
from verifier.reports.lines import finding_lines
from verifier.reports.order import gravest_first

MOST_TOLD: Final = 20  # of a kind; the rest is counted


def tell_extraction(extraction: Extraction) -> None:
    """Tell how many claims there are and what is open about them, and what is wrong with the references."""
    findings = [found for found in gravest_first(extraction.findings) if found.severity is not Severity.NOTE]
    for line in finding_lines(findings[:MOST_TOLD]).splitlines():
        tell(line)
    left = len(extraction.findings) - len(findings[:MOST_TOLD])
    if left:
        tell(f"and {left} more remarks on references; --format html shows them")
    total = len(extraction.claims)
    tell(
        f"claims: {total}, citing something: {total - extraction.uncited}, not able to stand alone: "
        f"{extraction.not_alone}; references: {len(extraction.article.references)}"
    )


def tell_nothing(extraction: Extraction, min_score: float) -> None:
    """Tell that there are no claims, and what to do."""
    tell(f"{extraction.place}: no claims were found")
    if min_score > 0:
        tell(f"  no statement has a score of {min_score:g} or more: --all takes every statement, --min-score 0.2 more")
    else:
        tell("  check that this is the article: `verifier extract --format html` shows what was read")


def tell_merge(merge: Merge, *, written: bool) -> None:
    """Tell what became of the claim file: what was added, and what a person should compare."""
    for change in merge.changed[:MOST_TOLD]:
        if change.text != change.now:
            tell(f"changed: {change.id}: the file says “{change.text}”; the article says “{change.now}”")
        for title in change.cites:
            tell(f"changed: {change.id}: the article also cites “{title}”")
    for claim in merge.vanished[:MOST_TOLD]:
        tell(f"vanished: {claim.id}: the article does not say it any more: “{claim.text}”")
    for name in merge.left_out[:MOST_TOLD]:
        tell(f"left out: {name}: too long for a claim")
    hidden = sum(max(0, len(each) - MOST_TOLD) for each in (merge.changed, merge.vanished, merge.left_out))
    if hidden:
        tell(f"and {hidden} more of these")
    done = "written into" if written else "not written into"
    if not merge.added:
        done = "nothing new for"
    struck = f", commented out: {merge.struck}" if merge.struck else ""
    tell(
        f"{done} {merge.path}: added: {len(merge.added)}, there already: {merge.kept}, "
        f"changed: {len(merge.changed)}, vanished: {len(merge.vanished)}{struck}"
    )
