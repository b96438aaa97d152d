"""What Google's published reader of robots.txt answers: facts, one set of rules with its questions after the other.

In each question "+" says that the address may be fetched and "-" that it may not. Rules are written with "|" for the
end of a line. Addresses without a host are at http://foo.bar.
"""

from collections.abc import Iterator
from typing import Final

LONG: Final = 2_083 * 8 - 2  # the last character but one that a line may have
LONG_DENIED: Final = "/x/" + "a" * (LONG - len("disallow: /x/"))
LONG_A: Final = "/x/" + "a" * (LONG - len("allow: /x/"))
LONG_B: Final = "/x/" + "b" * (LONG - len("allow: /x/"))

_FOOBOT: Final = "user-agent: FooBot|"
_NO: Final = f"{_FOOBOT}disallow: /|"
_GROUPS: Final = (
    "allow: /foo/bar/||user-agent: FooBot|disallow: /|allow: /x/|user-agent: BarBot|disallow: /|allow: /y/|||"
    "allow: /w/|user-agent: BazBot||user-agent: FooBot|allow: /z/|disallow: /|"
)
_FISH: Final = "+/fish +/fish.html +/fish/salmon.html +/fishheads +/fishheads/yummy.html +/fish.html?id=anything"

CASES: Final[tuple[tuple[str, str, str], ...]] = (
    # the whole: nobody named, nothing asked
    ("", "FooBot", "+"),
    (_NO, "", "+"),
    (_NO, "FooBot", "-"),
    ("", "", "+"),
    # lines: names and values, the colon may be missing
    (_NO, "FooBot", "-/x/y"),
    ("foo: FooBot|bar: /|", "FooBot", "+/x/y"),
    ("user-agent FooBot|disallow /|", "FooBot", "-/x/y"),
    # groups: rules of one program belong together, rules outside of groups do not count
    (_GROUPS, "FooBot", "+/x/b +/z/d -/y/c -/foo/bar/"),
    (_GROUPS, "BarBot", "+/y/c +/w/a -/z/d -/foo/bar/"),
    (_GROUPS, "BazBot", "+/z/d -/foo/bar/"),
    # names of lines are read without regard to case
    ("USER-AGENT: FooBot|ALLOW: /x/|DISALLOW: /|", "FooBot", "+/x/y -/a/b"),
    ("user-agent: FooBot|allow: /x/|disallow: /|", "FooBot", "+/x/y -/a/b"),
    ("uSeR-aGeNt: FooBot|AlLoW: /x/|dIsAlLoW: /|", "FooBot", "+/x/y -/a/b"),
    # so are the names of programs, which end at the first space
    ("User-Agent: FOO BAR|Allow: /x/|Disallow: /|", "Foo", "+/x/y -/a/b"),
    ("User-Agent: foo bar|Allow: /x/|Disallow: /|", "Foo", "+/x/y -/a/b"),
    ("User-Agent: FoO bAr|Allow: /x/|Disallow: /|", "Foo", "+/x/y -/a/b"),
    ("User-Agent: FOO BAR|Allow: /x/|Disallow: /|", "foo", "+/x/y -/a/b"),
    ("User-Agent: foo bar|Allow: /x/|Disallow: /|", "foo", "+/x/y -/a/b"),
    ("User-Agent: FoO bAr|Allow: /x/|Disallow: /|", "foo", "+/x/y -/a/b"),
    ("User-Agent: *|Disallow: /|User-Agent: Foo Bar|Allow: /x/|Disallow: /|", "Foo", "+/x/y"),
    ("User-Agent: *|Disallow: /|User-Agent: Foo Bar|Allow: /x/|Disallow: /|", "Foo Bar", "-/x/y"),
    # the group for all counts for those who have none of their own
    ("", "FooBot", "+/x/y"),
    ("user-agent: *|allow: /|user-agent: FooBot|disallow: /|", "FooBot", "-/x/y"),
    ("user-agent: *|allow: /|user-agent: FooBot|disallow: /|", "BarBot", "+/x/y"),
    (f"{_FOOBOT}allow: /|user-agent: BarBot|disallow: /|user-agent: BazBot|disallow: /|", "QuxBot", "+/x/y"),
    # paths are read with regard to case
    (f"{_FOOBOT}disallow: /x/|", "FooBot", "-/x/y"),
    (f"{_FOOBOT}disallow: /X/|", "FooBot", "+/x/y"),
    # the longest rule wins; of two that are equally long, the one that allows
    (f"{_FOOBOT}disallow: /x/page.html|allow: /x/|", "FooBot", "-/x/page.html"),
    (f"{_FOOBOT}allow: /x/page.html|disallow: /x/|", "FooBot", "+/x/page.html -/x/"),
    (f"{_FOOBOT}disallow: |allow: |", "FooBot", "+/x/page.html"),
    (f"{_FOOBOT}disallow: /|allow: /|", "FooBot", "+/x/page.html"),
    (f"{_FOOBOT}disallow: /x|allow: /x/|", "FooBot", "-/x +/x/"),
    (f"{_FOOBOT}disallow: /x/page.html|allow: /x/page.html|", "FooBot", "+/x/page.html"),
    (f"{_FOOBOT}allow: /page|disallow: /*.html|", "FooBot", "-/page.html +/page"),
    (f"{_FOOBOT}allow: /x/page.|disallow: /*.html|", "FooBot", "+/x/page.html -/x/y.html"),
    ("User-agent: *|Disallow: /x/|User-agent: FooBot|Disallow: /y/|", "FooBot", "+/x/page -/y/page"),
    # what is beyond ASCII is compared as it is escaped
    (
        f"{_NO}Allow: /foo/bar?qux=taz&baz=http://foo.bar?tar&par|",
        "FooBot",
        "+/foo/bar?qux=taz&baz=http://foo.bar?tar&par",
    ),
    (f"{_NO}Allow: /foo/bar/ツ|", "FooBot", "+/foo/bar/%E3%83%84"),
    (f"{_NO}Allow: /foo/bar/%E3%83%84|", "FooBot", "+/foo/bar/%E3%83%84"),
    (f"{_NO}Allow: /foo/bar/%62%61%7A|", "FooBot", "+/foo/bar/%62%61%7A"),
    # "*" stands for anything, "$" for the end, "#" begins a comment
    (
        f"{_FOOBOT}Disallow: /foo/bar/quz|Allow: /foo/*/qux|",
        "FooBot",
        "-/foo/bar/quz +/foo/quz +/foo//quz +/foo/bax/quz",
    ),
    (
        f"{_FOOBOT}Disallow: /foo/bar$|Allow: /foo/bar/qux|",
        "FooBot",
        "-/foo/bar +/foo/bar/qux +/foo/bar/ +/foo/bar/baz",
    ),
    (f"{_FOOBOT}# Disallow: /|Disallow: /foo/quz#qux|Allow: /|", "FooBot", "+/foo/bar -/foo/quz"),
    # a folder's index.html is the folder
    (
        "User-Agent: *|Allow: /allowed-slash/index.html|Disallow: /|",
        "foobot",
        "+/allowed-slash/ -/allowed-slash/index.htm +/allowed-slash/index.html -/anyother-url",
    ),
    # too long lines are cut
    (f"{_FOOBOT}disallow: {LONG_DENIED}/qux|", "FooBot", f"+/fux -{LONG_DENIED}/fux"),
    (f"{_NO}allow: {LONG_A}/qux|allow: {LONG_B}/qux|", "FooBot", f"-/ +{LONG_A}/qux +{LONG_B}/fux"),
    # the examples of Google's documentation
    (f"{_NO}allow: /fish|", "FooBot", f"-/bar {_FISH} -/Fish.asp -/catfish -/?id=fish"),
    (f"{_NO}allow: /fish*|", "FooBot", f"-/bar {_FISH} -/Fish.bar -/catfish -/?id=fish"),
    (
        f"{_NO}allow: /fish/|",
        "FooBot",
        "-/bar +/fish/ +/fish/salmon +/fish/?salmon +/fish/salmon.html +/fish/?id=anything -/fish -/fish.html "
        "-/Fish/Salmon.html",
    ),
    (
        f"{_NO}allow: /*.php|",
        "FooBot",
        "-/bar +/filename.php +/folder/filename.php +/folder/filename.php?parameters +//folder/any.php.file.html "
        "+/filename.php/ +/index?f=filename.php/ -/php/ -/index?php -/windows.PHP",
    ),
    (
        f"{_NO}allow: /*.php$|",
        "FooBot",
        "-/bar +/filename.php +/folder/filename.php -/filename.php?parameters -/filename.php/ -/filename.php5 -/php/ "
        "-/filename?php -/aaaphpaaa -//windows.PHP",
    ),
    (f"{_NO}allow: /fish*.php|", "FooBot", "-/bar +/fish.php +/fishheads/catfish.php?parameters -/Fish.PHP"),
    (f"{_FOOBOT}allow: /p|disallow: /|", "FooBot", "+http://example.com/page"),
    (f"{_FOOBOT}allow: /folder|disallow: /folder|", "FooBot", "+http://example.com/folder/page"),
    (f"{_FOOBOT}allow: /page|disallow: /*.htm|", "FooBot", "-http://example.com/page.htm"),
    (f"{_FOOBOT}allow: /$|disallow: /|", "FooBot", "+http://example.com/ -http://example.com/page.html"),
    # a mark of byte order at the beginning, whole or not, is passed over; in between it spoils its line
    ("\ufeffUser-Agent: foo|Disallow: /a|", "foo", "-/a"),
    ("User-Agent: foo|\ufeffDisallow: /a|", "foo", "+/a"),
    # line ends of all three kinds, also mixed
    ("User-Agent: foo\rAllow: /some/path\rUser-Agent: bar\r\r\rDisallow: /\r", "bar", "-/x"),
    ("User-Agent: foo\r\nAllow: /some/path\r\nUser-Agent: bar\r\n\r\n\r\nDisallow: /\r\n", "bar", "-/x"),
    ("User-Agent: foo|Allow: /some/path\r|User-Agent: bar|\r|\r|Disallow: /", "bar", "-/x"),
)

DIFFERENT: Final[tuple[tuple[str, str, str], ...]] = (
    # asked with addresses that nobody sends: here they mean the same whether escaped or not, to Google they do not
    (f"{_NO}Allow: /foo/bar/ツ|", "FooBot", "-/foo/bar/ツ"),
    (f"{_NO}Allow: /foo/bar/%E3%83%84|", "FooBot", "-/foo/bar/ツ"),
    (f"{_NO}Allow: /foo/bar/%62%61%7A|", "FooBot", "-/foo/bar/baz"),
)


def questions(cases: tuple[tuple[str, str, str], ...]) -> Iterator[tuple[str, str, str, bool]]:
    """Give robots.txt, program, address, and whether the program may fetch it."""
    for rules, program, asked in cases:
        for each in asked.split(" "):
            url = each[1:]
            whole = f"http://foo.bar{url}" if url.startswith("/") else url
            yield rules.replace("|", "\n"), program, whole, each[0] == "+"
