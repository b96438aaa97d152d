"""An article cut into pieces: put together again, they are the article, and each knows what it belongs to."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.counting import grows_in_proportion
from tests.unit.register.articles import CLAIMS, article
from verifier.domain.article import Article, Mark, MarkKind
from verifier.domain.extracted import ExtractedClaim
from verifier.domain.text import Text
from verifier.reports.annotated import paragraphs_of


def statement(start: int, end: int) -> ExtractedClaim:
    return ExtractedClaim(id="a", start=start, end=end, text="x", sentence="x", score=1, reasons=())


def mark(start: int, end: int) -> Mark:
    return Mark(start=start, end=end, kind=MarkKind.LINK, marker="m")


def joined(text: str, claims: Sequence[ExtractedClaim], marks: Sequence[Mark]) -> list[str]:
    one = Article(text=Text(content=text, reader="r"), marks=tuple(marks))
    return ["".join(piece.text for piece in paragraph.pieces) for paragraph in paragraphs_of(one, claims)]


def test_paragraphs_know_their_kind_and_their_claims() -> None:
    found = list(paragraphs_of(article(), CLAIMS))
    assert [(one.is_heading, one.is_side, [each.number for each in one.claims]) for one in found] == [
        (False, False, []),
        (False, True, []),
        (True, False, []),
        (False, False, [1, 2, 3]),
        (False, False, [4]),
        (True, False, []),
        (False, False, [5]),
    ]


def test_a_note_stands_before_the_words_that_follow_it_and_a_link_on_its_own() -> None:
    pieces = list(paragraphs_of(article(), CLAIMS))[3].pieces
    assert [(piece.text, [each.marker for each in piece.before]) for piece in pieces if piece.before] == [
        (", and ", ["1"])
    ]
    assert [piece.text for piece in pieces if piece.mark] == ["430 people"]
    assert [(piece.text[-8:], [each.number for each in piece.ends]) for piece in pieces if piece.ends] == [
        (" in 2024", [1]), ("s longer", [2]), (".", [3]),
    ]  # fmt: skip


def test_a_marker_at_the_very_end_is_not_lost() -> None:
    (paragraph,) = paragraphs_of(Article(text=Text(content="It grew.", reader="r"), marks=(mark(8, 8),)), [])
    assert [(piece.text, len(piece.before)) for piece in paragraph.pieces] == [("It grew.", 0), ("", 1)]


def test_claims_may_lie_in_one_another_and_over_paragraphs() -> None:
    claims = [statement(0, 20), statement(3, 7), statement(12, 16)]
    content = "0123456789\n\n234567890123"
    one = Article(text=Text(content=content, reader="r"))
    first, second = paragraphs_of(one, claims)
    assert [(piece.text, [each.number for each in piece.claims]) for piece in first.pieces] == [
        ("012", [1]), ("3456", [1, 2]), ("789", [1]),
    ]  # fmt: skip
    assert [each.number for each in second.claims] == [1, 3]


@given(st.data(), st.text(alphabet="ab \n", max_size=40))
def test_the_pieces_are_the_text(data: st.DataObject, text: str) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    claims = [statement(*each) for each in data.draw(st.lists(spans, max_size=5))]
    marks = [mark(*each) for each in data.draw(st.lists(spans, max_size=5))]
    whole = [part.strip("\n") for part in joined(text, claims, marks)]
    assert "".join("".join(whole).split()) == "".join(text.split())


def test_time_grows_with_the_text() -> None:
    def at(size: int) -> object:
        text = "It grew by 5 %. " * size
        claims = [statement(16 * at, 16 * at + 15) for at in range(size)]
        one = Article(
            text=Text(content=text, reader="r"), marks=tuple(mark(16 * at, 16 * at + 2) for at in range(size))
        )
        return lambda: list(paragraphs_of(one, claims))

    assert grows_in_proportion(at)  # type: ignore[arg-type]
