"""The past of a claim: what earlier runs relied on, where the text of now says it otherwise."""

from dataclasses import dataclass
from datetime import datetime

from verifier.domain.assessment import Verdict
from verifier.review.desk import ReviewDesk
from verifier.review.evidence import Drifted, drifted
from verifier.review.views import ClaimView, Earlier, SourceView


@dataclass(frozen=True, slots=True)
class Past:
    """The *passages* that a run at that time gave the *verdict* by, as far as they no longer stand so in the text."""

    at: datetime
    verdict: Verdict
    passages: tuple[Drifted, ...]


def past_of(desk: ReviewDesk, found: ClaimView) -> dict[str, Past]:
    """Return for each source of the claim, by name, what was last relied on and is no longer said so."""
    held = {view.name: _past(desk, view, found.earlier) for view in found.sources}
    return {name: past for name, past in held.items() if past}


def _past(desk: ReviewDesk, view: SourceView, earlier: tuple[Earlier, ...]) -> Past | None:
    if view.reported is None or not view.reported.text_sha256:
        return None
    before = next((each for each in earlier if _is_other_text(each, view)), None)
    if before is None or before.assessment is None:
        return None
    try:
        text = desk.store.text_with(view.reported.text_sha256)
    except KeyError:  # the text is no longer kept: it is shown as orphaned
        return None
    lost = tuple(each for each in drifted(before.assessment, text) if not each.is_same)
    return Past(before.at, before.reported.verdict, lost) if lost else None


def _is_other_text(each: Earlier, view: SourceView) -> bool:
    """Tell whether *each* is about the same source, with evidence from another text than that of now."""
    now = view.reported
    return (
        now is not None
        and (each.reported.column, each.reported.name) == (now.column, now.name)
        and each.assessment is not None
        and each.reported.text_sha256 not in {"", now.text_sha256}
    )
