"""Tests of the run: which text decides what, and that each is read once."""

from pathlib import Path

import pytest

from verifier.domain.assessment import Unavailable, Verdict
from verifier.domain.finding import Severity
from verifier.domain.text import Text
from verifier.errors import UnknownName
from verifier.pipeline.bindings import Bindings, parse_bindings
from verifier.pipeline.results import Basis, CheckResults, ClaimResult
from verifier.pipeline.run import run_check
from verifier.pipeline.texts import Missing, text_of
from verifier.reading.options import ReadOptions
from verifier.register.load import load_register


def checked(*options: str, **more: Bindings) -> CheckResults:
    bindings = more.get("bindings") or parse_bindings((), options)
    return run_check(load_register([Path("claims")]), bindings)


def by_id(results: CheckResults) -> dict[str, ClaimResult]:
    return {result.claim.id: result for result in results.claims}


@pytest.mark.usefixtures("project")
def test_stated_and_cited_are_two_answers() -> None:
    closed = by_id(checked())["closed"]
    assert (closed.stated.verdict, closed.cited_verdict) == (Verdict.SUPPORTED, Verdict.REFUTED)
    assert (closed.verdict, closed.basis) == (Verdict.REFUTED, Basis.CITED)


@pytest.mark.usefixtures("project")
def test_without_a_text_of_a_cited_source_the_document_decides() -> None:
    owner = by_id(checked())["owner"]
    assert (owner.verdict, owner.basis) == (Verdict.SUPPORTED, Basis.STATED)
    assert owner.cited[0].assessment.unavailable is Unavailable.NOT_CAPTURED


@pytest.mark.usefixtures("project")
def test_a_claim_that_cites_nothing_is_judged_by_its_document() -> None:
    wheel = by_id(checked())["wheel"]
    assert (wheel.cited, wheel.cited_verdict, wheel.verdict) == ((), Verdict.UNAVAILABLE, Verdict.SUPPORTED)


@pytest.mark.usefixtures("project")
def test_sources_that_disagree_make_a_claim_disputed_and_the_refuting_one_is_shown() -> None:
    closed = by_id(checked("diary=diary.txt"))["closed"]
    assert closed.verdict is Verdict.DISPUTED
    assert closed.deciding.name == "deed"


@pytest.mark.usefixtures("project")
def test_a_source_that_cannot_be_read_is_not_made_good_by_the_document(project: Path) -> None:
    (project / "diary.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    results = checked("diary=diary.pdf")
    owner = by_id(results)["owner"]
    assert (owner.verdict, owner.basis) == (Verdict.UNAVAILABLE, Basis.CITED)
    assert [found.file for found in results.findings if found.severity is Severity.ERROR] == ["diary.pdf"]


@pytest.mark.usefixtures("project")
def test_of_sources_without_a_text_the_one_that_was_given_is_shown(project: Path) -> None:
    (project / "deed.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    claims = project / "claims" / "mill.yaml"
    claims.write_text(
        claims.read_text().replace("[{source: deed}, {source: diary}]", "[{source: diary}, {source: deed}]")
    )
    assert by_id(checked("deed=deed.pdf"))["closed"].deciding.name == "deed"


def test_each_file_is_read_once_however_it_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []

    def counted(data: bytes, name: str, options: ReadOptions) -> Text | Missing:
        reads.append(name)
        return text_of(data, name, options)

    monkeypatch.setattr("verifier.pipeline.work.text_of", counted)
    checked("diary=texts/../diary.txt", f"deed={project / 'diary.txt'}")
    assert len(reads) == 2  # the diary for both, and the document's own file


def test_a_missing_file_is_one_finding_for_all_its_claims(project: Path) -> None:
    del project
    results = checked("diary=nowhere.txt")
    missing = [found for found in results.findings if found.file == "nowhere.txt"]
    assert [(found.code, found.severity) for found in missing] == [("text-not-captured", Severity.ERROR)]


def test_results_and_their_order_do_not_depend_on_how_texts_are_shared(project: Path) -> None:
    del project
    assert [result.claim.id for result in checked("diary=diary.txt").claims] == ["closed", "owner", "wheel"]


@pytest.mark.usefixtures("project")
def test_progress_is_told_up_to_the_last_pair() -> None:
    seen: list[tuple[int, int]] = []
    register = load_register([Path("claims")])
    run_check(register, Bindings(), progress=lambda done, total, _: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1] == (6, 6)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("bindings", "hint"),
    [
        (Bindings(documents={"mil": Path("x")}), "mill"),
        (Bindings(sources={"dairy": Path("x")}), "diary"),
        (Bindings(sources={"mill/daed": Path("x")}), "mill/deed"),
        (Bindings(sources={"something-else-altogether": Path("x")}), "deed, diary"),
    ],
)
def test_an_unknown_id_names_the_nearest_known_one(bindings: Bindings, hint: str) -> None:
    with pytest.raises(UnknownName) as caught:
        checked(bindings=bindings)
    assert hint in caught.value.hint


@pytest.mark.usefixtures("project")
def test_evidence_comes_with_its_surroundings() -> None:
    stated = by_id(checked())["wheel"].stated
    assert stated.excerpts[0].quote == "supported"
    assert stated.excerpts[0].after.startswith(". This is what the article")
