"""A conflict stays the same from run to run, whoever joins it or leaves it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.unit.store.examples import run
from verifier.conflicts.changed import what_changed
from verifier.conflicts.heirs import Heirs
from verifier.domain.conflict import Conflict
from verifier.pipeline.compared import known_keys
from verifier.pipeline.conflicts import conflicts_of
from verifier.pipeline.remembering import Remembering
from verifier.register.load import load_register
from verifier.store.store import Store, open_store

CLAIM = "schema: 1\ndocument: {{id: {name}, title: A paper}}\nclaims:\n  - {{id: founding, text: {text}}}\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "verifier.db") as opened:
        yield opened


def conflict_in_next_run(store: Store, folder: Path, years: Mapping[str, str]) -> Conflict:
    """Return the only conflict of a recorded run over papers that have a firm founded in those *years*."""
    number = len(store.runs())
    claims = folder / f"claims-{number}"
    claims.mkdir()
    for name, year in years.items():
        text = f"Halvor Steel was founded in {year}."
        (claims / f"{name}.yaml").write_text(CLAIM.format(name=name, text=text), encoding="utf-8")
    register = load_register([claims])
    found = conflicts_of(register, known_keys(store), Remembering(store.comparisons))
    assert [each.model_dump_json() for each in found] == [
        each.model_dump_json() for each in conflicts_of(register, known_keys(store))
    ]
    made = run(f"run-{number}", number)
    store.begin_run(made)
    store.save_conflicts(made.id, found)
    (conflict,) = found
    return conflict


def test_a_document_that_joins_leaves_the_conflict_what_it_was(store: Store, tmp_path: Path) -> None:
    decided = conflict_in_next_run(store, tmp_path, {"m": "1921", "n": "1934"})
    joined = conflict_in_next_run(store, tmp_path, {"a": "1934", "m": "1921", "n": "1934"})
    assert joined.key == decided.key
    assert (len(joined.stands), joined.stands[0].documents) == (2, ("a", "n"))
    assert what_changed(decided, joined) == ()


def test_a_document_that_joins_with_another_view_makes_a_decision_stale(store: Store, tmp_path: Path) -> None:
    decided = conflict_in_next_run(store, tmp_path, {"m": "1921", "n": "1934"})
    joined = conflict_in_next_run(store, tmp_path, {"a": "1946", "m": "1921", "n": "1934"})
    assert joined.key == decided.key
    assert what_changed(decided, joined) == ("a now says “1946”",)


def test_a_document_that_leaves_again_leaves_the_conflict_what_it_was(store: Store, tmp_path: Path) -> None:
    decided = conflict_in_next_run(store, tmp_path, {"m": "1921", "n": "1934"})
    conflict_in_next_run(store, tmp_path, {"a": "1934", "m": "1921", "n": "1934"})
    assert conflict_in_next_run(store, tmp_path, {"m": "1921", "n": "1934"}) == decided


def test_a_matter_outlives_the_document_that_it_was_known_by(store: Store, tmp_path: Path) -> None:
    decided = conflict_in_next_run(store, tmp_path, {"m": "1921", "n": "1934", "o": "1934"})
    assert decided.key == "m/founding ↔ n/founding"
    left = conflict_in_next_run(store, tmp_path, {"m": "1921", "o": "1934"})
    assert Heirs([left]).of(decided.key, [decided]) == left
    assert what_changed(decided, left) == ()


def test_a_matter_is_known_by_what_it_was_known_by_last(store: Store, tmp_path: Path) -> None:
    conflict_in_next_run(store, tmp_path, {"m": "1921", "n": "1934"})
    decided = conflict_in_next_run(store, tmp_path, {"m": "1921", "o": "1934"})
    back = conflict_in_next_run(store, tmp_path, {"m": "1921", "n": "1934", "o": "1934"})
    assert back.key == decided.key == "m/founding ↔ o/founding"


def test_a_side_that_changes_keeps_the_conflict_and_makes_a_decision_stale(store: Store, tmp_path: Path) -> None:
    decided = conflict_in_next_run(store, tmp_path, {"m": "1921", "n": "1934"})
    changed = conflict_in_next_run(store, tmp_path, {"m": "1921", "n": "1946"})
    assert changed.key == decided.key
    assert what_changed(decided, changed) == (
        "n/founding now says “Halvor Steel was founded in 1946.”",
        "n now says “1946”",
        "nobody says “1934” any more",
    )
