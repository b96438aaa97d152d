"""The variants that the entailment model learns from: an edit must be worth the label that it gives."""

from collections.abc import Callable
from random import Random

import pytest

from training.entailment.date_edits import date_edits
from training.entailment.detail_edits import detail_edits
from training.entailment.edits import Edits, Scene
from training.entailment.example import Example, Label
from training.entailment.figure_edits import figure_edits
from training.entailment.figures_of_merit import area, balanced_accuracy, macro_f1
from training.entailment.name_edits import name_edits
from training.entailment.variants import variants, whole_statement
from training.entailment.word_edits import word_edits
from verifier.language.statement import read_statement

STRANGERS = ("Marta Kowalska", "Lisbon", "Brightwater Foods")
CLAIM = "On 12 September 2024 Karin Lund said that Norhaven Harbour had spent 61.4 million euros in Oslo."
EVIDENCE = f"Norhaven lies in the north. {CLAIM} Erik Dahl paid for the bridge on 3 May 2019."


def scene(claim: str = CLAIM, evidence: str = EVIDENCE, seed: int = 0) -> Scene:
    return Scene(read_statement(claim), whole_statement(evidence), STRANGERS, Random(seed))  # noqa: S311 - no secret


def made(
    editor: Callable[[Scene], Edits], claim: str = CLAIM, evidence: str = "", seed: int = 0
) -> set[tuple[str, Label]]:
    shown = scene(claim, evidence or claim if claim is not CLAIM else EVIDENCE, seed)
    return {(edit.apply(claim), edit.label) for edit in editor(shown)}


def labels(editor: Callable[[Scene], Edits], claim: str, evidence: str = "") -> dict[str, Label]:
    return dict(made(editor, claim, evidence))


@pytest.mark.parametrize("editor", [figure_edits, date_edits, name_edits, word_edits, detail_edits])
def test_an_edit_changes_the_claim_and_chance_comes_from_the_seed_alone(editor: Callable[[Scene], Edits]) -> None:
    found = made(editor)
    assert found
    assert CLAIM not in {text for text, _ in found}
    assert made(editor) == found


def test_a_figure_that_the_evidence_lacks_is_left_alone() -> None:
    assert not made(figure_edits, "It sold 61 boats.", "It sold many boats in 12 harbours.")


def test_bounds_and_roundings_are_true_on_one_side_and_false_on_the_other() -> None:
    found = labels(figure_edits, "The firm sold 61,437 boats.")
    assert any(
        text.startswith("The firm sold") and "61000" in text and label is Label.SUPPORTED
        for text, label in found.items()
    )
    kept = {text for text, label in found.items() if label is Label.SUPPORTED}
    broken = {text for text, label in found.items() if label is Label.REFUTED}
    assert any("more than" in text or "over" in text or "at least" in text or "upwards of" in text for text in kept)
    assert len(broken) >= 3


def test_a_later_bound_on_the_year_is_true_and_an_earlier_one_false() -> None:
    found = labels(date_edits, "The quay opened in 1998.")
    for text, label in found.items():
        word, year = text.rstrip(".").split()[-2:]
        if word == "before":
            assert label is (Label.SUPPORTED if int(year) > 1998 else Label.REFUTED)
        if word == "after":
            assert label is (Label.SUPPORTED if int(year) < 1998 else Label.REFUTED)
    assert found["The quay opened in the 1990s."] is Label.SUPPORTED
    assert found["The quay opened."] is Label.SUPPORTED


def test_names_are_swapped_only_where_it_matters_who_does_what() -> None:
    assert ("Lisbon beat Oslo.", Label.REFUTED) in made(name_edits, "Oslo beat Lisbon.")
    assert not {text for text, _ in made(name_edits, "Oslo and Lisbon signed.") if text == "Lisbon and Oslo signed."}


@pytest.mark.parametrize(
    ("claim", "edited", "label"),
    [
        ("Exports rose in Norway.", "Exports fell in Norway.", Label.REFUTED),
        ("In spring some members left.", "In spring all members left.", Label.NOT_SUPPORTED),
        ("In spring all members left.", "In spring most members left.", Label.SUPPORTED),
        ("The movie ran long.", "The film ran long.", Label.SUPPORTED),
        ("The quay was not opened.", "The quay was opened.", Label.REFUTED),
    ],
)
def test_words_are_exchanged_for_what_they_are_worth(claim: str, edited: str, label: Label) -> None:
    found = {(text.lower(), label) for text, label in made(word_edits, claim, claim.lower())}
    assert (edited.lower(), label) in found


def test_added_detail_is_not_said_and_left_out_detail_leaves_the_rest_true() -> None:
    found = made(detail_edits, "The mayor opened the quay (the second of three) in the morning.")
    assert ("The mayor opened the quay in the morning.", Label.SUPPORTED) in found
    assert {label for text, label in found if text.startswith("The mayor opened the quay (") and len(text) > 65} == {
        Label.NEI
    }


def test_every_pair_gives_true_and_other_variants_and_chance_repeats_itself() -> None:
    examples = [Example(EVIDENCE, CLAIM, Label.SUPPORTED, "fever3"), Example(EVIDENCE, "", Label.NEI, "web_statistics")]
    found = variants(examples * 20, 60)
    assert found == variants(examples * 20, 60)
    counts = [sum(one.label is label for one in found) for label in (Label.SUPPORTED, Label.REFUTED)]
    assert min(counts) >= 10


def test_merit_is_one_for_the_right_answers_and_half_for_none() -> None:
    assert balanced_accuracy([0.9, 0.1], [True, False]) == area([0.9, 0.1], [True, False]) == 1.0
    assert balanced_accuracy([0.6, 0.6], [True, False]) == area([0.6, 0.6], [True, False]) == 0.5
    assert macro_f1(["a", "b"], ["a", "b"]) == 1.0
