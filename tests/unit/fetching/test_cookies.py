from verifier.fetching.cookies import LONGEST, LONGEST_FIELD, MOST, Jar

HERE = "https://a.example"


def after(*set_cookies: str, origin: str = HERE) -> str:
    jar = Jar()
    jar.take(HERE, [("set-cookie", each) for each in set_cookies])
    return jar.field(origin)


def test_a_cookie_goes_back_to_the_origin_that_set_it() -> None:
    assert after("a=1; Path=/x; HttpOnly", "b=2; Secure; SameSite=None") == "a=1; b=2"


def test_and_to_no_other_whatever_it_says_itself() -> None:
    wide = "a=1; Domain=.example; Path=/"
    assert {
        after(wide, origin=each) for each in ("http://a.example", "https://b.example", "https://a.example:8443")
    } == {""}


def test_the_last_word_counts_and_one_that_is_taken_back_is_gone() -> None:
    assert after("a=1", "a=2") == "a=2"
    assert after("a=1", "b=2", "a=; Max-Age=0") == "b=2"
    assert after("a=1; Max-Age=60") == "a=1"


def test_what_is_no_cookie_is_not_taken() -> None:
    assert (
        after("", "=", "a", "=1", "a b=1", "a=1\x00", "ä=1") == "a=1"
    )  # the last value ends before what it may not hold


def test_growing_cookies_stay_in_measure() -> None:
    assert after("a=" + "x" * LONGEST) == ""
    many = after(*(f"c{number}={'x' * 500}" for number in range(200)))
    assert len(many) <= LONGEST_FIELD
    assert after(*(f"c{number}=1" for number in range(200))).count("=") == MOST
