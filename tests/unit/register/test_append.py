"""Claims are added to a claim file without touching a line of it."""

from pathlib import Path

import pytest

from verifier.domain.claim import Citation, Claim, Source
from verifier.errors import OutputError
from verifier.register.append import append_to_claim_file
from verifier.register.load import load_register
from verifier.register.write import ClaimFile, open_claim_file

CLAIMS = Path(__file__).parents[3] / "claims"
DOCUMENT = "schema: 1\ndocument: {id: quay, title: The quay}\n"
NEW_SOURCE = Source(id="new", title="A: new one", url="https://example.org/new")
NEW_CLAIM = Claim(id="added", document="quay", text="It was added.", citations=(Citation(source="new", quote="- yes"),))
SOURCE_LINES = "  new:\n    title: 'A: new one'\n    url: https://example.org/new\n"
CLAIM_LINES = "  - id: added\n    text: It was added.\n    cites:\n      - source: new\n        quote: '- yes'\n"


def outdented(lines: str) -> str:
    return "".join(f"{line[2:]}\n" for line in lines.splitlines())


def appended(content: str) -> str:
    file = ClaimFile(Path("quay.yaml"), content.encode(), content)
    return append_to_claim_file(file, [NEW_SOURCE], [NEW_CLAIM]).content


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sources: {}\nclaims: []\n", f"sources:\n{SOURCE_LINES}claims:\n{CLAIM_LINES}"),
        ("sources:   {}  # none\nclaims: []", f"sources:  # none\n{SOURCE_LINES}claims:\n{CLAIM_LINES}"),
        ("sources:\nclaims:   # none yet\n", f"sources:\n{SOURCE_LINES}claims:   # none yet\n{CLAIM_LINES}"),
        ("sources: null\nclaims: ~\n", f"sources:\n{SOURCE_LINES}claims:\n{CLAIM_LINES}"),
        ("", f"sources:\n{SOURCE_LINES}claims:\n{CLAIM_LINES}"),
        (
            "sources:\n  a:\n    title: b # c\n\n# about claims\nclaims:\n  - id: a\n    text: b # d\n  # the end\n",
            f"sources:\n  a:\n    title: b # c\n{SOURCE_LINES}\n# about claims\nclaims:\n  - id: a\n    text: b # d\n"
            f"{CLAIM_LINES}  # the end\n",
        ),
        (
            "claims:\n- id: a\n  text: >\n    b\n    c\n\nsources:\n a: {title: b,\n     url: null}\n",
            f"claims:\n- id: a\n  text: >\n    b\n    c\n{outdented(CLAIM_LINES)}\nsources:\n a: {{title: b,\n"
            f"     url: null}}\n{''.join(line[1:] for line in SOURCE_LINES.splitlines(keepends=True))}",
        ),
        (
            "claims:\n  - id: a\n    text: b\n    cites: []\n  - {id: c, text: d,\n     cites: []}",
            "claims:\n  - id: a\n    text: b\n    cites: []\n  - {id: c, text: d,\n     cites: []}\n"
            f"{CLAIM_LINES}sources:\n{SOURCE_LINES}",
        ),
        (
            "claims:\n  - id: a\n    text: b\n    locator:\n",
            f"claims:\n  - id: a\n    text: b\n    locator:\n{CLAIM_LINES}sources:\n{SOURCE_LINES}",
        ),
        (
            "claims:\n  - id: a\n    text: &t b\n    locator: *t\nsources: {}\n",
            f"claims:\n  - id: a\n    text: &t b\n    locator: *t\n{CLAIM_LINES}sources:\n{SOURCE_LINES}",
        ),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_new_lines_stand_at_the_end_of_each_list_and_the_rest_stays(before: str, after: str, line_end: str) -> None:
    expected = (DOCUMENT + after).replace("\n", line_end)
    assert appended((DOCUMENT + before).replace("\n", line_end)) == expected


@pytest.mark.parametrize(
    "content",
    [
        DOCUMENT + "claims: [{id: a, text: b}]\n",
        DOCUMENT + "sources: {a: {title: b}}\nclaims: []\n",
        "{schema: 1, document: {id: quay, title: The quay}, claims: []}\n",
        DOCUMENT + "claims:\n  - id: added\n    text: b\n",
        DOCUMENT + "claims: [",
        "",
    ],
)
def test_a_file_that_would_have_to_be_rewritten_is_left_alone(content: str) -> None:
    with pytest.raises(OutputError, match=r"quay\.yaml"):
        appended(content)


@pytest.mark.parametrize("path", sorted(CLAIMS.glob("*.yaml")), ids=lambda path: path.name)
def test_the_projects_own_claims_only_grow(path: Path) -> None:
    (document,) = load_register([path]).documents
    file = open_claim_file(path)
    claim = NEW_CLAIM.model_copy(
        update={"document": document, "published": load_register([path]).documents[document].published}
    )
    after = append_to_claim_file(file, [NEW_SOURCE], [claim]).content
    old, new = file.content.splitlines(), after.splitlines()
    added = [*SOURCE_LINES.splitlines(), *CLAIM_LINES.splitlines()]
    assert sorted(new) == sorted([*old, *added])
    assert [line for line in new if line not in added] == [line for line in old if line not in added]


def test_a_file_that_would_be_too_large_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    content = DOCUMENT + "claims: []\n"
    monkeypatch.setattr("verifier.register.append.LARGEST_FILE", len(content) + 20)
    with pytest.raises(OutputError, match="larger"):
        appended(content)


def test_remarks_stand_as_comments_above_their_claims() -> None:
    content = f"{DOCUMENT}sources: {{new: {{title: T}}}}\nclaims:\n  - id: a\n    text: b\n  # mine\n"
    file = ClaimFile(Path("quay.yaml"), content.encode(), content)
    after = append_to_claim_file(file, [], [NEW_CLAIM], {"added": ["look: at\nthis \x1b[1m", "why"]}).content
    assert after == content.replace("  # mine\n", f"  # look: at this [1m\n  # why\n{CLAIM_LINES}  # mine\n")
