import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.domain.claim import Claim
from verifier.matching.considering import read_claim
from verifier.matching.evidence import MOST_WORDS, evidence_text
from verifier.matching.prepared import passage_at, prepare
from verifier.reading.reader import read_string

REPORT = """Norhaven Harbour is old. The company runs it. It handled 4.2 million tonnes in 2024. The mayor was content.
Maersk stayed away from Norhaven. Nobody knows why.
"""
PADDING = " ".join(["and so on"] * 16)  # 48 words


def evidence(content: str, claim: str, start: str) -> str:
    """Return the evidence for *claim* where the sentence of *content* that begins with *start* decides."""
    prepared = prepare(read_string(content))
    number = next(number for number, one in enumerate(prepared.statements) if one.text.startswith(start))
    statement = read_claim(Claim(id="claim", document="news", text=claim), prepared)
    return evidence_text(statement, passage_at(prepared, number, number + 1), prepared)


def test_a_short_text_is_evidence_as_a_whole_and_in_its_order() -> None:
    assert evidence(REPORT, "Maersk avoided Norhaven Harbour.", "Maersk") == " ".join(REPORT.split())


def test_the_rarest_shared_words_go_first_where_there_is_no_room_for_all() -> None:
    content = f"The port opened. The port is old {PADDING}. Zinc left the port {PADDING}."
    found = evidence(content, "The port shipped zinc.", "The port opened")
    assert "Zinc" in found
    assert "old" not in found


def test_what_decides_is_evidence_even_where_other_sentences_share_more() -> None:
    content = f"Nobody knows. The port shipped zinc {PADDING}. Maersk shipped zinc from the port {PADDING}."
    found = evidence(content, "Maersk shipped zinc from the port.", "Nobody")
    assert found.startswith("Nobody knows. Maersk shipped zinc")


def test_a_shared_number_counts_as_a_rare_word() -> None:
    content = f"It opened. The old port is large {PADDING}. It came to 4,217 of them {PADDING}."
    assert "4,217" in evidence(content, "The port has 4,217 berths.", "It opened")


@pytest.mark.parametrize("words", [10, 59, 60, 61, 3000])
def test_there_is_room_for_so_many_words_only(words: int) -> None:
    body = f"The {'very ' * words}old harbour closed. Nobody came to {'see ' * words}it. It rained for days."
    found = evidence(body, "The harbour closed.", "The very")
    assert found.startswith("The very very")
    assert len(found.split()) <= max(MOST_WORDS, words + 4)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["Rain fell.", "Ann left in 2020!", "Why?", "A 5% fall."]), min_size=1, max_size=12))
def test_the_evidence_holds_whatever_passage_decides(sentences: list[str]) -> None:
    prepared = prepare(read_string("The town is quiet. " + " ".join(sentences)))
    claim = read_claim(Claim(id="claim", document="news", text="Rain fell in 2020."), prepared)
    for number, statement in enumerate(prepared.statements):
        found = evidence_text(claim, passage_at(prepared, number, number + 1), prepared)
        assert " ".join(statement.text.split()) in found
