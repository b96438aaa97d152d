"""Fragments: is the place of the page that is cited still there?"""

import pytest

from verifier.rechecking.fragments import missing_fragment

HTML = '<h2 id="staff">Staff</h2><a name="old">x</a><p id="Größe">The harbour  employed 430 people.</p>'
TEXT = "Staff\n\nThe harbour  employed 430 people."
URL = "https://example.org/report"


@pytest.mark.parametrize(
    "fragment",
    [
        "", "#", "#top", "#staff", "#old", "#Gr%C3%B6%C3%9Fe", "#!/route", "#/route",
        "#:~:text=harbour%20employed", "#:~:text=the%20harbour,430%20people", "#staff:~:text=430-,people",
    ],
)  # fmt: skip
def test_a_fragment_that_is_there(fragment: str) -> None:
    assert missing_fragment(URL + fragment, HTML, TEXT) == ""


@pytest.mark.parametrize(
    ("fragment", "missing"),
    [
        ("#Staff", "#Staff"),  # ids are told apart by case
        ("#gone", "#gone"),
        ("#gone:~:text=people", "#gone"),
        ("#:~:text=430%20firms", "#:~:text=430%20firms"),
        ("#:~:text=430%20people,harbour", "#:~:text=430%20people,harbour"),  # in this order
    ],
)
def test_a_fragment_that_is_not(fragment: str, missing: str) -> None:
    assert missing_fragment(URL + fragment, HTML, TEXT) == missing
