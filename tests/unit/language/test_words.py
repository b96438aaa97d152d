import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language.function_words import STOP_WORDS, TURNING_WORDS, is_function_word
from verifier.language.words import Token, stem, tokenize


def texts(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def stems(text: str) -> list[str]:
    return [token.stem for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huawei's chips, the firms' plans", ["Huawei", "chips", "the", "firms", "plans"]),
        ("China’s 5G makers", ["China", "5G", "makers"]),
        ("smart-city and AI-powered", ["smart", "city", "and", "AI", "powered"]),
        ("the U.S.-China rivalry", ["the", "U.S.", "China", "rivalry"]),
        ("the U.S.'s list", ["the", "U.S.", "list"]),
        ("134.7 billion, 1,000 firms", ["134.7", "billion", "1,000", "firms"]),
        ("Ascend 910B and H20", ["Ascend", "910B", "and", "H20"]),
        ("F-35 jets, COVID-19", ["F-35", "jets", "COVID", "19"]),
        ("R&D at AT&T", ["R&D", "at", "AT&T"]),
        ("O'Brien didn't say", ["O'Brien", "didn't", "say"]),
        ("they've said it's", ["they", "said", "it"]),
        ("2021–2025, year-on-year", ["2021", "2025", "year", "on", "year"]),
        ("«Türkiye» (Côte d’Ivoire)", ["Türkiye", "Côte", "d’Ivoire"]),
        ("", []),
        ("— … % $ ’'-", []),
    ],
)
def test_words_are_cut_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "lower", "stemmed"),
    [
        ("U.S.", "us", "US"),
        ("US", "us", "US"),
        ("us", "us", "us"),  # the pronoun
        ("WHO", "who", "WHO"),
        ("who", "who", "who"),
        ("1,000", "1000", "1000"),
        ("F-35", "f35", "f35"),
        ("F35", "f35", "f35"),
        ("can’t", "can't", "not"),
        ("a.m.", "am", "a.m."),  # no form of "be"
        ("Companies", "companies", "company"),
        ("CEOs", "ceos", "ceo"),
        ("Russians", "russians", "russian"),
    ],
)
def test_a_token_has_one_normal_form_for_all_ways_to_write_it(text: str, lower: str, stemmed: str) -> None:
    (token,) = tokenize(text)
    assert (token.lower, token.stem) == (lower, stemmed)


def test_the_abbreviation_of_number_is_no_negation() -> None:
    assert stems("Order No. 13959") == ["order", "number", "13959"]
    assert stems("Was it sold? No. Five were not.")[3] == "no"


def test_no_is_not_found_inside_technology() -> None:
    assert "no" not in stems("technology now known to none")


def test_negations_survive_contraction() -> None:
    assert stems("It wasn't sold and can't be") == ["it", "not", "sell", "and", "not", "be"]


def test_positions_are_those_of_the_whole_text() -> None:
    assert tokenize("two words", offset=100) == [
        Token("two", 100, 103, "two", "two"),
        Token("words", 104, 109, "words", "word"),
    ]


@given(st.text(max_size=200), st.integers(0, 1000))
def test_every_token_stands_where_it_says(text: str, offset: int) -> None:
    end = offset
    for token in tokenize(text, offset):
        assert text[token.start - offset : token.end - offset] == token.text
        assert token.start >= end
        assert token.stem
        assert token.lower
        end = token.end


def test_hostile_input_takes_linear_time() -> None:
    for piece in ("A.", "A-", "1,", "a'", "’s", "x", "&A", "No."):
        tokenize(piece * 50_000)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        *(("companies", "company"), ("boxes", "box"), ("houses", "house"), ("viruses", "virus"), ("movies", "movie")),
        *(("analyses", "analysis"), ("criteria", "criterion"), ("men", "man"), ("shoes", "shoe"), ("vetoes", "veto")),
        *(("sold", "sell"), ("bought", "buy"), ("fell", "fall"), ("rose", "rise"), ("grew", "grow"), ("was", "be")),
        *(("has", "have"), ("made", "make"), ("found", "find"), ("founded", "found"), ("left", "leave")),
        *(("making", "make"), ("banned", "ban"), ("selling", "sell"), ("controlled", "control"), ("visited", "visit")),
        *(
            ("increasing", "increase"),
            ("changed", "change"),
            ("singing", "sing"),
            ("hoping", "hope"),
            ("hopping", "hop"),
        ),
        *(("rated", "rate"), ("levied", "levy"), ("freed", "free"), ("added", "add"), ("used", "use"), ("died", "die")),
        *(("stockpiled", "stockpile"), ("hoarding", "hoard"), ("blacklisted", "blacklist"), ("sanctions", "sanction")),
        *(("higher", "high"), ("cheapest", "cheap"), ("larger", "large"), ("worst", "bad")),
    ],
)
def test_inflections_share_a_stem(form: str, expected: str) -> None:
    assert stem(form) == expected


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("labour", "labor"),
        ("labourers", "laborers"),
        ("favourite", "favorite"),
        ("organised", "organized"),
        ("modernisation", "modernization"),
        ("subsidises", "subsidizes"),
        ("analysing", "analyzing"),
        ("programmes", "programs"),
        ("centres", "centers"),
        ("licences", "licenses"),
        ("defence", "defense"),
        ("cancelled", "canceled"),
        ("travelling", "traveling"),
        ("fulfilled", "fulfills"),
        ("tyres", "tires"),
    ],
)
def test_british_and_american_spellings_share_a_stem(british: str, american: str) -> None:
    assert stem(british) == stem(american)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("general", "generic"),
        ("university", "universe"),
        ("united", "unite"),
        ("export", "expert"),
        ("news", "new"),
        ("goods", "good"),
        ("arms", "arm"),
        ("customs", "custom"),
        ("politics", "polite"),
        ("policy", "police"),
        ("evening", "even"),
        ("wing", "win"),
        ("hour", "hor"),
        ("rise", "rize"),
        ("import", "important"),
        ("organ", "organization"),
        ("business", "busy"),
        ("offer", "off"),
        ("rent", "rend"),
        ("lower", "low"),
        ("williams", "william"),
        ("mrs", "mr"),
        ("hundred", "hundr"),
        ("gas", "ga"),
        ("Beijing".lower(), "beij"),
    ],
)
def test_different_words_keep_different_stems(a: str, b: str) -> None:
    assert stem(a) != stem(b)


@given(st.text(max_size=60))
def test_any_string_has_a_stem(word: str) -> None:
    assert stem(word) == stem(word)
    assert not word or stem(word) or not word.isascii()


@pytest.mark.parametrize(
    "word", ["not", "no", "without", "more", "less", "than", "might", "before", "after", "from", "to"]
)
def test_words_that_can_turn_a_statement_round_are_no_stop_words(word: str) -> None:
    assert word in TURNING_WORDS
    assert word not in STOP_WORDS
    assert is_function_word(word)


def test_stop_words_and_turning_words_share_nothing() -> None:
    assert STOP_WORDS.isdisjoint(TURNING_WORDS)


def test_an_acronym_that_looks_like_a_pronoun_is_no_function_word() -> None:
    country, verb, pronoun = tokenize("US told us")
    assert not country.is_stop
    assert not country.is_function
    assert not verb.is_function
    assert pronoun.is_stop
    assert country.is_capitalised
