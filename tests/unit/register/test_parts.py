"""Tests of registers that lie on disk: they are those in memory, whatever is asked of them and in whatever order."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.claim import Claim, Document
from verifier.register import load
from verifier.register.load import load_register
from verifier.register.parts import ClaimsInParts, Part, Parts
from verifier.register.register import Register

FILES = 5
CLAIMS_EACH = 3


def claim_file(number: int) -> str:
    claims = "".join(
        f"  - id: c{claim}\n    text: Mill {number} ground {claim} sacks.\n    cites: [{{source: book}}]\n"
        for claim in range(CLAIMS_EACH)
    )
    return (
        f"schema: 1\ndocument: {{id: mill-{number}, title: Mill {number}, url: 'https://mill.example/{number}'}}\n"
        f"sources:\n  book: {{title: Book {number}}}\nclaims:\n{claims}"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(FILES):
        (tmp_path / f"{number}.yaml").write_text(claim_file(number))
    (tmp_path / "9.yaml").write_text(claim_file(2))  # a document for the second time
    return tmp_path


def on_disk(folder: Path, held: int, monkeypatch: pytest.MonkeyPatch) -> Register:
    monkeypatch.setattr(load, "Parts", lambda: Parts(held=held))
    monkeypatch.setattr("verifier.register.parts.AT_HAND", CLAIMS_EACH)  # one file at a time
    return load_register([folder])


@pytest.mark.parametrize("held", [0, CLAIMS_EACH, FILES * CLAIMS_EACH - 1])
def test_a_register_on_disk_holds_what_one_in_memory_does(
    folder: Path, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = load_register([folder]), on_disk(folder, held, monkeypatch)
    assert isinstance(small.claims, tuple)
    assert not isinstance(large.claims, tuple)
    assert list(large.claims) == list(small.claims)
    assert [large.claims[place] for place in range(len(small.claims))] == list(small.claims)
    assert large.claims[-2:] == small.claims[-2:]
    assert dict(large.documents) == dict(small.documents)
    assert dict(large.sources) == dict(small.sources)
    assert dict(large.places) == dict(small.places)
    assert (large.findings, large.left_out, large.paths) == (small.findings, small.left_out, small.paths)
    assert [len(kept) for kept in (large.claims, large.documents, large.places)] == [
        len(kept) for kept in (small.claims, small.documents, small.places)
    ]


def test_a_document_that_comes_again_is_told_even_when_its_first_file_lies_on_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = on_disk(folder, 0, monkeypatch)
    assert [found.message for found in large.errors] == [
        f"the document 'mill-2' is already in {(folder / '2.yaml').as_posix()}"
    ]
    assert large.left_out == tuple(f"mill-2/c{claim}" for claim in range(CLAIMS_EACH))


def test_what_is_not_there_is_told_as_by_a_mapping(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = on_disk(folder, 0, monkeypatch)
    for mapping in (large.documents, large.sources, large.places):
        assert "mill-9" not in mapping
        assert mapping.get("mill-9") is None
    assert large.places.get("mill-1/nothing") is None
    with pytest.raises(IndexError):
        large.claims[FILES * CLAIMS_EACH]


def filled(sizes: list[int]) -> tuple[Parts, list[Claim]]:
    """Return parts with so many claims each, and these claims."""
    parts, claims = Parts(held=0), list[Claim]()
    for number, size in enumerate(sizes):
        document = Document(id=f"mill-{number}", title="A mill")
        own = tuple(Claim(id=f"c{claim}", document=document.id, text="It turns.") for claim in range(size))
        parts.add(Part(document, {}, own, {}))
        claims += own
    return parts, claims


@given(st.lists(st.integers(0, 4), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_claims_may_be_asked_for_in_any_order_also_of_files_without_any(sizes: list[int], dice: Random) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("verifier.register.parts.AT_HAND", 1)
        parts, claims = filled(sizes)
        found = ClaimsInParts(parts)
        order = dice.sample(range(len(claims)), len(claims))
        assert [found[place] for place in order] == [claims[place] for place in order]
