"""Which marks belong to which statement."""

import pytest

from tests.unit.extraction.build import text_of
from verifier.domain.article import Article, Mark, MarkKind, Reference
from verifier.extraction.citing import Citations

CONTENT = "Norhaven sold 4 ships. [1] Sundlink bought 5 ships."
FIRST, SECOND = (0, 22), (27, 51)


def cited(start: int, end: int, of: tuple[int, int]) -> list[str]:
    kind = MarkKind.LINK if end - start > len("[1]") else MarkKind.NOTE
    mark = Mark(start=start, end=end, kind=kind, marker="1", references=("one", "gone"))
    article = Article(text=text_of(CONTENT), marks=(mark,), references=(Reference(id="one", text="A book"),))
    return [citation.title for citation in Citations(article).of(*of)]


@pytest.mark.parametrize(
    ("mark", "first", "second"),
    [
        ((9, 13), ["A book"], []),  # a link within
        ((22, 22), ["A book"], []),  # a note's place right behind the full stop
        ((23, 26), ["A book"], []),  # a written marker between the two
        ((27, 27), ["A book"], []),  # a marker that has left its place, glued to the next sentence
        ((27, 35), [], ["A book"]),  # a link that opens the next sentence
        ((36, 42), [], ["A book"]),
    ],
)
def test_a_mark_belongs_to_what_it_stands_in_or_right_behind(
    mark: tuple[int, int], first: list[str], second: list[str]
) -> None:
    assert cited(*mark, FIRST) == first
    assert cited(*mark, SECOND) == second
