"""Measuring a judge on all sets: its answers, the figures of each set with their intervals, the mean and the pool."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version

from verifying.answers import SCORES, Judge, Judgement, ask_all
from verifying.bootstrap import INTERVALS, Interval, Values, Weights, drawn, interval, interval_of_mean
from verifying.merit import Scored, mean_merit, merit
from verifying.sets import LabelledSet
from verifying.thresholds import thresholds_elsewhere

Merit = Mapping[str, float | None]
Intervals = Mapping[str, Interval | None]
Progress = Callable[[str, int, int], None]  # told the set, how many of its rows are done, and of how many


@dataclass(frozen=True, slots=True)
class Measured:
    """What a judge is worth: figures and intervals by set, their mean over the sets, and those of all rows pooled."""

    judge: Judge
    version: str
    by_set: Mapping[str, Merit]
    intervals: Mapping[str, Intervals]
    mean: Merit
    mean_intervals: Intervals
    pooled: Merit
    ms_by_set: Mapping[str, float]
    ms_per_pair: float
    failures: int


def measure(judge: Judge, sets: Sequence[LabelledSet], weights: Mapping[str, Weights], progress: Progress) -> Measured:
    """Ask *judge* about every pair of *sets* and work out its figures; *weights* hold the draws of each set.

    Raises:
        ImportError: the judge is not installed.
    """
    ask = judge.open()
    judged = {each.name: ask_all(ask, each.pairs, progress=_progress(progress, each)) for each in sets}
    scored = {each.name: scored_set(each, judged[each.name]) for each in sets}
    thresholds = thresholds_elsewhere(scored) if SCORES in judge.gives else dict.fromkeys(scored)
    draws = {name: drawn(each, weights[name], thresholds[name]) for name, each in scored.items()}
    by_set = {name: merit(each, judge.gives, thresholds[name]) for name, each in scored.items()}
    mean = mean_merit(list(by_set.values()))
    seconds = sum(each.seconds for each in judged.values())
    return Measured(
        judge=judge,
        version=version_of(judge),
        by_set=by_set,
        intervals={name: _intervals(by_set[name], figures) for name, figures in draws.items()},
        mean=mean,
        mean_intervals=_mean_intervals(mean, list(draws.values())),
        pooled=merit(pool(list(scored.values())), judge.gives, None),
        ms_by_set={name: 1000 * each.seconds / max(len(each.answers), 1) for name, each in judged.items()},
        ms_per_pair=1000 * seconds / max(sum(len(each.pairs) for each in sets), 1),
        failures=sum(each.failures for each in judged.values()),
    )


def scored_set(labelled: LabelledSet, judged: Judgement) -> Scored:
    """Return the labels of a set beside a judge's answers, in the words of the set."""
    scores = tuple(answer.score for answer in judged.answers)
    return Scored(labelled.labels, tuple(labelled.in_its_words(judged.answers)), scores)


def pool(sets: Sequence[Scored]) -> Scored:
    """Return all rows of the *sets* as one."""
    everything = Scored((), (), ())
    for each in sets:
        everything = replace(
            everything,
            truths=everything.truths + each.truths,
            guesses=everything.guesses + each.guesses,
            scores=everything.scores + each.scores,
        )
    return everything


def version_of(judge: Judge) -> str:
    """Return the version of the package that a judge comes from; empty for the floors and in a checkout."""
    try:
        return version(judge.name)
    except PackageNotFoundError:
        return ""


def _progress(progress: Progress, labelled: LabelledSet) -> Callable[[int], None]:
    return lambda done: progress(labelled.name, done, len(labelled.pairs))


def _intervals(found: Merit, draws: Mapping[str, Values]) -> Intervals:
    """Return the intervals of the figures that the judge has on the set at all."""
    return {name: interval(draws[name]) for name in INTERVALS if found[name] is not None and name in draws}


def _mean_intervals(mean: Merit, draws: Sequence[Mapping[str, Values]]) -> Intervals:
    names = [name for name in INTERVALS if mean[name] is not None]
    return {name: interval_of_mean([each[name] for each in draws if name in each]) for name in names}
