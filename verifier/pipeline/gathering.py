"""Gathering: the judgements of each claim put together to one result."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from verifier.domain.claim import Claim
from verifier.pipeline.capturing import Holdings
from verifier.pipeline.plan import Pair, Web
from verifier.pipeline.results import Basis, ClaimResult, Judgement, Place
from verifier.pipeline.texts import Missing
from verifier.pipeline.verdicts import over_sources
from verifier.register.register import Register


def results_of(
    claims: Sequence[Claim],
    register: Register,
    plan: Sequence[Pair],
    holdings: Holdings,
    judgements: Mapping[Pair, Judgement],
) -> tuple[ClaimResult, ...]:
    """Return one result for each of *claims*, in their order; *judgements* has all pairs of *plan*."""
    by_claim: dict[str, list[Pair]] = defaultdict(list)
    for pair in plan:
        by_claim[pair.claim.key].append(pair)
    return tuple(_result(claim, register, by_claim[claim.key], holdings, judgements) for claim in claims)


def _result(
    claim: Claim,
    register: Register,
    pairs: Sequence[Pair],
    holdings: Holdings,
    judgements: Mapping[Pair, Judgement],
) -> ClaimResult:
    """Put the judgements of one claim together.

    The overall verdict is that of the cited sources where any of them has a file or a snapshot, readable or not, or was
    requested in vain: a source that turns out to be a scan or dead is not made good by the document's own words.
    Otherwise it is the document's.
    """
    stated = next(judgements[pair] for pair in pairs if pair.column is Basis.STATED)
    cited_pairs = [pair for pair in pairs if pair.column is Basis.CITED]
    cited = tuple(judgements[pair] for pair in cited_pairs)
    cited_verdict = over_sources([judgement.verdict for judgement in cited])
    basis = Basis.CITED if any(_was_tried(pair, holdings) for pair in cited_pairs) else Basis.STATED
    place = register.places[claim.key]
    return ClaimResult(
        claim=claim,
        place=Place(place.file, place.line),
        document=register.document_of(claim),
        sources=tuple(register.source_of(claim, citation) for citation in claim.citations),
        stated=stated,
        cited=cited,
        cited_verdict=cited_verdict,
        verdict=cited_verdict if basis is Basis.CITED else stated.verdict,
        basis=basis,
    )


def _was_tried(pair: Pair, holdings: Holdings) -> bool:
    match pair.where:
        case Missing():
            return False
        case Web(url):
            return holdings.was_tried(url)
        case _:
            return True
