"""Web annotations: each piece of evidence as a note on the page it stands on, in the W3C's form.

Each names the page, the moment it was captured, and the passage twice: by its words with what stands around them, and
by its place, in code points of the readable text. Source: https://www.w3.org/TR/annotation-model/
"""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any, Final

from verifier.domain.assessment import Assessment, Evidence
from verifier.domain.decision import Act
from verifier.reports.json_report import to_json
from verifier.reports.page import is_web_address
from verifier.reports.safe import embeddable, visible
from verifier.reports.words import VERDICT_WORDS
from verifier.review.conflict_views import ConflictView, SideView, Statement
from verifier.review.views import ClaimView, SourceView

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, CONTEXT)

Json = dict[str, Any]


def render_annotations(views: Iterable[ClaimView], conflicts: Iterable[ConflictView] = ()) -> str:
    """Return one page of annotations: for each piece of evidence on a claim, and for each side of a conflict."""
    items = [each for view in views for source in view.sources for each in annotations(view, source)]
    items += [_side(view, side) for view in conflicts for side in view.sides]
    return embeddable(to_json({"@context": CONTEXT, "id": _id("page"), "type": "AnnotationPage", "items": items}))


def annotations(view: ClaimView, source: SourceView) -> Iterator[Json]:
    """Yield the annotations of one text that the claim of *view* was held against."""
    if source.assessment is None:
        return
    for evidence in source.assessment.evidence:
        yield {
            "id": _id(view.claim.key, source.name, source.assessment.text_sha256, str(evidence.start)),
            "type": "Annotation",
            "motivation": "assessing",
            "body": list(_bodies(view, source.assessment)),
            "target": _target(source, source.assessment, evidence),
        }


def _bodies(view: ClaimView, assessment: Assessment) -> Iterator[Json]:
    yield _body("describing", view.claim.text)
    yield _body("assessing", f"{VERDICT_WORDS[assessment.verdict]}: {assessment.reason}")
    settled, verdict = view.standing.settled, view.standing.verdict
    if settled is not None and verdict is not None and not view.item.stale:
        reason = f": {settled.reason}" if settled.reason else ""
        yield _body("moderating", f"{VERDICT_WORDS[verdict]}, by a person{reason}")


def _side(view: ConflictView, side: SideView) -> Json:
    """Return the annotation of all statements that take one side of a conflict, each of them a target."""
    others = [each.told for each in view.conflict.sides if each != side.stand and each.says]
    bodies = [_body("describing", side.stand.told)] if side.says else []
    bodies.append(_body("assessing", f"contradicted: {', '.join(others) or view.conflict.told}"))
    settled = view.standing.settled
    if settled is not None and settled.act is Act.CONFIRM and not view.item.stale:
        found = "it is open which side is right" if view.right is None else "right" if side is view.right else "wrong"
        bodies.append(_body("moderating", f"{found}, by a person{f': {settled.reason}' if settled.reason else ''}"))
    return {
        "id": _id(view.item.key, side.name),
        "type": "Annotation",
        "motivation": "assessing",
        "body": bodies,
        "target": [_stated(statement) for statement in side.statements],
    }


def _stated(statement: Statement) -> Json:
    """Return where a statement stands: its page, or its text by the hash; a claim without either by its key."""
    position, address = statement.position, statement.document.address
    named = f"urn:sha256:{position.text_sha256}" if position.text_sha256 else _id(position.key)
    target: Json = {"source": address if is_web_address(address) else named}
    selectors: list[Json] = [{"type": "TextQuoteSelector", "exact": position.text}] if position.text_sha256 else []
    if position.end:
        selectors.append({"type": "TextPositionSelector", "start": position.start, "end": position.end})
    return {**target, "selector": selectors} if selectors else target


def _body(purpose: str, words: str) -> Json:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "language": "en",
        "value": visible(words),
    }


def _target(source: SourceView, assessment: Assessment, evidence: Evidence) -> Json:
    """Return the passage; a text without an address of the web is named by its hash."""
    target: Json = {"source": source.url if is_web_address(source.url) else f"urn:sha256:{assessment.text_sha256}"}
    if source.captured is not None:
        state: Json = {"type": "TimeState", "sourceDate": source.captured.shown_at.strftime("%Y-%m-%dT%H:%M:%SZ")}
        if source.captured.web_archive and is_web_address(source.captured.final_url):
            state["cached"] = source.captured.final_url
        target["state"] = state
    target["selector"] = [
        {
            "type": "TextQuoteSelector",
            "exact": evidence.quote,
            "prefix": evidence.prefix,
            "suffix": evidence.suffix,
        },
        {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end},
    ]
    return target


def _id(*parts: str) -> str:
    """Return a name that is the same whenever the same is exported."""
    return uuid.uuid5(NAMESPACE, "\0".join(parts)).urn
