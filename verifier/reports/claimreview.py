"""ClaimReview: what a person has confirmed, as schema.org's records that search engines and other newsrooms read.

Source of the fields: https://schema.org/ClaimReview, and for what is expected of them Google's guide to fact checks
(https://developers.google.com/search/docs/appearance/structured-data/factcheck).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from verifier.domain.assessment import Verdict
from verifier.domain.claim import Document, Source
from verifier.errors import ConfigError
from verifier.reports.json_report import to_json
from verifier.reports.page import is_web_address
from verifier.reports.safe import embeddable, visible
from verifier.reports.words import VERDICT_WORDS
from verifier.review.views import ClaimView

CONTEXT: Final = "https://schema.org"
PLACEHOLDER: Final = "{claim}"
_STEP: Final = re.compile(r"\s*(?P<verdict>[a-z_]+)\s*=\s*(?P<value>-?\d+)?\s*:\s*(?P<words>[^,:]*[^,:\s])\s*")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale: its number, None where it has none, and its words."""

    value: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of a publisher: a step for each verdict that is published."""

    steps: Mapping[Verdict, Step]

    @property
    def ends(self) -> tuple[int, int] | None:
        """The worst and the best number; None if there are no numbers."""
        values = [step.value for step in self.steps.values() if step.value is not None]
        return (min(values), max(values)) if values else None


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: a name, an address, and that of a review, ``{claim}`` being the claim's key; any may be empty."""

    name: str
    url: str
    review_url: str
    scale: Scale

    def label(self, verdict: Verdict) -> str:
        """Return the publisher's words for *verdict*, or else ours."""
        step = self.scale.steps.get(verdict)
        return step.words if step else VERDICT_WORDS[verdict]


def parse_scale(written: str) -> Scale:
    """Return the scale of ``refuted=1:False, supported=5:True``; a number may be left out.

    Raises:
        ConfigError: it is written otherwise, or names no verdict.
    """
    steps: dict[Verdict, Step] = {}
    for part in written.split(","):
        found = _STEP.fullmatch(part)
        if found is None or found["verdict"] not in set(Verdict):
            raise ConfigError(
                f"the setting 'ratings' cannot be used: {part.strip()!r}",
                hint="write it as refuted=1:False, partial=3:Partly true, supported=5:True",
            )
        steps[Verdict(found["verdict"])] = Step(int(found["value"]) if found["value"] else None, found["words"])
    return Scale(MappingProxyType(steps))


def render_claimreview(views: Iterable[ClaimView], publisher: Publisher) -> str:
    """Return one JSON-LD document with a ClaimReview for each of *views* whose verdict the scale has.

    It may be put into a page as it is: ``<`` is escaped, so that no text ends the element it stands in.
    """
    reviews = [claim_review(view, publisher) for view in views if view.standing.verdict in publisher.scale.steps]
    return embeddable(to_json({"@context": CONTEXT, "@graph": reviews}))


def claim_review(view: ClaimView, publisher: Publisher) -> Json:
    """Return the record of one claim that a person has confirmed.

    Raises:
        ValueError: nobody has, or the scale has no step for the verdict.
    """
    settled, verdict = view.standing.settled, view.standing.verdict
    if settled is None or verdict is None or verdict not in publisher.scale.steps:
        raise ValueError(f"{view.claim.key} is not confirmed by a person")
    return _without_empty(
        {
            "@type": "ClaimReview",
            "identifier": view.claim.key,
            "url": publisher.review_url.replace(PLACEHOLDER, quote(view.claim.key, safe="/")),
            "datePublished": settled.at.date().isoformat(),
            "claimReviewed": visible(view.claim.text),
            "author": _without_empty({"@type": "Organization", "name": publisher.name, "url": publisher.url}),
            "reviewRating": _rating(publisher.scale, verdict, settled.reason),
            "itemReviewed": _claim(view),
            "citation": [_work(each.source, each.url) for each in view.sources if each.source is not None],
        }
    )


def _rating(scale: Scale, verdict: Verdict, reason: str) -> Json:
    step, ends = scale.steps[verdict], scale.ends
    numbers: Json = {}
    if step.value is not None and ends is not None:
        numbers = {"ratingValue": step.value, "worstRating": ends[0], "bestRating": ends[1]}
    return _without_empty(
        {"@type": "Rating", **numbers, "alternateName": visible(step.words), "ratingExplanation": visible(reason)}
    )


def _claim(view: ClaimView) -> Json:
    document = view.document
    return _without_empty(
        {
            "@type": "Claim",
            "text": visible(view.claim.text),
            "author": _person(document.author),
            "datePublished": document.published.isoformat() if document.published else "",
            "appearance": _work(document, document.address),
        }
    )


def _work(named: Document | Source, url: str) -> Json:
    return _without_empty(
        {
            "@type": "CreativeWork",
            "name": visible(named.title),
            "url": url if is_web_address(url) else "",  # whoever reads it makes a link of it
            "author": _person(named.author) if isinstance(named, Document) else {},
            "datePublished": named.published.isoformat() if named.published else "",
        }
    )


def _person(name: str | None) -> Json:
    return {"@type": "Person", "name": visible(name)} if name else {}


def _without_empty(fields: Json) -> Json:
    """Return *fields* without those that say nothing, such as an author of whom nothing but the type is known."""
    return {name: value for name, value in fields.items() if value not in ("", [], {}) and value != _only_type(value)}


def _only_type(value: object) -> Json | None:
    return {"@type": value["@type"]} if isinstance(value, dict) and "@type" in value else None
