"""A check with a matcher that costs nothing, to see what all the rest takes: ``python stub.py FORM``, in a project.

Everything is as in ``verifier check``, but that each claim is held to be supported by the first sentence of each text,
and that documents are not compared.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from verifier.cli.desk import open_desk
from verifier.cli.formats import Format, written
from verifier.domain.assessment import Assessment, Evidence, Verdict
from verifier.domain.claim import Claim
from verifier.domain.text import Text
from verifier.fetching.policy import FetchPolicy
from verifier.pipeline.batch import run_batch
from verifier.pipeline.bindings import Bindings
from verifier.pipeline.desk import Capturing
from verifier.pipeline.matchers import NONE, MatcherSpec, open_matcher
from verifier.pipeline.run import RunSettings
from verifier.pipeline.texts import Missing, text_of
from verifier.pipeline.work import BATCH, Chunk, Done
from verifier.register.load import load_register
from verifier.reports.output import write_report
from verifier.settings import Settings


def main(form: str) -> None:
    """Check the project in the working directory and write the report."""
    settings, _ = Settings.load(Path.cwd(), os.environ, {})
    register = load_register([Path("claims")])
    told = RunSettings(judging=MatcherSpec(model=NONE))
    with open_desk(settings, FetchPolicy(), Capturing.NONE, all_claims=True) as desk:
        results = run_batch(
            register, Bindings(), desk, find_conflicts=lambda *_: (), settings=told, execute=without_matching
        )
    write_report(Path(f"report.{form}"), written(results, Format(form)))
    sys.stderr.write(f"{results.pairs_judged} {results.work.matched} {results.work.reused}\n")


def without_matching(chunks: Iterable[Chunk]) -> Iterator[Done]:
    """Do the chunks without looking at what the claims say."""
    for chunk in chunks:
        text = chunk.text or text_of(chunk.data, chunk.name, chunk.options)
        yield Done(chunk.number, text)
        if isinstance(text, Missing):
            continue
        version = open_matcher(chunk.spec).version
        for start in range(0, len(chunk.claims), BATCH):
            claims = chunk.claims[start : start + BATCH]
            yield Done(chunk.number, text, tuple(_assessment(claim, text, version) for claim in claims))


def _assessment(claim: Claim, text: Text, matcher: str) -> Assessment:
    first = text.sentences[0]
    evidence = Evidence(start=first.start, end=first.end, quote=first.within(text.content))
    return Assessment(
        verdict=Verdict.SUPPORTED,
        score=0.5,
        reason="nobody looked",
        evidence=(evidence,),
        claim_sha256=claim.sha256,
        text_sha256=text.sha256,
        matcher=matcher,
    )


if __name__ == "__main__":
    main(sys.argv[1])
