"""Mistakes in claim files: each is found, placed and explained, and costs only what it touches."""

import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.domain.finding import Finding, Severity
from verifier.errors import UnknownName
from verifier.register.load import load_register
from verifier.register.rawfile import LARGEST_FILE
from verifier.register.register import Register
from verifier.register.values import LONGEST_CLAIM

GOOD = """\
schema: 1
document:
  id: quay
  title: The quay
  url: https://example.org/quay
sources:
  report:
    title: Annual report
    doi: 10.1000/182
claims:
  - id: cost
    text: The quay cost 61 million euros.
    cites:
      - source: report
"""


def load(tmp_path: Path, content: str | bytes, name: str = "claims.yaml") -> Register:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_register([path])


def errors(register: Register) -> list[tuple[str, int]]:
    return [(found.code, found.line) for found in register.findings if found.severity is Severity.ERROR]


def only(register: Register) -> Finding:
    assert len(register.errors) == 1, register.errors
    return register.errors[0]


def with_claim(*lines: str) -> str:
    """The good file with another claim; its first line is line 15."""
    return GOOD + textwrap.indent("\n".join(lines), "    ").replace("    ", "  - ", 1) + "\n"


def test_a_sound_file_gives_its_nouns_and_their_places(tmp_path: Path) -> None:
    register = load(tmp_path, GOOD)
    assert register.findings == ()
    (claim,) = register.claims
    assert (claim.key, claim.citations[0].source) == ("quay/cost", "report")
    assert register.source_of(claim, claim.citations[0]).doi == "10.1000/182"
    assert register.document_of(claim).title == "The quay"
    assert (register.places["quay/cost"].line, register.places["quay/cost"].column) == (11, 5)
    assert register.place_of_source("quay", "report").line == 7
    assert register.path_beside("quay", "../a.txt") == tmp_path / "../a.txt"


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("schema: 1", "schema: 2", "wrong-schema", 1),
        ("schema: 1", "schema:", "missing-field", 1),
        ("schema: 1", "schemas: 1\nschema: 1", "unknown-field", 1),
        ("document:\n  id: quay\n  title: The quay\n  url: https://example.org/quay\n", "", "missing-field", 1),
        ("  id: quay", "  id: The Quay", "bad-id", 3),
        ("  id: quay", "  id: quay--2", "bad-id", 3),
        ("  id: quay\n", "", "missing-field", 3),
        ("  title: The quay", "  title: ''", "empty-text", 4),
        ("  title: The quay", "  title: [a, b]", "wrong-type", 4),
        ("  title: The quay", "  title: true", "wrong-type", 4),
        ("  title: The quay", f"  title: {'long ' * 500}", "value-too-long", 4),
        ("  title: The quay", '  title: "The\\e[31m quay"', "control-character", 4),
        ("  title: The quay", '  title: "The \\u202eyauq"', "control-character", 4),
        ("  title: The quay", '  title: "\\ud800"', "bad-yaml", 4),
        ("  title: The quay", "  title: The quay\n  published: 2025-13-40", "bad-date", 5),
        ("  title: The quay", "  title: The quay\n  published: 2025-02-30", "bad-date", 5),
        ("  title: The quay", "  title: The quay\n  published: 12 July 2025", "bad-date", 5),
        ("  title: The quay", "  title: The quay\n  published: 20250712", "bad-date", 5),
        ("  title: The quay", "  title: The quay\n  published: ٢٠٢٥-٠٧-١٢", "bad-date", 5),
        ("  title: The quay", "  title: The quay\n  title: A quay", "duplicate-field", 5),
        ("  title: The quay", "  title: The quay\n  tittle: A quay", "unknown-field", 5),
        ("  title: The quay", "  title: The quay\n  file: quay.txt", "two-places", 6),
        ("  url: https://example.org/quay", "  file: /etc/passwd", "bad-file", 5),
        ("  url: https://example.org/quay", "  file: 'C:\\quay.txt'", "bad-file", 5),
        ("https://example.org/quay", "ftp://example.org/quay", "bad-url", 5),
        ("https://example.org/quay", "example.org/quay", "bad-url", 5),
        ("https://example.org/quay", "https:///quay", "bad-url", 5),
        ("https://example.org/quay", "https://example.org/the quay", "bad-url", 5),
        ("https://example.org/quay", "https://example.org:port/", "bad-url", 5),
        ("https://example.org/quay", "https://user:word@example.org/", "bad-url", 5),
        ("https://example.org/quay", "https://[::1/", "bad-url", 5),
        ("https://example.org/quay", '"javascript:alert(1)"', "bad-url", 5),
        ("https://example.org/quay", '"https://example.org/\\u200bquay"', "bad-url", 5),
        ("10.1000/182", "doi:10.1000/182", "bad-doi", 9),
        ("10.1000/182", "182", "bad-doi", 9),
        ("    doi: 10.1000/182", "    kind: repport", "bad-choice", 9),
        ("    doi: 10.1000/182", "    rank: first", "bad-choice", 9),
        ("    title: Annual report\n", "", "missing-field", 8),
        ("  report:\n", "  Report:\n", "bad-id", 7),
        ("text: The quay cost 61 million euros.", "text:", "missing-field", 12),
        ("text: The quay cost 61 million euros.", "text: '  '", "empty-text", 12),
        ("text: The quay cost 61 million euros.", "text: 61", "wrong-type", 12),
        ("text: The quay cost 61 million euros.", "text: {The: quay}", "wrong-type", 12),
        ("      - source: report", "      - report", "wrong-type", 14),
        ("      - source: report", "      - source: reports", "unknown-source", 14),
        ("      - source: report", "      - quote: 61", "missing-field", 14),
        ("    cites:\n      - source: report", "    cites: report", "wrong-type", 13),
    ],
)
def test_each_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    assert old in GOOD
    register = load(tmp_path, GOOD.replace(old, new, 1))
    assert (code, line) in errors(register)
    assert all(found.hint and found.file and found.column for found in register.errors)


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "empty-file", 1),
        (b"# only a comment\n", "empty-file", 1),
        (b"\xef\xbb\xbf", "empty-file", 1),
        (b"- a\n- b\n", "wrong-type", 1),
        (b"schema: 1\ndocument: caf\xe9\n", "not-utf8", 2),
        ("schema: 1\n".encode("utf-16"), "not-utf8", 1),
        (b"schema: 1\nclaims: \x00\n", "control-character", 2),
        (b"schema: 1\nclaims:\n\t- id: a\n", "tab-indent", 3),
        (b"schema: 1\nclaims: [a, b\n", "bad-yaml", 3),
        (b"schema: 1\nclaims: 'a\n", "bad-yaml", 3),
        (b"schema: 1\ndocument: Huawei: the comeback\n", "bad-yaml", 2),
        (b"schema: 1\nclaims: *all\n", "bad-yaml", 2),
        (b"schema: 1\nclaims: &all [*all]\n", "bad-yaml", 2),
        (b'schema: 1\nclaims: "\\UFFFFFFFF"\n', "bad-yaml", 2),
        (b"schema: 1\n---\nschema: 1\n", "bad-yaml", 2),
        (b"? [a, b]\n: c\n", "bad-yaml", 1),
        (b"claims: !!python/object/apply:os.system [ls]\n", "tag-used", 1),
        (b"a: " + b"[" * 20_000, "too-deep", 1),
        (b"- " * 20_000, "too-deep", 1),
        (b"\n" * (LARGEST_FILE + 1), "file-too-large", 0),
    ],
)
def test_a_broken_file_gives_one_finding(tmp_path: Path, content: bytes, code: str, line: int) -> None:
    found = only(load(tmp_path, content))
    assert (found.code, found.line) == (code, line)


def alias_bomb(levels: int, width: int) -> str:
    lines = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]" for level in range(1, levels)]
    return "\n".join(["a0: &a0 [x]", *lines])


@pytest.mark.parametrize(("levels", "width"), [(9, 9), (60, 2), (2, 200)])
def test_an_alias_bomb_is_refused_before_it_grows(tmp_path: Path, levels: int, width: int) -> None:
    started = time.perf_counter()
    assert only(load(tmp_path, alias_bomb(levels, width))).code == "too-many-aliases"
    assert time.perf_counter() - started < 5


def test_a_claim_of_twenty_thousand_characters_gives_one_clear_error(tmp_path: Path) -> None:
    register = load(tmp_path, with_claim("id: long", f"text: {'word ' * 4000}"))
    assert only(register).code == "claim-too-long"
    assert f"{LONGEST_CLAIM:,}" in only(register).message
    assert [claim.id for claim in register.claims] == ["cost"]


def test_all_mistakes_of_a_file_are_reported_at_once(tmp_path: Path) -> None:
    content = with_claim(
        "id: cost", "text: Another text.", "cites:", "  - source: reprot", "    page: 3",
    ).replace("title: The quay", "title: The quay\n  published: 2025-13-40")  # fmt: skip
    register = load(tmp_path, content)
    assert errors(register) == [
        ("bad-date", 5),
        ("duplicate-id", 16),
        ("unknown-source", 19),
        ("unknown-field", 20),
    ]
    assert register.claims == ()
    assert register.left_out == ("quay/cost", "quay/cost")


def test_a_wrong_claim_costs_only_itself(tmp_path: Path) -> None:
    register = load(tmp_path, with_claim("id: Opening Day", "text: It was opened."))
    assert [claim.id for claim in register.claims] == ["cost"]
    assert register.left_out == ("quay/claim 2",)
    assert only(register).hint == "Perhaps: opening-day"


def test_a_wrong_source_takes_along_the_claims_that_cite_it(tmp_path: Path) -> None:
    content = GOOD.replace("10.1000/182", "no") + "  - id: noise\n    text: No noise was measured.\n    cites: []\n"
    register = load(tmp_path, content)
    assert [claim.id for claim in register.claims] == ["noise"]
    assert [(found.code, found.line) for found in register.findings] == [
        ("bad-doi", 9),
        ("broken-source", 14),
        ("uncited", 15),
    ]


def test_a_broken_file_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("[", encoding="utf-8")
    (tmp_path / "b.yml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("[", encoding="utf-8")
    register = load_register([tmp_path, tmp_path / "b.yml", tmp_path / "missing.yaml"])
    assert [claim.key for claim in register.claims] == ["quay/cost"]
    assert [found.code for found in register.findings] == ["bad-yaml", "no-such-file"]


def test_a_document_belongs_to_one_file(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    register = load_register([tmp_path])
    assert only(register).code == "duplicate-id"
    assert only(register).file.endswith("b.yaml")
    assert len(register.claims) == 1
    assert register.left_out == ("quay/cost",)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("      - source: report", "      []", "uncited"),
        ("      - source: report", "      []", "unused-source"),
        ("    doi: 10.1000/182\n", "", "no-url"),
        ("  url: https://example.org/quay\n", "", "no-place"),
        ("  url: https://example.org/quay", "  file: nowhere.txt", "missing-file"),
        ("claims:\n", "claims: []\nrest:\n", "no-claims"),
    ],
)
def test_remarks_leave_the_claims_in(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert old in GOOD
    assert code in [found.code for found in load(tmp_path, GOOD.replace(old, new)).findings]


def test_claims_that_say_the_same_are_pointed_out(tmp_path: Path) -> None:
    register = load(tmp_path, with_claim("id: price", "text: The Quay cost 61 million  euros"))
    assert [found.code for found in register.findings] == ["uncited", "duplicate-claim"]
    assert len(register.claims) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("schema: 1", "\ufeffschema: 1"),
        ("schema: 1", "%YAML 1.1\n---\nschema: 1"),
        ("schema: 1", "schema: '1'"),
        ("title: The quay", "title: no"),  # a word in YAML 1.2
        ("title: The quay", "title: 1984"),
        ("title: The quay", "title: >\n    The\n    quay"),
        ("title: The quay", "title: The quay\n  published: 2025-07-12T09:30:00+02:00"),
        ("title: The quay", "title: The quay\n  published: '2025-07-12'"),
        ("title: The quay", "title: The quay\n  author: null"),
        ("\n", "\r\n"),
        ("https://example.org/quay", "https://例え.jp:8080/quay?a=b#c"),
        ("report", "&r report"),
    ],
)
def test_what_people_write_is_taken(tmp_path: Path, old: str, new: str) -> None:
    register = load(tmp_path, GOOD.replace(old, new, -1 if old == "\n" else 1))
    assert register.findings == ()
    assert len(register.claims) == 1


def test_lines_are_counted_as_editors_count_them(tmp_path: Path) -> None:
    content = (
        GOOD.replace("The quay\n", "'The \u2028\x85quay'\n").replace("61 million euros.", "much # money") + "x: 1\n"
    )
    found = only(load(tmp_path, content))
    assert (found.code, found.line, found.column) == ("unknown-field", 15, 1)


def test_messages_hold_nothing_that_a_terminal_would_obey(tmp_path: Path) -> None:
    content = GOOD.replace("id: cost", 'id: "\\e[2J\\u202e"').replace(
        "title: Annual", '"\\e]0;x": 1\n    title: Annual'
    )
    register = load(tmp_path, content)
    assert len(register.errors) == 2
    for found in register.findings:
        assert (found.message + found.subject + found.hint).isprintable()


@pytest.mark.parametrize("path", ["/dev/zero", "a" * 300, "a\x00b"])
def test_what_is_no_regular_file_is_not_read(path: str) -> None:
    assert only(load_register([Path(path)])).code == "unreadable-file"


def test_links_in_a_folder_are_followed_and_dead_ones_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    (tmp_path / "c.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (tmp_path / "d.yaml").symlink_to(tmp_path / "d.yaml")
    (tmp_path / "e.yaml").mkdir()
    register = load_register([tmp_path])
    assert len(register.claims) == 1
    assert sorted(Path(found.file).name for found in register.findings) == ["c.yaml", "d.yaml", "e.yaml"]
    assert {found.code for found in register.findings} == {"unreadable-file"}


def test_a_folder_without_claim_files_holds_nothing(tmp_path: Path) -> None:
    assert load_register([tmp_path]).findings == ()


def test_a_flood_of_mistakes_is_cut_off(tmp_path: Path) -> None:
    register = load(tmp_path, GOOD + "  - []\n" * 3000)
    assert register.findings[-1].code == "too-many-mistakes"
    assert len(register.findings) < 1100


def test_claims_are_found_by_key_or_by_an_id_that_is_not_shared(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(GOOD.replace("id: quay", "id: pier"), encoding="utf-8")
    register = load_register([tmp_path])
    assert register.claim_named("pier/cost").document == "pier"
    with pytest.raises(UnknownName, match="several"):
        register.claim_named("cost")
    with pytest.raises(UnknownName) as unknown:
        register.claim_named("pier/costs")
    assert "pier/cost" in unknown.value.hint


BLOCKS = ("schema: 1\n", "claims:\n", "  - ", "id: a\n", "    text: b\n", "|\n", ">-\n", "-\n", "---\n", "...\n")
MARKS = ("&x ", "*x", "[", "]", "{", "}", ": ", "? ", "'", '"', "#", "!!int ", "<<: ", ", ", "\\U0011", "%YAML 9\n")
ODDITIES = ("\t", "\u2028", "\x85", "\U0010ffff")
PIECES = st.sampled_from(BLOCKS + MARKS + ODDITIES)


@given(st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_input_makes_the_loader_raise(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    path = tmp_path_factory.mktemp("claims") / "a.yaml"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    register = load_register([path])
    assert register.findings  # nothing that these pieces give is a sound file
