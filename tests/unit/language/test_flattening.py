from hypothesis import given
from hypothesis import strategies as st

from verifier.language.flattening import flatten


@given(st.text(st.one_of(st.sampled_from(" \n\t\u00a0“’–\u00ad"), st.characters()), max_size=80))
def test_each_code_point_knows_where_it_comes_from(original: str) -> None:
    flat = flatten(original)
    for place, shown in enumerate(flat.text):
        if not shown.isspace():
            assert flatten(original[flat.origin(place)]).text == shown


def test_signs_and_gaps_of_a_template_are_levelled() -> None:
    assert flatten("a\u00a0 b\n“c” – d’s").text == 'a b "c" - d\'s'
