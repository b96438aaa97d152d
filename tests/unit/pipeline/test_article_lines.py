"""On which line of its file a claim stands."""

import pytest

from tests.unit.counting import grows_in_proportion
from verifier.domain.extracted import ExtractedClaim
from verifier.pipeline.article_lines import Lines


def claim(sentence: str) -> ExtractedClaim:
    return ExtractedClaim(id="a", start=0, end=1, text=sentence, sentence=sentence, score=1, reasons=())


@pytest.mark.parametrize(
    ("data", "sentence", "line"),
    [
        (b"# Title\n\nOne two three four five.\nThe quay grew by 5 %.\n", "The quay grew by 5 %.", 4),
        (b"The quay\ngrew by 5 %.", "The quay grew by 5 %.", 1),
        (b"<p>x\n<p>The <a href='y'>quay</a> grew by 5 per cent", "The quay grew by 5 per cent", 2),
        (b"a\r\nThe quay grew by 5", "The quay grew by 5", 2),
        (b"nothing of the kind", "The quay grew by 5 %.", 0),
        (b"%PDF-1.7\nThe quay grew by 5", "The quay grew by 5", 0),
        (b"", "The quay grew.", 0),
        (b"\xff\xfe\nThe quay grew by 5", "The quay grew by 5", 2),
    ],
)
def test_the_line_is_that_of_the_first_words_that_stand_so(data: bytes, sentence: str, line: int) -> None:
    assert Lines(data).line_of(claim(sentence)) == line


def test_time_grows_with_the_file() -> None:
    assert grows_in_proportion(lambda size: lambda: Lines(b"It grew by 5 %.\n" * size))
