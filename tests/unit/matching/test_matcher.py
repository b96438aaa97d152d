from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.unit.matching.entailment.tiny import write_all
from tests.unit.matching.opinions import SURE_AGAINST, SURE_FOR, SURE_OF_NOTHING, Opinionated
from verifier.domain.assessment import Verdict
from verifier.domain.check import CheckKind, Outcome
from verifier.domain.claim import Claim
from verifier.errors import ModelError
from verifier.matching.calibration import Calibration
from verifier.matching.entailment.description import ModelDescription
from verifier.matching.entailment.model import EntailmentModel
from verifier.matching.match import match, prepare
from verifier.matching.matcher import RULES, RULES_ONLY, LazyModel, Matcher
from verifier.reading.reader import read_string

REPORT = """Norhaven Harbour handled 4.2 million tonnes of cargo in 2024, up from 3.9 million tonnes in 2023. The firm
sold 7 apples. The quay was opened by the mayor, Karin Lund, on 12 September 2024. Maersk did not extend its contract.
At the end of the year 430 people worked for the harbour.
"""
CLAIMS = (
    "Norhaven Harbour handled 4.2 million tonnes of cargo in 2024.",
    "Norhaven Harbour handled 4.9 million tonnes of cargo in 2024.",
    "The firm sold 7 apples.",
    "Karin Lund opened the quay in September.",
    "Maersk extended its contract.",
    "The harbour employed 430 people.",
    "A ferry will sail from 2026.",
)
LABELS = ModelDescription.foreign("entailment,neutral,contradiction", longest=64)


def claim(text: str) -> Claim:
    return Claim(id="claim", document="news", text=text)


def judged_by(folder: str, texts: tuple[str, ...]) -> list[str]:
    """Judge by the model in *folder*, loaded in whatever process this runs in."""
    matcher = Matcher(LazyModel("tiny", lambda: EntailmentModel.from_file(Path(folder) / "model.onnx", LABELS)))
    prepared = prepare(read_string(REPORT))
    return [match(claim(text), prepared, matcher).model_dump_json() for text in texts]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    write_all(tmp_path)
    return str(tmp_path)


def test_the_same_bytes_twice_in_a_row_and_in_reverse(folder: str) -> None:
    found = judged_by(folder, CLAIMS)
    assert judged_by(folder, CLAIMS) == found
    assert judged_by(folder, CLAIMS[::-1]) == found[::-1]
    assert judged_by(folder, CLAIMS * 2) == found * 2


def test_the_same_bytes_in_a_pool_of_processes(folder: str) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        alone = list(pool.map(judged_by, [folder] * len(CLAIMS), [(text,) for text in CLAIMS]))
    assert [each for one in alone for each in one] == judged_by(folder, CLAIMS)


def test_without_a_model_nothing_is_asked_and_the_rules_decide() -> None:
    found = match(claim(CLAIMS[0]), read_string(REPORT), RULES_ONLY)
    assert found.verdict is Verdict.SUPPORTED
    assert found.matcher == RULES
    assert CheckKind.MEANING not in {check.kind for check in found.checks}


@pytest.mark.parametrize("opinion", [SURE_FOR, SURE_AGAINST, SURE_OF_NOTHING])
def test_a_changed_figure_is_never_supported_whatever_the_model_says(opinion: object) -> None:
    model = Opinionated(opinion)  # type: ignore[arg-type]
    found = match(claim(CLAIMS[1]), read_string(REPORT), Matcher(model))
    assert found.verdict is Verdict.REFUTED
    assert "4.2 million" in found.reason


def test_few_texts_are_asked_about_and_what_they_came_to_is_shown() -> None:
    model = Opinionated(SURE_FOR)
    found = match(claim(CLAIMS[5]), read_string(REPORT), Matcher(model))
    assert 1 <= len(model.asked) <= 2
    assert all("430 people" in evidence and text == CLAIMS[5] for evidence, text in model.asked)
    [meaning] = [check for check in found.checks if check.kind is CheckKind.MEANING]
    assert meaning.outcome is Outcome.AGREES


def test_a_claim_that_shares_nothing_with_the_text_is_not_asked_about() -> None:
    model = Opinionated(SURE_FOR)
    found = match(claim("Zebras gallop."), read_string(REPORT), Matcher(model))
    assert found.verdict is Verdict.NOT_ENOUGH_INFO
    assert model.asked == []


def test_the_model_moves_the_score() -> None:
    scores = [
        match(claim(CLAIMS[5]), read_string(REPORT), Matcher(Opinionated(opinion))).score
        for opinion in (SURE_AGAINST, SURE_FOR)
    ]
    assert scores[0] < scores[1]


def test_a_calibration_moves_the_score_and_no_verdict() -> None:
    line = Calibration(0.5, -1.0, RULES, 40)
    for text in CLAIMS:
        plain, moved = (match(claim(text), read_string(REPORT), each) for each in (RULES_ONLY, Matcher(None, line)))
        assert (moved.verdict, moved.reason, moved.checks) == (plain.verdict, plain.reason, plain.checks)
        assert moved.score == pytest.approx(line(plain.score), abs=1e-3)


def test_the_version_names_rules_model_and_calibration() -> None:
    model, line = Opinionated(SURE_FOR, digest="abc"), Calibration(0.5, 0.0, RULES, 40)
    versions = [each.version for each in (RULES_ONLY, Matcher(model), Matcher(None, line), Matcher(model, line))]
    assert versions[:2] == [RULES, f"{RULES}+abc"]
    assert len(set(versions)) == len(versions)


def test_a_calibration_of_another_matcher_is_noticed() -> None:
    line = Calibration(0.5, 0.0, RULES, 40)
    assert Matcher(None, line).fits
    assert RULES_ONLY.fits
    assert not Matcher(Opinionated(SURE_FOR), line).fits


def test_a_model_is_loaded_when_it_is_first_asked_and_once(folder: str) -> None:
    loads: list[str] = []

    def load() -> EntailmentModel:
        loads.append(folder)
        return EntailmentModel.from_file(Path(folder) / "model.onnx", LABELS)

    matcher = Matcher(LazyModel("tiny", load))
    assert matcher.version == f"{RULES}+tiny"
    assert loads == []
    for text in CLAIMS:
        match(claim(text), read_string(REPORT), matcher)
    assert len(loads) == 1


def test_a_broken_model_is_named_when_it_is_asked(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"no model")
    lazy = LazyModel("broken", lambda: EntailmentModel.from_file(tmp_path / "model.onnx", LABELS))
    with pytest.raises(ModelError, match=r"model\.onnx is not an ONNX model"):
        match(claim(CLAIMS[0]), read_string(REPORT), Matcher(lazy))
