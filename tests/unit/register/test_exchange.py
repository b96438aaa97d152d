"""Claims leave as a table and come back the same; tables of strangers are taken in as far as they are sound."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.domain.claim import Citation, Claim, Document, Rank, Source, SourceKind
from verifier.errors import RegisterError
from verifier.register.create import new_claim_file
from verifier.register.exchange import Import, carry_out, plan_import
from verifier.register.flat import rows_of
from verifier.register.load import load_register
from verifier.register.register import Register
from verifier.register.table import write_csv, write_jsonl

CLAIMS = Path(__file__).parents[3] / "claims"
WRITERS = [write_csv, write_jsonl]


def planned(folder: Path, table: str, name: str = "quay") -> Import:
    (folder / "t.csv").write_bytes(table.encode())
    return plan_import(folder / "t.csv", name, folder / f"{name}.yaml")


def taken_in(folder: Path, table: str, name: str = "quay") -> Register:
    plan = planned(folder, table, name)
    carry_out(plan)
    return load_register([folder / f"{name}.yaml"])


def notes(plan: Import) -> list[tuple[str, int]]:
    return [(found.code, found.line) for found in plan.findings]


@pytest.mark.parametrize("path", sorted(CLAIMS.glob("*.yaml")), ids=lambda path: path.name)
@pytest.mark.parametrize("write", WRITERS)
def test_the_projects_own_claims_leave_and_come_back(tmp_path: Path, path: Path, write: type[str]) -> None:
    register = load_register([path])
    table = write(rows_of(register, register.claims))
    (document,) = register.documents
    again = taken_in(tmp_path, table, document)
    assert again.claims == register.claims
    assert again.documents == register.documents
    assert write(rows_of(again, again.claims)) == table


labels = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"], exclude_characters="\u202a\u202b\u202c\u202d\u202e"
                  "\u2066\u2067\u2068\u2069"), min_size=1, max_size=30,
).map(lambda text: " ".join(text.split())).filter(bool) | st.sampled_from(
    ["=1+1", "'=x", "'", "''", "-5", "@a", "a,b;c", 'say "no"', "null", "12", "no", "a: b # c", "{", "[x]"]
)  # fmt: skip
ids = st.from_regex(r"\A[a-z0-9]{1,6}(-[a-z0-9]{1,4})?\Z")
dates = st.none() | st.dates()


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, list[Source], list[Claim]]:
    """A document with sources, all of them cited by its claims in their order."""
    document = Document(id=draw(ids), title=draw(labels), author=draw(st.none() | labels), published=draw(dates),
                        url=draw(st.none() | st.just("https://example.org/a")))  # fmt: skip
    sources = [
        Source(id=name, title=draw(labels), url=f"https://example.org/{name}", published=draw(dates),
               kind=draw(st.none() | st.sampled_from(SourceKind)), rank=draw(st.none() | st.sampled_from(Rank)))
        for name in draw(st.lists(ids, unique=True, max_size=3))
    ]  # fmt: skip
    claims = [
        Claim(id=f"c{number}", document=document.id, text=text, locator=draw(st.none() | labels),
              published=document.published, citations=tuple(
                  Citation(source=source.id, quote=draw(st.none() | labels), locator=draw(st.none() | labels))
                  for source in sources if number == 0 or draw(st.booleans())))
        for number, text in enumerate(draw(st.lists(labels, min_size=1, max_size=4)))
    ]  # fmt: skip
    return document, sources, claims


@given(documents(), st.sampled_from(WRITERS))
@settings(deadline=None, max_examples=30)
def test_export_import_export_is_the_same_table(
    given_: tuple[Document, list[Source], list[Claim]], write: type[str]
) -> None:
    document, sources, claims = given_
    with TemporaryDirectory() as name:
        folder = Path(name)
        new_claim_file(folder / "first.yaml", document, sources, claims)
        register = load_register([folder / "first.yaml"])
        assert register.claims == tuple(claims)
        table = write(rows_of(register, register.claims))
        again = taken_in(folder, table, document.id)
        assert again.claims == register.claims
        assert again.sources == register.sources
        assert write(rows_of(again, again.claims)) == table
        assert planned(folder, table, document.id).intake.present == len(claims)


def test_a_bare_list_of_texts_and_addresses_is_enough(tmp_path: Path) -> None:
    register = taken_in(
        tmp_path,
        "text;source url\n"
        "It cost 61 million euros, as much as all the quays before it together.;https://example.org/report-2024\n"
        "It was opened in 2024.;https://example.org/report-2024\n"
        "It was opened in 2024.;https://other.example/\n"
        "它于2024年开放。;\n",
    )
    assert [(claim.id, [citation.source for citation in claim.citations]) for claim in register.claims] == [
        ("it-cost-61-million-euros-as-much-as-all", ["example-org-report-2024"]),
        ("it-was-opened-in-2024", ["example-org-report-2024", "other-example"]),
        ("2024", []),
    ]
    assert register.sources["quay"]["other-example"].title == "https://other.example/"
    assert register.errors == ()


def test_made_ids_keep_clear_of_those_given_further_down(tmp_path: Path) -> None:
    register = taken_in(tmp_path, "id,text\n,It grew.\n,It grew!\nit-grew-2,It fell.\n")
    assert [claim.id for claim in register.claims] == ["it-grew", "it-grew-3", "it-grew-2"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("a,,https://e.example/,,,", "missing-field"),
        ("Not An Id,x,,,,", "bad-id"),
        (f"a,{'x' * 2001},,,,", "claim-too-long"),
        ("a,x\x1b[31m,,,,", "control-character"),
        ("a,x,ftp://e.example,,,", "bad-url"),
        ("a,x,https://e.example/,2025-02-30,,", "bad-date"),
        ("a,x,https://e.example/,,rumour,", "bad-choice"),
        ("a,x,,,,a quote of nobody", "missing-field"),
        ("good,something else,,,,", "duplicate-id"),
        ("good,It is good.,,,,", "duplicate-id"),  # the same row again cites nothing new
    ],
)
def test_a_bad_row_is_named_and_the_rest_is_taken_in(tmp_path: Path, row: str, code: str) -> None:
    table = f"id,text,source_url,source_published,source_kind,quote\ngood,It is good.,,,,\n{row}\nlast,It ends.,,,,\n"
    plan = planned(tmp_path, table)
    assert notes(plan) == [(code, 3)]
    assert plan.findings[0].file.endswith("t.csv")
    assert [claim.id for claim in plan.intake.claims] == ["good", "last"]


def test_the_first_description_of_a_source_stays_and_later_rows_may_add_to_it(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "text,source,source_title,source_url,source_file\na,s,One,,\nb,s,Two,https://e.example/,\nc,s,,,x.txt\n",
    )
    assert plan.intake.sources == (Source(id="s", title="One", url="https://e.example/"),)
    assert notes(plan) == [("described-twice", 3), ("described-twice", 4)]
    assert len(plan.intake.claims) == 3


HELD = """\
schema: 1
document: {id: quay, title: The quay, url: https://example.org/quay}
sources:
  report: {title: Annual report, url: https://example.org/report}  # theirs
claims:
  - id: cost
    text: It cost 61 million euros.   # checked twice
    cites: [{source: report}]
"""


def test_new_claims_go_to_the_end_of_the_file_and_comments_stay(tmp_path: Path) -> None:
    (tmp_path / "quay.yaml").write_text(HELD, encoding="utf-8")
    register = taken_in(tmp_path, "text,source_url\nIt was opened in 2024.,https://example.org/report\n")
    assert (tmp_path / "quay.yaml").read_text(encoding="utf-8") == HELD + (
        "  - id: it-was-opened-in-2024\n    text: It was opened in 2024.\n    cites:\n      - source: report\n"
    )
    assert register.errors == ()


def test_what_the_file_holds_stays_and_is_not_added_again(tmp_path: Path) -> None:
    (tmp_path / "quay.yaml").write_text(HELD, encoding="utf-8")
    plan = planned(
        tmp_path,
        "id,text,source,source_title,document_title\n"
        "cost,It cost 61 million euros.,report,Annual report,The quay\n"
        ",It cost 61 million euros.,report,,\n"
        "cost-2,It is new.,report,Another title,Another quay\n",
    )
    assert (plan.intake.present, [claim.id for claim in plan.intake.claims]) == (0, ["cost-2"])
    assert notes(plan) == [("duplicate-id", 2), ("described-twice", 4), ("described-twice", 4)]
    assert plan.intake.sources == ()
    assert planned(tmp_path, "text,source\nIt cost 61 million euros.,report\n").intake.present == 1


def test_rows_of_other_documents_are_counted_and_passed_over(tmp_path: Path) -> None:
    plan = planned(tmp_path, "document,text\nquay,a\nmill,b\n,c\nmill,\n")
    assert [claim.text for claim in plan.intake.claims] == ["a", "c"]
    assert (plan.intake.elsewhere, plan.findings) == (2, ())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (HELD.replace("id: quay", "id: mill"), "is about the document 'mill'"),
        (HELD.replace("id: cost", "id: Cost"), "has mistakes"),
        ("claims: [", "has mistakes"),
        (b"\xff", "UTF-8"),
    ],
)
def test_nothing_is_added_to_a_file_that_is_unsound_or_another_documents(
    tmp_path: Path, content: str | bytes, message: str
) -> None:
    (tmp_path / "quay.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(RegisterError, match=message):
        planned(tmp_path, "text\na\n")


@pytest.mark.parametrize(("data", "code"), [(b"text\nZ\xfcrich", "not-utf8"), (b"\xff\xfet\0e\0", "not-utf8")])
def test_a_table_that_is_no_utf8_is_named(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "t.csv").write_bytes(data)
    plan = plan_import(tmp_path / "t.csv", "quay", tmp_path / "quay.yaml")
    assert [found.code for found in plan.findings] == [code]
    assert plan.intake.claims == ()


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    assert [claim.text for claim in planned(tmp_path, "\ufefftext\nIt grew.\n").intake.claims] == ["It grew."]


def test_a_table_full_of_mistakes_gives_nothing(tmp_path: Path) -> None:
    plan = planned(tmp_path, "text\ngood\n" + "a,b\n" * 2000)
    assert plan.findings[-1].code == "too-many-mistakes"
    assert plan.intake.claims == ()
