"""What a run did not ask for is forgotten at its end, where it is much more than what it asked for."""

from pathlib import Path

import pytest

from tests.unit.conflicts.memories import SENTENCES, stated
from verifier.conflicts.find import search
from verifier.pipeline.remembering import Remembering
from verifier.pipeline.tidying import Noting
from verifier.store import comparisons
from verifier.store.store import open_store

PAPERS = ("courier", "gazette")


def test_statements_that_have_vanished_are_forgotten_and_the_others_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparisons, "UNUSED", 0)
    monkeypatch.setattr(comparisons, "TIMES", 0)
    kept = [stated(name, text, is_claim=True) for name in PAPERS for text in SENTENCES]
    gone = [stated(name, text.replace("1", "3"), is_claim=True) for name in PAPERS for text in SENTENCES]
    with open_store(tmp_path / "verifier.db") as store:
        search([*kept, *gone], memory=Remembering(store.comparisons))
        first = Noting(store.comparisons)
        found = search(kept, memory=Remembering(first))
        assert first.tidy() > 0
        second = Noting(store.comparisons)
        again = search(kept, memory=Remembering(second))
        assert again.conflicts == found.conflicts
        assert again.known == again.compared == found.compared
        assert second.tidy() == 0


def test_a_run_that_is_stopped_forgets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparisons, "UNUSED", 0)
    statements = [stated(name, text, is_claim=True) for name in PAPERS for text in SENTENCES]
    with open_store(tmp_path / "verifier.db") as store:
        whole = search(statements, memory=Remembering(store.comparisons))
        search(statements[:2], memory=Remembering(Noting(store.comparisons)))  # and nobody tidies
        assert search(statements, memory=Remembering(store.comparisons)).known == whole.compared
