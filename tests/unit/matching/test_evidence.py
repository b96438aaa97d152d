import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.domain.claim import Claim
from verifier.matching.evidence import MOST_WORDS, evidence_text
from verifier.matching.match import read_claim
from verifier.matching.prepared import passage_at, prepare
from verifier.reading.reader import read_string

REPORT = """Norhaven Harbour is old. The company runs it. It handled 4.2 million tonnes in 2024. The mayor was content.
Maersk stayed away from Norhaven. Nobody knows why.
"""


def evidence(content: str, claim: str, start: str) -> str:
    """Return the evidence for *claim* where the sentence of *content* that begins with *start* decides."""
    prepared = prepare(read_string(content))
    number = next(number for number, one in enumerate(prepared.statements) if one.text.startswith(start))
    statement = read_claim(Claim(id="claim", document="news", text=claim), prepared)
    return evidence_text(statement, passage_at(prepared, number, number + 1), prepared)


def test_the_deciding_passage_stands_among_the_sentences_that_share_words_with_the_claim_in_the_order_of_the_text() -> (
    None
):
    found = evidence(REPORT, "Maersk avoided Norhaven Harbour.", "Maersk")
    assert found == "Norhaven Harbour is old. Maersk stayed away from Norhaven."


def test_a_sentence_without_a_word_of_the_claim_is_evidence_only_where_it_decides() -> None:
    assert evidence(REPORT, "Maersk avoided the port.", "Nobody").endswith("Nobody knows why.")
    assert "Nobody" not in evidence(REPORT, "Maersk avoided the port.", "Maersk")


def test_the_rarest_shared_words_go_first_where_there_is_no_room_for_all() -> None:
    padding = " ".join(["and so on"] * 12)
    content = f"The port opened. The port is old {padding}. Zinc left the port {padding}."
    found = evidence(content, "The port shipped zinc.", "The port opened")
    assert "Zinc" in found
    assert "old" not in found


@pytest.mark.parametrize("words", [10, 59, 60, 61, 3000])
def test_there_is_room_for_so_many_words_only(words: int) -> None:
    body = f"The {'very ' * words}old harbour closed. Nobody came to {'see ' * words}it. It rained for days."
    found = evidence(body, "The harbour closed.", "The very")
    alone = len(body.split(". ", maxsplit=1)[0].split())
    assert alone <= len(found.split()) <= max(MOST_WORDS, alone)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["Rain fell.", "Ann left in 2020!", "Why?", "A 5% fall."]), min_size=1, max_size=12))
def test_the_evidence_holds_whatever_passage_decides(sentences: list[str]) -> None:
    prepared = prepare(read_string("The town is quiet. " + " ".join(sentences)))
    claim = read_claim(Claim(id="claim", document="news", text="Rain fell in 2020."), prepared)
    for number, statement in enumerate(prepared.statements):
        found = evidence_text(claim, passage_at(prepared, number, number + 1), prepared)
        assert " ".join(statement.text.split()) in found
