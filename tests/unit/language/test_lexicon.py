import pytest

from verifier.language.lexicon import WordRelation, derivations, is_converse, opposites, relation, synonyms
from verifier.language.tables import rows
from verifier.language.words import stem, tokenize


def related(a: str, b: str) -> WordRelation:
    return relation(stem(a), stem(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("founded", "established"),
        ("blacklisted", "sanctioned"),
        ("banned", "barred"),
        ("banned", "prohibited"),
        ("sold", "divested"),
        ("acquired", "bought"),
        ("grants", "subsidies"),
        ("revenue", "sales"),
        ("profits", "earnings"),
        ("fell", "plunged"),
        ("declined", "decreased"),
        ("rose", "surged"),
        ("company", "firm"),
        ("chips", "semiconductors"),
        ("smartphones", "handsets"),
        ("stockpiled", "hoarded"),
        ("accused", "alleged"),
        ("denied", "rejected"),
        ("said", "announced"),
        ("government", "state"),
        ("loosened", "eased"),
        ("hired", "employed"),
        ("labour", "work"),
    ],
)
def test_paraphrases_of_the_news_are_synonyms(a: str, b: str) -> None:
    assert related(a, b) is related(b, a) is WordRelation.SYNONYM


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("rose", "fell"),
        ("increase", "decrease"),
        ("growth", "decline"),
        ("up", "down"),
        ("more", "fewer"),
        ("before", "after"),
        ("maximum", "minimum"),
        ("supports", "opposes"),
        ("succeeded", "failed"),
        ("confirmed", "denied"),
        ("tightened", "eased"),
        ("imports", "exports"),
        ("allowed", "prohibited"),
        ("won", "lost"),
        ("opened", "closed"),
        ("hired", "fired"),
        ("joined", "left"),
        ("lifted", "imposed"),
        ("accepted", "refused"),
        ("bought", "sold"),
        ("lent", "borrowed"),
        ("arrived", "left"),
        ("domestic", "foreign"),
        ("public", "private"),
        ("cheap", "expensive"),
        ("higher", "lowest"),
        ("legal", "illegal"),
        ("authorized", "unauthorised"),
    ],
)
def test_flips_of_direction_are_opposites(a: str, b: str) -> None:
    assert related(a, b) is related(b, a) is WordRelation.OPPOSITE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("acquired", "acquisition"),
        ("grew", "growth"),
        ("announced", "announcement"),
        ("sold", "sale"),
        ("lost", "losses"),
        ("denied", "denial"),
        ("arrived", "arrival"),
        ("investors", "investing"),
        ("rapidly", "rapid"),
        ("strong", "strength"),
    ],
)
def test_words_of_one_family_are_derived(a: str, b: str) -> None:
    assert related(a, b) is related(b, a) is WordRelation.DERIVED


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("export", "expert"),
        ("general", "generic"),
        ("university", "universe"),
        ("produce", "reduce"),
        ("say", "government"),  # both are synonyms of "state"
        ("policy", "police"),
        ("rise", "found"),
        ("huawei", "intel"),
        ("left", "right"),  # "left the firm" is not denied by "right"
        ("", "word"),
    ],
)
def test_words_that_only_look_alike_are_not_related(a: str, b: str) -> None:
    assert related(a, b) is WordRelation.NONE


def test_inflections_are_the_same_word() -> None:
    assert related("companies", "company") is WordRelation.SAME


def test_no_pair_is_both_synonym_and_opposite() -> None:
    words = {
        word
        for table in ("business_terms.tsv", "wordnet.tsv")
        for row in rows(table)
        for cell in row[1:]
        for word in cell.split()
    }
    assert [(a, b) for a in words for b in synonyms(a) & opposites(a)] == []


def test_no_word_is_related_to_itself_but_by_being_the_same() -> None:
    for word in ("rise", "sell", "company", "acquire"):
        assert word not in synonyms(word) | opposites(word) | derivations(word)


@pytest.mark.parametrize(
    ("a", "b", "expected"), [("sell", "buy", True), ("send", "receive", True), ("rise", "fall", False)]
)
def test_converses_agree_when_the_parties_change_places(a: str, b: str, expected: bool) -> None:  # noqa: FBT001
    assert is_converse(a, b) is is_converse(b, a) is expected
    assert relation(a, b) is WordRelation.OPPOSITE


def test_the_hand_written_table_is_written_in_stems() -> None:
    words = {word for row in rows("business_terms.tsv") for cell in row[1:] for word in cell.split()}
    assert (
        sorted(word for word in words if word != "found" and [token.stem for token in tokenize(word)] != [word]) == []
    )


def test_the_hand_written_table_is_generous() -> None:
    kinds = [row[0] for row in rows("business_terms.tsv")]
    assert kinds.count("same") >= 250
    assert (
        sum(
            len(left.split()) * len(right.split()) for kind, left, *rest in rows("business_terms.tsv") for right in rest
        )
        >= 250
    )


def test_an_unknown_word_has_no_relations() -> None:
    assert synonyms("qwerty") == opposites("qwerty") == derivations("qwerty") == frozenset()
