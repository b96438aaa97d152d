import doctest
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import verification
from verification import main, measure_all
from verifying import floors, peers, sets, speed, table
from verifying.answers import PROBABILITY, REFUTES, SCORES, Answer, Ask, Judge, Said, ask_all
from verifying.bootstrap import weights_for
from verifying.floors import FLOORS
from verifying.measured import Measured, measure
from verifying.merit import FIGURES
from verifying.page import SENTENCES, make_page
from verifying.sets import LabelledSet, read_sets
from verifying.table import as_json, cell, own_table, side_by_side

SOURCE = "The harbour of Norhaven handled 4.2 million tonnes of cargo in 2024. It spent 61 million euros on its quay."
ROWS = [
    {"claim": "Norhaven spent 61 million euros on its quay.", "source": SOURCE, "label": "supported"},
    {"claim": "Norhaven handled 4.2 million tonnes of cargo in 2024.", "source": SOURCE, "label": "supported"},
    {"claim": "Norhaven spent 16 million euros on its quay.", "source": SOURCE, "label": "refuted"},
    {"claim": "Norhaven spent 61 million euros on its quay and hired a diver.", "source": SOURCE, "label": "partial"},
    {"claim": "A ferry sails from Norhaven to Esbjerg.", "source": SOURCE, "label": "nei"},
]
SURE, UNSURE, WRONG = Answer(Said.SUPPORTED, 0.9), Answer(Said.SUPPORTED, 0.6), Answer(Said.REFUTED, 0.1)


def write(path: Path, rows: Sequence[object] = ROWS) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path.parent


def judge(ask: Ask, *gives: str, name: str = "made up") -> Judge:
    return Judge(name, "MIT", "json", frozenset(gives), lambda: ask)


def measured(by: Judge, *labelled: LabelledSet) -> Measured:
    weights = {each.name: weights_for(each.name, len(each.pairs), draws=50) for each in labelled}
    return measure(by, labelled, weights, lambda _name, _done, _rows: None)


def labelled(name: str, *labels: Said) -> LabelledSet:
    return LabelledSet(name, tuple((label.value, f"source {number}") for number, label in enumerate(labels)), labels)


def parrot(claim: str, _source: str) -> Answer:
    """Say what the label says, for in ``labelled`` sets it is the claim."""
    return Answer(Said(claim), 1.0 if claim == Said.SUPPORTED else 0.0)


# Sets


def test_a_folder_or_its_dev_part_is_read_whatever_the_files_are_called(tmp_path: Path) -> None:
    write(tmp_path / "dev" / "some set.v2.jsonl")
    write(tmp_path / "dev" / "notes.txt", ["no set"])
    for folder in (tmp_path, tmp_path / "dev"):
        assert [(each.name, len(each.pairs)) for each in read_sets(folder)] == [("some set.v2", 5)]


def test_partial_counts_as_not_borne_out(tmp_path: Path) -> None:
    (found,) = read_sets(write(tmp_path / "a.jsonl"))
    assert found.labels == (Said.SUPPORTED, Said.SUPPORTED, Said.REFUTED, Said.OTHER, Said.OTHER)


def test_in_a_set_without_refutations_a_refutation_is_not_borne_out() -> None:
    two_way, three_way = labelled("a", Said.SUPPORTED, Said.OTHER), labelled("b", Said.SUPPORTED, Said.REFUTED)
    assert two_way.in_its_words([SURE, WRONG]) == [Said.SUPPORTED, Said.OTHER]
    assert three_way.in_its_words([SURE, WRONG]) == [Said.SUPPORTED, Said.REFUTED]


@pytest.mark.parametrize(("rows", "kept"), [(None, "abcde"), (9, "abcde"), (5, "abcde"), (2, "ac"), (1, "a"), (0, "")])
def test_rows_are_spread_evenly(rows: int | None, kept: str) -> None:
    assert "".join(sets.spread("abcde", rows)) == kept


# Asking


def test_pairs_that_share_a_source_are_asked_together_and_answered_in_their_order() -> None:
    asked: list[tuple[str, str]] = []

    def ask(claim: str, source: str) -> Answer:
        asked.append((claim, source))
        return Answer(Said.SUPPORTED, int(claim) / 10)

    found = ask_all(ask, [("1", "x"), ("2", "y"), ("3", "x"), ("4", "y")])
    assert [claim for claim, _ in asked] == ["1", "3", "2", "4"]
    assert [answer.score for answer in found.answers] == [0.1, 0.2, 0.3, 0.4]


def test_a_judge_that_raises_loses_the_pair_and_is_counted() -> None:
    def ask(claim: str, _source: str) -> Answer:
        if claim == "bad":
            raise RuntimeError
        return SURE

    found = ask_all(ask, [("bad", ""), ("good", "")])
    assert ([answer.said for answer in found.answers], found.failures) == ([Said.OTHER, Said.SUPPORTED], 1)


def test_a_judge_that_is_not_installed_is_named_with_the_reason() -> None:
    def missing() -> Ask:
        raise ImportError("no such module")

    absent = Judge("absent", "MIT", "absent", frozenset(), missing)
    found, reasons = measure_all([absent, judge(parrot)], [labelled("a", Said.SUPPORTED, Said.OTHER)])
    assert [each.judge.name for each in found] == ["made up"]
    assert reasons == {"absent": "not installed (no such module)"}


# Floors and peers: what they say in the words of all judges


@pytest.mark.parametrize(
    ("name", "claim", "said"),
    [
        ("floor: always supported", "The moon is green.", Said.SUPPORTED),
        ("floor: all digits present", "It spent 61 million euros in 2024.", Said.SUPPORTED),
        ("floor: all digits present", "It spent 62 million euros in 2024.", Said.OTHER),
        ("floor: all digits present", "The moon is green.", Said.SUPPORTED),  # no digit is missing
        ("floor: rapidfuzz partial ratio", "spent 61 million euros on its quay", Said.SUPPORTED),
        ("floor: rapidfuzz partial ratio", "zebras, xylophones and jazz", Said.OTHER),
        ("floor: rapidfuzz token set ratio", "Its quay: 61 million euros", Said.SUPPORTED),
        ("floor: rapidfuzz token set ratio", "zebras, xylophones and jazz", Said.OTHER),
    ],
)
def test_floors(name: str, claim: str, said: Said) -> None:
    ask = next(each for each in FLOORS if each.name == name).open()
    assert ask(claim, SOURCE).said is said


def test_a_window_has_one_to_three_sentences() -> None:
    assert list(floors.windows("A b. C d. E f. G h.")) == [
        *("a b.", "a b. c d.", "a b. c d. e f."),
        *("c d.", "c d. e f.", "c d. e f. g h."),
        *("e f.", "e f. g h."),
        "g h.",
    ]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (peers.groundrails_answer({"grounded": True, "contradiction": None, "score": 0.8}), Said.SUPPORTED),
        (peers.groundrails_answer({"grounded": False, "contradiction": None, "score": 0.1}), Said.OTHER),
        (
            peers.groundrails_answer({"grounded": False, "contradiction": {"numeric": [[2, 3]]}, "score": 0}),
            Said.REFUTED,
        ),
        (peers.groundrails_answer({"grounded": True, "contradiction": {"entity": []}, "score": 0.8}), Said.SUPPORTED),
        (peers.onus_answer("supported"), Said.SUPPORTED),
        (peers.onus_answer("derived"), Said.SUPPORTED),
        (peers.onus_answer("unchecked"), Said.SUPPORTED),  # it finds no fault
        (peers.onus_answer("unsupported"), Said.OTHER),
        (peers.hallucination_answer([(True, 0.9), (True, 0.6)], has_contradiction=False), Said.SUPPORTED),
        (peers.hallucination_answer([(True, 0.9), (False, 0.2)], has_contradiction=False), Said.OTHER),
        (peers.hallucination_answer([(True, 0.9), (False, 0.2)], has_contradiction=True), Said.REFUTED),
        (peers.quantguard_answer([]), Said.SUPPORTED),  # it finds no fault
        (peers.quantguard_answer(["VERIFIED", "APPROXIMATE"]), Said.SUPPORTED),
        (peers.quantguard_answer(["VERIFIED", "UNSUPPORTED"]), Said.OTHER),
        (peers.quantguard_answer(["VERIFIED", "AMBIGUOUS"]), Said.OTHER),
        (peers.quantguard_answer(["UNSUPPORTED", "CONTRADICTED"]), Said.REFUTED),
        (peers.claimproof_answer("directlySupported"), Said.SUPPORTED),
        (peers.claimproof_answer("supportedByInference"), Said.SUPPORTED),
        (peers.claimproof_answer("partiallySupported"), Said.OTHER),
        (peers.claimproof_answer("contradicted"), Said.REFUTED),
    ],
)
def test_what_other_tools_say_is_put_in_the_words_of_all_judges(answer: Answer, said: Said) -> None:
    assert answer.said is said
    assert 0 <= answer.score <= 1


def test_a_claim_in_parts_is_as_sure_as_its_weakest() -> None:
    assert peers.hallucination_answer([(True, 0.9), (True, 0.6)], has_contradiction=False).score == 0.6


def test_every_peer_is_pinned() -> None:
    pins = (Path(verification.__file__).parent / "verification_peers.txt").read_text(encoding="utf-8")
    pinned = {line.partition("==")[0] for line in pins.splitlines() if "==" in line}
    assert pinned == {each.name for each in peers.PEERS}


# Figures and tables


def test_a_perfect_judge_scores_one_and_what_it_cannot_tell_is_none() -> None:
    several = [labelled(name, Said.SUPPORTED, Said.REFUTED, Said.OTHER, Said.SUPPORTED) for name in ("a", "b")]
    full = measured(judge(parrot, REFUTES, SCORES, PROBABILITY), *several)
    assert {name: full.mean[name] for name in FIGURES} == dict.fromkeys(FIGURES, 1) | {"n": 8, "ece": 0}
    bare = measured(judge(parrot), *several)
    unknown = {name for name in FIGURES if bare.mean[name] is None}
    scored = {name for name in FIGURES if "at_" in name or name in {"auroc", "ece", "balanced_accuracy_elsewhere"}}
    assert unknown == scored | {"refuted_precision", "refuted_recall"}


def test_the_threshold_for_a_set_is_found_without_looking_at_it() -> None:
    labels = (Said.SUPPORTED, Said.SUPPORTED, Said.OTHER, Said.OTHER)

    def ask(_claim: str, source: str) -> Answer:
        scores = {"low": (0.2, 0.2, 0.1, 0.1), "high": (0.9, 0.9, 0.7, 0.7)}
        name, number = source.split()
        return Answer(Said.SUPPORTED, scores[name][int(number)])

    both = [LabelledSet(name, tuple(("", f"{name} {n}") for n in range(4)), labels) for name in ("low", "high")]
    found = measured(judge(ask, SCORES), *both)
    assert found.by_set["low"]["auroc"] == found.by_set["high"]["auroc"] == 1
    assert found.by_set["low"]["balanced_accuracy_elsewhere"] == 0.5  # the other set's threshold leaves nothing
    assert found.by_set["high"]["balanced_accuracy_elsewhere"] == 0.5  # and here it lets all through


def test_accuracy_at_a_coverage_is_that_of_the_surest_rows() -> None:
    one = LabelledSet("a", tuple(("", str(n)) for n in range(5)), (Said.SUPPORTED,) * 3 + (Said.OTHER,) * 2)
    answers = [SURE, SURE, UNSURE, Answer(Said.SUPPORTED, 0.6), Answer(Said.SUPPORTED, 0.55)]
    found = measured(judge(lambda _claim, source: answers[int(source)], SCORES), one).mean
    # two sure hits, a hit and a miss of one sureness that share a place, and a miss
    assert [found[f"accuracy_at_{share}"] for share in (40, 60, 80)] == pytest.approx([1, 2.5 / 3, 3 / 4])
    assert found["accuracy"] == 3 / 5


def test_intervals_hold_the_figure_and_are_the_same_in_every_run() -> None:
    one = labelled("a", *[Said.SUPPORTED, Said.OTHER, Said.REFUTED] * 20)
    half_right = judge(lambda claim, source: parrot(claim, source) if source[-1] in "02468" else UNSURE, SCORES)
    first, second = measured(half_right, one), measured(half_right, one)
    assert first.intervals == second.intervals
    for name, interval in first.intervals["a"].items():
        value = first.by_set["a"][name]
        assert interval is not None
        assert value is not None
        assert interval[0] < value < interval[1]


def test_the_table_has_a_row_a_set_a_mean_and_a_pool(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "one.jsonl")
    write(tmp_path / "two.jsonl", ROWS[:3])
    assert main([str(tmp_path)]) == 0
    shown = capsys.readouterr()
    head, rule, *rows = shown.out.splitlines()
    assert [row.split(" | ")[0].strip("| *") for row in rows] == ["one", "two", "mean", "pooled"]
    assert {line.count("|") for line in (head, rule, *rows)} == {head.count("|")}
    assert "verifier: two 3/3" in shown.err


def test_the_json_has_every_figure_of_every_set_and_none_where_there_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "one.jsonl")
    write(tmp_path / "two.jsonl", [ROWS[0], ROWS[4]])
    assert main([str(tmp_path), "--json", "--rows", "4"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["rows_per_set"] == 4
    both = found["judges"]["verifier"]["sets"]
    assert {name: each["n"] for name, each in both.items()} == {"one": 4, "two": 2}
    assert all(set(each) == {*FIGURES, "ms_per_pair", "intervals"} for each in both.values())
    assert both["two"]["refuted_recall"] is None


def test_judges_stand_side_by_side_with_what_could_not_be_run() -> None:
    one = labelled("a", Said.SUPPORTED, Said.OTHER)
    both = [measured(judge(parrot, SCORES, name="first"), one), measured(judge(parrot, name="second"), one)]
    lines = list(side_by_side(both, {"third": "not installed"}))
    assert lines[2].startswith("| first | – | MIT | 1.000 [1.000–1.000] |")
    assert lines[3].split(" | ")[5:9] == ["–", "–", "–", "–"]  # the second gives no scores
    assert "| second | 1.000 |" in lines
    assert lines[-1] == "third: not installed"
    assert set(as_json(both, {}, None)["judges"]) == {"first", "second"}
    assert len({line.count("|") for line in own_table(both[0])}) == 1


def test_a_cell_shows_the_interval_where_there_is_one() -> None:
    assert [cell(None), cell(1.0), cell(0.5, (0.25, 1.0))] == ["–", "1.000", ".500 [.250–1.000]"]


@pytest.mark.parametrize("rows", [[], [{"claim": "a", "source": "b", "label": "maybe"}], [{"claim": "a"}]])
def test_rows_that_cannot_be_used_are_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[object]
) -> None:
    write(tmp_path / "odd.jsonl", rows)
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path)])
    assert stopped.value.code == 2
    assert "odd.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["--rows", "0"], ["--rows", "-3"]])
def test_a_missing_folder_or_no_rows_at_all_is_a_usage_error(tmp_path: Path, arguments: list[str]) -> None:
    folder = [str(write(tmp_path / "a.jsonl"))] if arguments else []
    with pytest.raises(SystemExit) as stopped:
        main([*folder, *arguments])
    assert stopped.value.code == 2


def test_a_folder_without_rows_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path / "nowhere")])
    assert "holds no *.jsonl" in capsys.readouterr().err


# Speed


def test_the_page_is_the_same_in_every_run_and_has_two_claims_a_sentence() -> None:
    page = make_page()
    assert page == make_page()
    assert page != make_page(seed=8)
    assert page.text.count(". ") + page.text.count(".\n") + 1 == SENTENCES
    assert len(page.claims) == 2 * SENTENCES


def test_a_slow_judge_is_asked_about_fewer_claims() -> None:
    assert speed.throughput(parrot_of("supported"), most_seconds=0)["pairs"] == 0
    assert speed.throughput(parrot_of("supported"), most_seconds=60)["pairs"] == 2 * SENTENCES


def parrot_of(said: str) -> Callable[[str, str], Answer]:
    return lambda _claim, _source: Answer(Said(said))


def test_memory_is_that_of_the_child_alone() -> None:
    ballast = b"x" * (200 * 2**20)  # of the parent, and resident
    assert speed.speed_of(FLOORS[0]).figures["peak_mb"] < len(ballast) / 2**20


def test_speed_is_measured_in_processes_of_their_own() -> None:
    always = FLOORS[0]
    absent = Judge("absent", "MIT", "no_such_module_anywhere", frozenset(), lambda: parrot)
    found = [speed.speed_of(each) for each in (always, absent)]
    assert found[0].figures["pairs"] == 2 * SENTENCES
    assert 0 < found[0].figures["start_mb"] <= found[0].figures["peak_mb"]
    head, rule, first, second = speed.speed_table(found)
    assert {line.count("|") for line in (head, rule, first, second)} == {8}
    assert "could not be run" in second


@pytest.mark.parametrize("module", [floors, sets, table])
def test_the_examples_in_the_docstrings_hold(module: Any) -> None:
    assert doctest.testmod(module).failed == 0
