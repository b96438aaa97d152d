"""The answers of texts, kept and found again for as long as nothing that they depend on has changed."""

from datetime import date

import pytest

from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.conflict import Conflict, Position
from verifier.pipeline import told
from verifier.pipeline.asked import Asked
from verifier.pipeline.told import digest_of_text, keep_answers, known_answers, names_of
from verifier.reading.reader import read_bytes
from verifier.store.store import Store, open_store

ONE, OTHER = Position(document="courier", claim="courier/a", text="A."), Position(document="gazette", text="B.")
CHECK = Check(kind=CheckKind.FIGURE, claimed="1", stated="2", outcome=Outcome.DIFFERS, reason="it says 2")
CONFLICT = Conflict(one=ONE, other=OTHER, check=CHECK, certain=0.5)
ASKED = Asked(ONE, "A.", None)
TEXT = read_bytes(b"Tolva has 900 berths. They are full.", name="a.txt")
NAMES = names_of(ASKED, "gazette", digest_of_text(TEXT), "rules 1")


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(tmp_path_factory.mktemp("told") / "verifier.db")


def test_answers_come_back_with_those_that_are_none(store: Store) -> None:
    none = names_of(ASKED, "herald", digest_of_text(TEXT), "rules 1")
    unknown = names_of(ASKED, "tribune", digest_of_text(TEXT), "rules 1")
    keep_answers(store.comparisons, {NAMES: (CONFLICT,), none: ()})
    assert known_answers(store.comparisons, [NAMES, none, unknown]) == {NAMES: (CONFLICT,), none: ()}
    store.close()


def test_what_cannot_be_read_is_unknown(store: Store) -> None:
    store.comparisons.keep_pairs({NAMES: "{"})
    assert known_answers(store.comparisons, [NAMES]) == {}
    store.close()


def test_answers_go_with_the_statement_or_the_text(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.store.comparisons.UNUSED", 0)
    monkeypatch.setattr("verifier.store.comparisons.TIMES", 0)
    keep_answers(store.comparisons, {NAMES: (CONFLICT,)})
    store.comparisons.forget_unused(NAMES[:2])
    assert known_answers(store.comparisons, [NAMES])
    store.comparisons.forget_unused(NAMES[:1])  # the text is another now
    assert known_answers(store.comparisons, [NAMES]) == {}
    store.close()


def test_another_statement_document_matcher_or_rule_is_another_question(monkeypatch: pytest.MonkeyPatch) -> None:
    digest = digest_of_text(TEXT)
    names = {
        NAMES,
        names_of(Asked(ONE, "A!", None), "gazette", digest, "rules 1"),
        names_of(ASKED, "herald", digest, "rules 1"),
        names_of(ASKED, "gazette", digest, "rules 2"),
    }
    monkeypatch.setattr(told, "PASSAGE_RULES", "other rules")
    assert len(names | {names_of(ASKED, "gazette", digest, "rules 1")}) == 5


def test_a_text_read_otherwise_is_another_text() -> None:
    others = [
        TEXT.model_copy(update={"published": date(2025, 3, 1)}),
        TEXT.model_copy(update={"title": "Tolva"}),
        TEXT.model_copy(update={"reader": "another"}),
        TEXT.model_copy(update={"sentences": TEXT.sentences[:1]}),
    ]
    assert len({digest_of_text(text) for text in (TEXT, *others)}) == 5
    assert digest_of_text(read_bytes(b"Tolva has 900 berths. They are full.", name="a.txt")) == digest_of_text(TEXT)
