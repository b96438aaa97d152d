import pytest

from verifier.language.phrasal import senses
from verifier.language.tables import pairs
from verifier.language.words import tokenize


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They took the ferry off the list", {1: "remove"}),
        ("The school cut back its hours", {2: "reduce"}),
        ("The club let half of its players go", {6: "dismiss"}),  # "let" and "half" are function words
        ("It took the ferry, then drove off", {}),  # a comma ends the phrase
        ("The price was lower", {}),
        ("It runs at lower cost", {3: "cheap"}),
        ("", {}),
    ],
)
def test_a_verb_and_its_particle_have_one_meaning(sentence: str, found: dict[int, str]) -> None:
    assert senses(sentence, tokenize(sentence)) == found


def test_the_table_is_written_in_stems() -> None:
    parts = {part for phrase in pairs("phrasal.tsv") for part in phrase.split() if part != "~"}
    assert [part for part in sorted(parts) if part != "longer" and [t.stem for t in tokenize(part)] != [part]] == []
