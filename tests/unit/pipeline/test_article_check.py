"""The claims of an article against the texts they cite, and the others against all."""

from pathlib import Path
from typing import Final

import pytest

from verifier.archive.archive import Archive
from verifier.domain.article import Article, Reference
from verifier.domain.assessment import Unavailable, Verdict
from verifier.domain.extracted import Cited, ExtractedClaim
from verifier.domain.text import Text
from verifier.errors import ConfigError
from verifier.pipeline.article_check import Against, check_article
from verifier.pipeline.extracting import Extraction, Told, document_for
from verifier.pipeline.pool import read_folder
from verifier.pipeline.progress import quiet
from verifier.pipeline.reading_articles import Found
from verifier.pipeline.results import Basis, CheckResults
from verifier.pipeline.run import RunSettings
from verifier.reading.options import ReadOptions

FREIGHT: Final = "The harbour handled 4.2 million tonnes of freight in 2024."
STAFF: Final = "The harbour employed 430 people in 2024."
QUAY: Final = "The county paid 8 million crowns for the new quay in 2021."
ARTICLE: Final = f"supported. The harbour grows\n\n{FREIGHT} {STAFF} {QUAY}\n"
REFERENCE: Final = Reference(id="r", text="report", url="https://port.example/report", title="Report of the port")
CITED: Final = Cited(marker="report", reference="r", title="Report of the port")
PROSE: Final = "This is what is said about the harbour and its quay, in a few plain English words."
TEXTS: Final = {
    "report.txt": f"refuted. {PROSE}\n\nSource: https://port.example/report",
    "council.txt": f"partial. {PROSE}",
    "old.txt": f"not_enough_info. {PROSE}",
}
"""What each says of every claim; the matcher of these tests takes the first word for it."""


def claims(*citing: str) -> tuple[ExtractedClaim, ...]:
    return tuple(
        ExtractedClaim(
            id=sentence.split()[2],
            start=ARTICLE.index(sentence),
            end=ARTICLE.index(sentence) + len(sentence),
            text=sentence,
            sentence=sentence,
            score=1,
            reasons=(),
            citations=(CITED,) if sentence in citing else (),
        )
        for sentence in (FREIGHT, STAFF, QUAY)
    )


def checked(
    tmp_path: Path, *citing: str, given: dict[str, Path] | None = None, texts: dict[str, str] = TEXTS
) -> CheckResults:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, content in texts.items():
        (folder / name).write_text(content)
    path = tmp_path / "draft.txt"
    path.write_text(ARTICLE)
    found = Found(Article(text=Text(content=ARTICLE, reader="r"), references=(REFERENCE,)), ARTICLE.encode(), file=path)
    extraction = Extraction(found.article, claims(*citing), document_for(found, Told(), tmp_path), found.place)
    against = Against(read_folder(folder, ReadOptions(), quiet), (), given or {}, Archive(tmp_path / "snapshots"))
    return check_article(extraction, found, against, settings=RunSettings())


def test_a_claim_is_held_against_what_it_cites_and_nothing_else(tmp_path: Path) -> None:
    freight = checked(tmp_path, FREIGHT).claims[0]
    assert [(one.name, one.is_cited, one.verdict) for one in freight.cited] == [
        ("report-of-the-port", True, Verdict.REFUTED)
    ]
    assert (freight.verdict, freight.basis, freight.stated.verdict) == (
        Verdict.REFUTED, Basis.CITED, Verdict.SUPPORTED,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "names", "verdict"),
    [
        (("supported", "partial", "not_enough_info"), ["0.txt"], Verdict.SUPPORTED),
        (("refuted", "partial", "supported"), ["2.txt", "0.txt"], Verdict.DISPUTED),  # both are to be read
        (("partial", "refuted"), ["1.txt"], Verdict.REFUTED),
        (("not_enough_info", "partial"), ["1.txt"], Verdict.PARTIAL),
        (("not_enough_info", "not_enough_info"), ["0.txt"], Verdict.NOT_ENOUGH_INFO),
    ],
)
def test_a_claim_that_cites_nothing_is_shown_with_what_says_most_about_it(
    tmp_path: Path, texts: tuple[str, ...], names: list[str], verdict: Verdict
) -> None:
    files = {f"{number}.txt": f"{text}. {PROSE}" for number, text in enumerate(texts)}
    quay = checked(tmp_path, texts=files).claims[2]
    assert ([one.name for one in quay.cited], quay.verdict, quay.basis) == (names, verdict, Basis.CITED)
    assert {quay.tie(one) for one in quay.cited} == {"not cited, found in"}
    assert quay.claim.citations == ()


def test_a_claim_whose_source_is_not_there_is_held_against_all_texts(tmp_path: Path) -> None:
    results = checked(tmp_path, FREIGHT, texts={"council.txt": f"supported. {PROSE}"})
    missing, found = results.claims[0].cited
    assert (missing.assessment.unavailable, missing.is_cited) == (Unavailable.NOT_CAPTURED, True)
    assert (found.name, found.verdict, found.is_cited) == ("council.txt", Verdict.SUPPORTED, False)
    assert "source-not-found" in [one.code for one in results.findings]


def test_it_is_told_by_what_a_source_was_known(tmp_path: Path) -> None:
    (found,) = [one for one in checked(tmp_path, FREIGHT).findings if one.code == "source-found"]
    assert found.message.endswith("is read from report.txt (same address)")


def test_a_file_given_by_hand_is_the_source(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text(f"partial. {PROSE}")
    freight = checked(tmp_path, FREIGHT, given={"report-of-the-port": mine}).claims[0]
    assert [(one.file, one.verdict) for one in freight.cited] == [(str(mine), Verdict.PARTIAL)]


def test_a_file_for_a_source_that_is_not_cited_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cites no 'report-of-the-prot'") as caught:
        checked(tmp_path, FREIGHT, given={"report-of-the-prot": tmp_path})
    assert caught.value.hint == "Did you mean 'report-of-the-port'?"


def test_claims_stand_at_their_lines(tmp_path: Path) -> None:
    assert {one.place.line for one in checked(tmp_path).claims} == {3}


def test_hashes_are_those_of_the_claims(tmp_path: Path) -> None:
    for one in checked(tmp_path, FREIGHT).claims:
        assert {each.assessment.claim_sha256 for each in one.judgements} == {one.claim.sha256}


def test_without_a_text_nothing_is_checked_but_the_article_itself(tmp_path: Path) -> None:
    results = checked(tmp_path, texts={})
    assert {one.basis for one in results.claims} == {Basis.STATED}
