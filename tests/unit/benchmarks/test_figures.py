import doctest
import json
from pathlib import Path
from typing import Any

import pytest
from figures import main
from scoring import agreement, annotated, own, readings, tally, unit_names
from scoring.annotated import read_annotated
from scoring.readings import Family, Reader, Reading
from scoring.tally import Score, score_file

TEXT = "In May 2019 the firm paid more than $7.3 billion for 59 ships, 40 % of them old."
GOLD: list[dict[str, Any]] = [
    {"start": 3, "end": 11, "text": "May 2019", "kind": "date", "date": "2019-05"},
    {"kind": "money", "start": 26, "end": 48, "lo": 7.3e9, "hi": 7.3e9, "unit": "Dollar", "mod": "gt"},
    {"kind": "count", "start": -1, "end": -1, "lo": 59.0, "hi": 59.0, "unit": "ship", "mod": "eq"},
    {"kind": "percent", "start": 63, "end": 67, "lo": 40.0, "hi": 40.0, "unit": "percentage", "mod": "eq"},
]
PERFECT = (
    Reading(26, 48, 7.3e9, 7.3e9, Family.MONEY, "more than $7.3 billion", "USD", mods=frozenset({"gt", "ge"})),
    Reading(53, 61, 59, 59, Family.NUMBER, "59 ships", thing=("ships",)),
    Reading(63, 67, 40, 40, Family.SHARE, "40 %", "%"),
)
MONEY = [{"kind": "money", "start": 0, "end": 4, "lo": 5, "hi": 5, "unit": "USD", "mod": "eq"}]
KEYS = ["n", "value_f1", "value_unit_recall", "value_bound_recall", "date_f1", "ms_per_sentence"]


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def score(path: Path, *given: Reading) -> Score:
    reader = Reader("made up", "1", "MIT", frozenset(), lambda text: given if text != tally.WARM_UP else ())
    return score_file(reader, read_annotated(path))


def test_the_json_has_these_keys_for_every_file_whatever_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "some split.v2.jsonl", {"text": TEXT, "gold": GOLD})
    write(tmp_path / "unmarked.jsonl", {"text": "Nothing is marked here.", "gold": []})
    assert main([str(tmp_path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert {name: list(row) for name, row in figures.items()} == {"some split.v2": KEYS, "unmarked": KEYS}
    shares = {name: value for name, value in figures["some split.v2"].items() if name != "ms_per_sentence"}
    assert shares == {"n": 1, "value_f1": 1, "value_unit_recall": 1, "value_bound_recall": 1, "date_f1": 1}
    assert [figures["unmarked"][key] for key in KEYS[:-1]] == [1, None, None, None, None]


def test_a_perfect_reader_scores_one_and_each_fault_costs_what_it_touches(tmp_path: Path) -> None:
    path = write(tmp_path / "all.jsonl", {"text": TEXT, "gold": GOLD})
    money, ships, share = PERFECT
    perfect = score(path, *PERFECT)
    assert (perfect.values.f1, perfect.units.recall, perfect.bounds.recall) == (1, 1, 1)
    wrong_value = Reading(53, 61, 58, 58, Family.NUMBER, "58 ships", thing=("ships",))
    assert score(path, money, wrong_value, share).values.f1 == pytest.approx(2 / 3)
    wrong_unit = Reading(26, 48, 7.3e9, 7.3e9, Family.MONEY, "$7.3 billion", "EUR", mods=frozenset({"gt"}))
    faulty = score(path, wrong_unit, ships, share)
    assert (faulty.values.f1, faulty.bounds.recall) == (1, 1)
    assert faulty.units.recall == pytest.approx(2 / 3)
    unbounded = Reading(26, 48, 7.3e9, 7.3e9, Family.MONEY, "$7.3 billion", "USD")
    assert score(path, unbounded, ships, share).bounds.recall == pytest.approx(2 / 3)
    wrong_place = Reading(70, 75, 40, 40, Family.SHARE, "40 %", "%")
    assert score(path, money, ships, wrong_place).values.hits == 2
    assert score(path, *PERFECT, *PERFECT).values.f1 == pytest.approx(2 / 3)  # said twice is once too often


@pytest.mark.parametrize(
    ("item", "reading"),
    [
        ({"kind": "money", "lo": 25, "hi": 25, "unit": "Cent"}, (0.25, "USD")),
        ({"kind": "money", "lo": 25, "hi": 25, "unit": "Cent"}, (25, "cents")),
        ({"kind": "money", "lo": 470, "hi": 470, "unit": "Pence"}, (4.7, "GBP")),
        ({"kind": "money", "lo": 63, "hi": 63, "unit": "cent per share"}, (0.63, "dollar per share")),
        ({"kind": "percent", "lo": 40, "hi": 40, "unit": "basis point"}, (0.4, "percentage points")),
        ({"kind": "percent", "lo": 0.5, "hi": 0.5, "unit": "% sales"}, (50, "%")),
        ({"kind": "percent", "lo": 0.5, "hi": 0.5, "unit": "% sales"}, (0.5, "")),
        ({"kind": "number", "lo": 1 / 3, "hi": 1 / 3, "unit": ""}, (33.3, "%")),
        ({"kind": "measure", "lo": 80, "hi": 80, "unit": "Kilometer per hour"}, (80, "kilometres per hour")),
        ({"kind": "duration", "lo": 5, "hi": 5, "unit": "year of age"}, (5, "years")),
        ({"kind": "measure", "lo": 21, "hi": 21, "unit": "mile per gallon"}, (21, "mpg")),
    ],
)
def test_one_amount_may_be_told_in_two_ways(tmp_path: Path, item: dict[str, Any], reading: tuple[float, str]) -> None:
    path = write(tmp_path / "one.jsonl", {"text": "as it was written", "gold": [item]})
    value, unit = reading
    assert score(path, Reading(0, 5, value, value, Family.MEASURE, "", unit)).units.recall == 1


@pytest.mark.parametrize(
    ("item", "reading"),
    [
        ({"kind": "money", "lo": 25, "hi": 25, "unit": "Cent"}, (25, "USD")),
        ({"kind": "money", "lo": 5, "hi": 5, "unit": "Pound"}, (5, "lb")),
        ({"kind": "measure", "lo": 5, "hi": 5, "unit": "pound"}, (5, "GBP")),
        ({"kind": "measure", "lo": 80, "hi": 80, "unit": "Kilometer per hour"}, (80, "km")),
        ({"kind": "percent", "lo": 0.5, "hi": 0.5, "unit": "percentage"}, (50, "%")),  # half a per cent is not half
        ({"kind": "measure", "lo": 134.7, "hi": 134.7, "unit": "km"}, (134.8, "km")),
        ({"kind": "number", "lo": 3, "hi": 3, "unit": "-"}, (3, "km")),
    ],
)
def test_another_amount_or_unit_is_not_the_same(
    tmp_path: Path, item: dict[str, Any], reading: tuple[float, str]
) -> None:
    path = write(tmp_path / "one.jsonl", {"text": "as it was written", "gold": [item]})
    value, unit = reading
    assert score(path, Reading(0, 5, value, value, Family.MEASURE, "", unit)).units.recall == 0


def test_a_set_of_money_alone_says_nothing_of_other_readings_unless_they_stand_in_its_place(tmp_path: Path) -> None:
    path = write(tmp_path / "money.jsonl", {"text": "$ 5 for 3 km", "gold": MONEY})
    five, elsewhere = Reading(0, 3, 5, 5, Family.MONEY, "$ 5", "$"), Reading(8, 12, 3, 3, Family.MEASURE, "3 km", "km")
    assert score(path, five, elsewhere).values.f1 == 1
    in_its_place = Reading(2, 3, 6, 6, Family.NUMBER, "6")
    assert score(path, five, in_its_place).values.f1 == pytest.approx(2 / 3)
    mixed = write(tmp_path / "mixed.jsonl", {"text": "$ 5 for 3 km", "gold": [*MONEY, {**GOLD[3], "start": 20}]})
    assert score(mixed, five, elsewhere).values.read == 2


def test_a_year_is_no_needless_number_where_it_is_marked_as_a_date(tmp_path: Path) -> None:
    path = write(tmp_path / "dates.jsonl", {"text": TEXT, "gold": GOLD})
    assert score(path, *PERFECT, Reading(7, 11, 2019, 2019, Family.NUMBER, "2019")).values.f1 == 1
    assert score(path, *PERFECT, Reading(7, 11, 2019, 2019, Family.MEASURE, "2019 m", "m")).values.f1 != 1


@pytest.mark.parametrize(
    "row",
    [
        {"text": TEXT},
        {"text": TEXT, "gold": None, "ref": "yesterday"},
        {"text": "", "gold": [{}]},
        {"text": TEXT, "gold": [{"kind": "money", "unit": "USD"}, {"kind": "count", "lo": "many"}, "no item"]},
        {"text": TEXT, "gold": [{"kind": "distance", "lo": 5, "unit": "☃ per ☃☃", "mod": "roughly"}]},
        {"text": TEXT, "gold": [{"kind": "count", "lo": 1e400, "hi": float("nan"), "start": 9, "end": 3}]},
        {"text": TEXT, "gold": [{"kind": "date", "date": day} for day in ("2021-02-30", "XXXX", "soon", "0", None)]},
        {"text": TEXT, "gold": [{"kind": "date", "date": "2021..2022-13", "start": None}], "ref": "2020-01-01T00:00"},
        {"text": 5, "gold": []},
        [],
        "a sentence",
    ],
)
def test_an_odd_row_does_not_stop_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str], row: object) -> None:
    write(tmp_path / "odd.jsonl", row, {"text": TEXT, "gold": GOLD})
    assert main([str(tmp_path), "--errors", "odd"]) == 0
    assert main([str(tmp_path), "--json"]) == 0
    assert '"n": ' in capsys.readouterr().out


def test_a_reader_that_raises_loses_the_sentence_and_is_counted(tmp_path: Path) -> None:
    path = write(tmp_path / "all.jsonl", {"text": TEXT, "gold": GOLD})

    def fail(_text: str) -> list[Reading]:
        raise RuntimeError

    found = score_file(Reader("fails", "1", "MIT", frozenset(), fail), read_annotated(path))
    assert (found.failures, found.values.f1) == (1, 0)


def test_a_folder_without_files_is_said_to_have_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path), "--json"])
    assert stopped.value.code == 2
    assert "no *.jsonl file" in capsys.readouterr().err


@pytest.mark.parametrize("module", [agreement, annotated, own, readings, tally, unit_names])
def test_the_examples_in_the_docstrings_hold(module: Any) -> None:
    assert doctest.testmod(module).failed == 0
