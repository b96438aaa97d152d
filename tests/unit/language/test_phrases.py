import pytest

from verifier.language.phrases import canonical_tokens
from verifier.language.tables import pairs
from verifier.language.words import tokenize


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("It set up a unit", ["it", "establish", "a", "unit"]),
        ("Volvo was taken over", ["volvo", "be", "acquire"]),
        ("40 per cent", ["40", "percent"]),
        ("the rule entered into force", ["the", "rule", "begin"]),
        ("took the firm over", ["take", "the", "firm", "over"]),
        ("set", ["set"]),
        ("", []),
    ],
)
def test_a_phrase_becomes_one_word(text: str, stems: list[str]) -> None:
    assert [token.stem for token in canonical_tokens(tokenize(text))] == stems


def test_a_phrase_spans_its_words() -> None:
    text = "It carried\n out  tests"
    token = canonical_tokens(tokenize(text))[1]
    assert (token.text, text[token.start : token.end]) == ("carried out", "carried\n out")


def test_the_table_is_written_in_stems() -> None:
    assert [phrase for phrase in pairs("phrases.tsv") if " ".join(t.stem for t in tokenize(phrase)) != phrase] == []
