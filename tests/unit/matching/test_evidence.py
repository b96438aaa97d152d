import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.matching.evidence import MOST_WORDS, evidence_texts
from verifier.matching.prepared import PreparedText, passage_at, prepare
from verifier.reading.reader import read_string

REPORT = """The Harbour Report

Norhaven Harbour is old. The company runs it. It handled 4.2 million tonnes in 2024. The mayor was content.
Maersk stayed away. Nobody knows why.
"""


def sentence_of(prepared: PreparedText, start: str) -> int:
    return next(number for number, one in enumerate(prepared.statements) if one.text.startswith(start))


def texts(start: str, *others: str) -> tuple[str, ...]:
    prepared = prepare(read_string(REPORT))
    numbers = [sentence_of(prepared, each) for each in (start, *others)]
    best, *rest = (passage_at(prepared, number, number + 1) for number in numbers)
    return evidence_texts(best, rest, prepared)


def test_the_passage_comes_alone_and_then_among_its_neighbours() -> None:
    alone, wide = texts("It handled")
    assert alone == "It handled 4.2 million tonnes in 2024."
    assert wide.endswith(
        "Norhaven Harbour is old. The company runs it. It handled 4.2 million tonnes in 2024. The mayor was content."
    )


def test_other_passages_in_question_come_in_the_order_of_the_text() -> None:
    wide = texts("Maersk", "It handled")[1]
    assert wide.index("It handled") < wide.index("Maersk stayed")
    assert wide.count("Maersk stayed") == 1


def test_a_text_of_one_sentence_is_asked_about_once() -> None:
    prepared = prepare(read_string("The harbour handled 4.2 million tonnes."))
    assert evidence_texts(passage_at(prepared, 0, 1), [], prepared) == ("The harbour handled 4.2 million tonnes.",)


@pytest.mark.parametrize("words", [10, 79, 80, 81, 3000])
def test_the_wider_text_has_room_for_so_many_words_only(words: int) -> None:
    body = f"The {'very ' * words}old harbour closed. Nobody came to {'see ' * words}it. It rained for days."
    prepared = prepare(read_string(body))
    best = passage_at(prepared, 0, 1)
    alone = " ".join(prepared.statements[0].text.split())
    found = evidence_texts(best, [], prepared)
    assert found[0] == alone
    assert all(len(text.split()) <= max(MOST_WORDS, len(alone.split())) for text in found)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["Rain fell.", "Ann left in 2020!", "Why?", "A 5% fall."]), min_size=1, max_size=12))
def test_any_passage_of_any_text_has_evidence_that_holds_it(sentences: list[str]) -> None:
    prepared = prepare(read_string("The town is quiet. " + " ".join(sentences)))
    for number in range(len(prepared.statements)):
        found = evidence_texts(passage_at(prepared, number, number + 1), [], prepared)
        assert 1 <= len(found) <= 2
        assert all(" ".join(prepared.statements[number].text.split()) in text for text in found)
