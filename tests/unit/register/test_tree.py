"""The tree of a claim file: what its parser says, held against a second reader of YAML."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from verifier.register.tree import Node, Scalar, Sequence, Table, Unparsable, parse

LINES = (
    "a: b",
    "text: The quay cost 61 million euros.", "  sub: 'it''s'", "- item", "  - 'x: y'", 'q: "a\\tb\\u00e9"', "b: |",
    "  kept as it is", "c: >-", "  folded", "", "  # a note", "d: [1, 'two', {e: f}]", "g: 2025-07-12", "h: no", "i: ~",
    "j:", "k: é\u2028ü \U0001f600", "? l", "m: 'over", "  two lines'", "\tn: o", "p: a: b", "r: x #y", "s: x#y", "t: %",
    "u: *v", "w: &v x", "%YAML 1.2", "---", "x: - y", "z: @", "*v : 1", "aa: !!str 12", "bb: \u00a0", "- - deep",
)  # fmt: skip


@pytest.mark.filterwarnings("ignore::ruamel.yaml.error.ReusedAnchorWarning")
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_two_readers_of_yaml_read_one_file_alike(lines: list[str], ending: str) -> None:
    content = ending.join(lines)
    try:
        tree = parse(content)
    except Unparsable:
        return  # what is refused is refused by rules of its own, which are tested elsewhere
    assert plain(tree) == read_by_another(content)


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        ("a: b: c", "colon"),
        ("a: 'it's'", "quotes"),
        ("a:\n  b: 1\n c: 2", "indentation"),
        ("a: [1, 2", ""),
        ("a: @b", "begins with @"),
        ("a: *", "begins with *"),
        ('a: "b', "not closed"),
    ],
)
def test_a_mistake_comes_with_what_helps(content: str, advice: str) -> None:
    with pytest.raises(Unparsable) as refused:
        parse(content)
    assert refused.value.code == "bad-yaml"
    assert advice in refused.value.hint
    assert bool(advice) == bool(refused.value.hint)


def read_by_another(content: str) -> Any:
    reader = YAML(typ="base", pure=True)  # every value a string, as the tree has it
    reader.allow_duplicate_keys = True
    try:
        return reader.load(content)
    except YAMLError as error:
        return f"refused: {error}"


def plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Table)
    return {key.text: plain(value) for key, value in node.entries}
