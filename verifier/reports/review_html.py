"""The review as a page for publication: what a person has confirmed, with the passage, and nothing else.

One self-contained file without scripts, like the report of a check. Notes, names of editors and what has not been
reviewed stay in the house.
"""

from collections.abc import Sequence

from verifier import __version__
from verifier.reports.claimreview import Publisher
from verifier.reports.html import environment, hash_of, report_style
from verifier.review.conflict_views import ConflictView
from verifier.review.views import ClaimView


def render_review_html(claims: Sequence[ClaimView], conflicts: Sequence[ConflictView], publisher: Publisher) -> str:
    """Return *claims* and *conflicts*, all of them confirmed by a person, as one HTML page."""
    style = report_style()
    count = len(claims)
    return (
        environment()
        .get_template("review.html")
        .render(
            claims=claims,
            conflicts=conflicts,
            publisher=publisher,
            label=publisher.label,
            title="1 claim, reviewed" if count == 1 else f"{count:,} claims, reviewed",
            version=__version__,
            style=style,
            style_hash=hash_of(style),
        )
    )
