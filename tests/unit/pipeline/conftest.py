"""A small project on disk, and a matcher that says what the text tells it to say."""

from pathlib import Path

import pytest

from verifier.domain.assessment import Assessment, Evidence, Verdict
from verifier.domain.claim import Claim
from verifier.matching.match import PreparedText
from verifier.matching.matcher import RULES_ONLY, Matcher

CLAIMS = """\
schema: 1
document: {id: mill, title: The mill, file: ../texts/mill.txt}
sources:
  deed: {title: The deed, file: ../texts/deed.txt}
  diary: {title: A diary}
claims:
  - id: closed
    text: The mill closed in 1974.
    cites: [{source: deed}, {source: diary}]
  - id: owner
    text: The mill belonged to the parish.
    cites: [{source: diary}]
  - id: wheel
    text: The wheel turned to the left.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with claim files and texts; it is the working directory."""
    for name, content in {
        "claims/mill.yaml": CLAIMS,
        "texts/mill.txt": "supported. This is what the article about the mill says, in a few plain words.",
        "texts/deed.txt": "refuted. This is what the deed says about the mill and its wheel, in plain words.",
        "diary.txt": "supported. This is what the diary says about the mill and the parish, in plain words.",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def obedient_match(claim: Claim, text: PreparedText, matcher: Matcher = RULES_ONLY) -> Assessment:
    """Return the verdict that is the first word of the text."""
    content = text.text.content
    word = content.split(".")[0]
    return Assessment(
        verdict=Verdict(word),
        score=0.5,
        reason=f"the text says {word}",
        evidence=(Evidence(start=0, end=len(word), quote=word),),
        claim_sha256=claim.sha256,
        text_sha256=text.text.sha256,
        matcher=matcher.version,
    )


@pytest.fixture(autouse=True)
def _obedient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.pipeline.work.match", obedient_match)
