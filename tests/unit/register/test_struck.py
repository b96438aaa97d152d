"""Claims that a person commented out are known again; other comments are just comments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.register.struck import struck_claims


@pytest.mark.parametrize(
    ("content", "struck"),
    [
        ("claims: []\n# - id: a\n#   text: It grew.\n", {"a": "It grew."}),
        ("  # - id: a\n  #   text: It grew\n  #     and grew.\n  #   cites: []\n", {"a": "It grew and grew."}),
        ("  # - id: a\n  #   text: Up.\n  # - id: b\n  #   text: 'It: fell.'\n", {"a": "Up.", "b": "It: fell."}),
        ("#- id: a\n#  text: It grew.\n#  cites:\n#    - source: x\n", {"a": "It grew."}),
        ("# look: cites nothing\n# - id: a\n#   text: It grew.\n  - id: b\n    text: It fell.\n", {"a": "It grew."}),
        ("  #- id: a\r\n  #  text: It grew.\r\n", {"a": "It grew."}),
        ("# - id: a is what ids look like\n# text: none\n", {}),
        ("# - id: a\n#   text: [broken\n", {}),
        ("claims:\n  - id: a\n    text: 'a # - id: b'\n", {}),
        ("# - id: a\n\n#   text: parted by a blank line\n", {}),
    ],
)  # fmt: skip
def test_a_claim_in_comments_is_struck_out(content: str, struck: dict[str, str]) -> None:
    assert struck_claims(content) == struck


@given(st.text(alphabet="# -id:textac\n'[]{}&*", max_size=80))
def test_no_comment_breaks_it(content: str) -> None:
    struck_claims(content)
