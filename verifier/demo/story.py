"""The story that the demo tells: what was checked, one example of each verdict, and what a link checker would miss.

Each chapter takes results and returns what a terminal shows; nothing here decides anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from verifier.demo.expected import CHANGED_PAGE, DEAD_PAGE, PROMISE
from verifier.domain.assessment import Verdict
from verifier.domain.conflict import Position
from verifier.pipeline.links import LinkResult
from verifier.pipeline.results import CheckResults, ClaimResult, Judgement
from verifier.reports.console import VERDICT_STYLES
from verifier.reports.safe import one_line
from verifier.reports.words import VERDICT_SIGNS, VERDICT_WORDS

EXAMPLES: Final = ("toll-bridge/length", "toll-bridge/cost", "sea-cable/plant-architect", "sea-cable/apprentices")
INDENT: Final = 3


def opening(articles: int, claims: int, pages: int, base: str) -> RenderableType:
    """Return the chapter on what the newsroom is."""
    text = f"A small newsroom: {articles} articles make {claims} claims and cite {pages} pages."
    return Group(Line(text, "bold"), Line(f"All of it is invented and served on this machine, at {base}/", "dim"))


def first_check(results: CheckResults, snapshots: str) -> RenderableType:
    """Return the chapters on the first check, the snapshots of which lie in the folder *snapshots*."""
    return Group(capturing(results, snapshots), verdicts(results), contradictions(results), dead_link(results))


def capturing(results: CheckResults, snapshots: str) -> RenderableType:
    """Return the chapter on what was captured into the folder *snapshots*."""
    done = sum(not link.has_failed for link in results.links)
    text = f"{done} of {len(results.links)} pages, byte for byte, into {one_line(snapshots)}"
    return _chapter(1, "Captured", [Line(text)])


def verdicts(results: CheckResults) -> RenderableType:
    """Return the chapter on the verdicts: how many there are of each, and an example with the sentence that decides."""
    by_key = {result.claim.key: result for result in results.claims}
    parts: list[RenderableType] = [_counts(results.claims)]
    parts += [_example(by_key[key]) for key in EXAMPLES if key in by_key]
    return _chapter(2, "Checked each claim against the pages that it cites", parts)


def contradictions(results: CheckResults) -> RenderableType:
    """Return the chapter on what the two articles say against each other."""
    by_key = {result.claim.key: result for result in results.claims}
    parts: list[RenderableType] = []
    for conflict in results.conflicts:
        sides = (conflict.one, conflict.other)
        parts += [_side(side) for side in sides]
        if all(side.claim in by_key and by_key[side.claim].cited_verdict is Verdict.SUPPORTED for side in sides):
            parts.append(Line("Each is borne out by the page that it cites, and yet both cannot be true.", "dim"))
    return _chapter(3, "Compared the articles with each other", parts or [Line("No contradiction was found.")])


def dead_link(results: CheckResults) -> RenderableType:
    """Return the chapter on the page that is gone."""
    dead = [link for link in results.links if link.url.endswith(DEAD_PAGE)]
    parts: list[RenderableType] = []
    for link in dead:
        parts.append(Line(f"{_path(link)} answers {link.http_status}. It is cited for:"))
        parts += [_quoted(result.claim.text) for result in results.claims if _cites(result, link)]
        parts.append(Line("That makes the claim unavailable, not false: there is nothing to judge it by.", "dim"))
    return _chapter(4, "Found a dead link", parts or [Line("No link was found to be dead.")])


def changed_page(before: CheckResults, after: CheckResults) -> RenderableType:
    """Return the chapter on the page that was edited between the run *before* and the run *after*."""
    page = next((link for link in after.links if link.url.endswith(CHANGED_PAGE)), None)
    then, now = _cited(before, PROMISE), _cited(after, PROMISE)
    if page is None or then is None or now is None:
        return _chapter(5, "Captured everything again", [Line("The page that changes was not captured.")])
    parts: list[RenderableType] = [
        Line(f"Meanwhile somebody edited {_path(page)}. It answers {page.http_status}: no link checker minds."),
        Line(),
        Line.assemble(_verdict(then.verdict), "  by the first capture, which is kept:"),
        *_deciding(then),
        Line.assemble(_verdict(now.verdict), f"  by the second: {one_line(now.assessment.reason)}"),
        Line(),
        _work(after),
    ]
    return _chapter(5, "Captured everything again", parts)


def closing(deviating: Sequence[str], reports: Sequence[str], folder: str) -> RenderableType:
    """Return the end: whether all went as it should, where the *reports* lie, and what to try next in *folder*."""
    parts: list[RenderableType] = [Line()]
    if deviating:
        places = "place" if len(deviating) == 1 else "places"
        parts.append(Line(f"Not as it should be, in {len(deviating)} {places}:", "bold red"))
        parts += [_indented(Line(one_line(problem))) for problem in deviating]
    else:
        parts.append(
            Line("All verdicts, contradictions and links are as expected; the archive is sound.", "bold green")
        )
    parts += [
        Line(f"next: cd {one_line(folder)} && verifier check --offline", "dim"),
        Line(f"reports: {', '.join(one_line(report) for report in reports)}", "bold"),
    ]
    return Group(*parts)


def _chapter(number: int, title: str, parts: Sequence[RenderableType]) -> RenderableType:
    return Group(Line(), Line(f"{number}  {title}", "bold"), *(_indented(part) for part in parts))


def _counts(results: Iterable[ClaimResult]) -> Line:
    found = [result.cited_verdict for result in results]
    line = Line()
    for verdict in VERDICT_WORDS:
        if count := found.count(verdict):
            line.append_text(_verdict(verdict)).append(f" {count}  ")
    line.rstrip()
    return line


def _example(result: ClaimResult) -> RenderableType:
    parts: list[RenderableType] = [
        Line(),
        Line.assemble(_verdict(result.cited_verdict), f"  {one_line(result.claim.text)}"),
    ]
    for judgement in result.cited:
        parts += _deciding(judgement)
        parts.append(_indented(Line(one_line(f"{judgement.name}: {judgement.assessment.reason}"), "dim")))
    return Group(*parts)


def _deciding(judgement: Judgement) -> Iterator[RenderableType]:
    yield from (_quoted(evidence.quote) for evidence in judgement.assessment.evidence[:1])


def _side(side: Position) -> RenderableType:
    return Line.assemble((f"{one_line(side.document)}: ", "dim"), one_line(side.text))


def _work(results: CheckResults) -> Line:
    work = results.work
    text = f"Done anew: {work.read} text read, {work.matched} judgements. Known from before: {work.reused}."
    return Line(text, "dim")


def _cited(results: CheckResults, key: str) -> Judgement | None:
    return next((each for result in results.claims if result.claim.key == key for each in result.cited), None)


def _cites(result: ClaimResult, link: LinkResult) -> bool:
    return any(cited.claim == result.claim.key for cited in link.cited_at)


def _path(link: LinkResult) -> str:
    return one_line("/" + link.url.rsplit("/", 1)[-1])


def _quoted(text: str) -> RenderableType:
    return _indented(Line(f"“{one_line(text)}”", "italic"))


def _verdict(verdict: Verdict) -> Line:
    return Line(f"{VERDICT_SIGNS[verdict]} {VERDICT_WORDS[verdict]}", VERDICT_STYLES[verdict])


def _indented(part: RenderableType) -> RenderableType:
    return Padding(part, (0, 0, 0, INDENT))
