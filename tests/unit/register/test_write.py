"""Claim files are edited without touching anything else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.domain.claim import Citation, Claim, Document, Rank, Source, SourceKind
from verifier.errors import OutputError, RegisterError, UnknownName
from verifier.register.create import new_claim_file
from verifier.register.load import load_register
from verifier.register.sample import sample_file
from verifier.register.scalars import as_block_value, as_flow_value
from verifier.register.tree import Scalar, Table, parse
from verifier.register.write import Edit, edit_claim_file, open_claim_file, save_claim_file, update_claim_file

CLAIMS = Path(__file__).parents[3] / "claims"


def edited(tmp_path: Path, content: str, *edits: Edit) -> str:
    path = tmp_path / "claims.yaml"
    path.write_bytes(content.encode())
    update_claim_file(path, edits)
    return path.read_bytes().decode()


def test_editing_one_claim_leaves_every_other_line_untouched(tmp_path: Path) -> None:
    before = sample_file("claims/example.yaml").decode()
    after = edited(tmp_path, before, Edit("staff-2024", "text", "At the end of 2024 the harbour had 430 staff."))
    changed = [(old, new) for old, new in zip(before.splitlines(), after.splitlines(), strict=True) if old != new]
    assert changed == [
        (
            "    text: At the end of 2024 the harbour employed 340 people.",
            "    text: At the end of 2024 the harbour had 430 staff.",
        )
    ]


def test_no_edit_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_bytes(sample_file("claims/example.yaml"))
    before = path.stat()
    update_claim_file(path, [])
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
        before.st_ctime_ns,
    )


@pytest.mark.parametrize("path", sorted(CLAIMS.glob("*.yaml")), ids=lambda path: path.name)
def test_the_projects_own_claims_come_back_byte_for_byte(path: Path) -> None:
    file = open_claim_file(path)
    register = load_register([path])
    same = edit_claim_file(file, [Edit(claim.id, "text", claim.text) for claim in register.claims[:5]])
    assert same.content.encode() == path.read_bytes()


SOURCE = "sources:\n  s:\n    title: b\n"
CLAIM = "claims:\n- id: a\n  text: b\n"


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        (CLAIM, Edit("a", "text", "d: e"), CLAIM.replace("b", "'d: e'")),
        (CLAIM, Edit("a", "text", "it's: so"), CLAIM.replace("b", '"it\'s: so"')),
        (CLAIM.replace("b", "b # c"), Edit("a", "text", "d"), CLAIM.replace("b", "d # c")),
        (CLAIM.replace("b", "'b'"), Edit("a", "text", "d"), CLAIM.replace("b", "'d'")),
        (CLAIM.replace("b", '"b"'), Edit("a", "text", "d"), CLAIM.replace("b", '"d"')),
        (CLAIM.replace("b", ">\n    b\n    c\n\n# d"), Edit("a", "text", "e"), CLAIM.replace("b", "e\n\n# d")),
        (CLAIM.replace("b", "b\n    c"), Edit("a", "text", "b c"), CLAIM.replace("b", "b\n    c")),
        (CLAIM.replace("b", "b\n    c"), Edit("a", "text", "d"), CLAIM.replace("b", "d")),
        (CLAIM.replace("b", "# c"), Edit("a", "text", "b"), CLAIM.replace("b", "b # c")),
        (CLAIM.replace("b", "null"), Edit("a", "text", "null"), CLAIM.replace("b", "'null'")),
        (CLAIM, Edit("a", "locator", "12"), CLAIM.replace("a\n", "a\n  locator: '12'\n")),
        (CLAIM.replace("a\n", "a # c\n"), Edit("a", "locator", "p"), CLAIM.replace("a\n", "a # c\n  locator: p\n")),
        ("claims: [{id: a, text: b}]", Edit("a", "text", "c, d"), "claims: [{id: a, text: 'c, d'}]"),
        ("claims: [{id: a, text: b}]", Edit("a", "locator", "p"), "claims: [{id: a, locator: p, text: b}]"),
        (SOURCE, Edit("#s", "doi", "10.1000/1"), SOURCE + "    doi: 10.1000/1\n"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_edit_keeps_the_way_the_file_is_written(
    tmp_path: Path, mark: str, line_end: str, before: str, edit: Edit, after: str
) -> None:
    assert edited(tmp_path, mark + before.replace("\n", line_end), edit) == mark + after.replace("\n", line_end)


@pytest.mark.parametrize(
    ("content", "edit", "error"),
    [
        ("claims:\n- id: a\n  text: &t b\n- id: c\n  text: *t\n", Edit("a", "text", "d"), OutputError),
        ("claims:\n- &t {id: a, text: b}\n- *t\n", Edit("a", "text", "d"), OutputError),
        ("claims:\n- id: a\n", Edit("b", "text", "d"), UnknownName),
        ("claims:\n- id: a\n", Edit("#a", "title", "d"), UnknownName),
        ("claims:\n- id: a\n", Edit("a", "text", " "), RegisterError),
        ("claims:\n- id: a\n", Edit("a", "text", "x" * 2001), RegisterError),
        ("claims:\n- id: a\n", Edit("a", "text", "\x1b[31m"), RegisterError),
        ("claims:\n- id: a\n", Edit("a", "id", "b"), RegisterError),
        ("claims:\n- id: a\n", Edit("a", "cites", "b"), RegisterError),
        ("sources: {s: {title: a}}\n", Edit("#s", "url", "ftp://b"), RegisterError),
        ("claims: [", Edit("a", "text", "b"), RegisterError),
    ],
)
def test_a_refused_edit_leaves_the_file_as_it_was(
    tmp_path: Path, content: str, edit: Edit, error: type[Exception]
) -> None:
    with pytest.raises(error):
        edited(tmp_path, content, edit)
    assert [path.name for path in tmp_path.iterdir()] == ["claims.yaml"]
    assert (tmp_path / "claims.yaml").read_text(encoding="utf-8") == content


def test_a_file_that_somebody_else_changed_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text("claims:\n- id: a\n  text: b\n", encoding="utf-8")
    file = edit_claim_file(open_claim_file(path), [Edit("a", "text", "mine")])
    path.write_text("claims:\n- id: a\n  text: theirs\n", encoding="utf-8")
    with pytest.raises(OutputError, match="somebody else"):
        save_claim_file(file)
    assert "theirs" in path.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["claims.yaml"]


def test_a_symbolic_link_and_the_permissions_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_text("claims:\n- id: a\n  text: b\n", encoding="utf-8")
    real.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    update_claim_file(link, [Edit("a", "text", "c")])
    assert link.is_symlink()
    assert "text: c" in real.read_text(encoding="utf-8")
    assert real.stat().st_mode & 0o777 == 0o640


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1, max_size=40))
@settings(deadline=None)
def test_every_text_is_written_so_that_it_reads_back(text: str) -> None:
    text = " ".join(text.split()) or "x"
    for content in (f"k: {as_block_value(text)}", f"{{k: {as_flow_value(text)}}}"):
        root = parse(content)
        assert isinstance(root, Table)
        value = root.entries[0][1]
        assert isinstance(value, Scalar)
        assert value.text == text


def test_a_new_claim_file_gives_back_what_was_put_in(tmp_path: Path) -> None:
    document = Document(id="quay", title="The quay: a history", url="https://example.org/quay")
    sources = (
        Source(id="report", title="no", doi="10.1000/182", kind=SourceKind.REPORT, rank=Rank.PRIMARY),
        Source(id="2024", title="'Quoted'", url="https://example.org/2024"),
    )
    claims = (
        Claim(id="cost", document="quay", text="- It cost 61 million euros # or more.", locator="12",
              citations=(Citation(source="report", quote="61 million"), Citation(source="2024"))),
        Claim(id="true", document="quay", text="It was opened: in 2024."),
    )  # fmt: skip
    path = tmp_path / "new" / "quay.yaml"
    new_claim_file(path, document, sources, claims)
    register = load_register([path])
    assert register.errors == ()
    assert register.claims == claims
    assert tuple(register.sources["quay"].values()) == sources
    assert register.documents["quay"] == document
    with pytest.raises(OutputError, match="exists"):
        new_claim_file(path, document, sources, claims)
