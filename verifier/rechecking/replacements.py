"""Replacements: the archived copy to cite instead of an address that is broken, or a page that no longer says it.

Web archives are asked after the check itself, with what is left of its budget, for so many addresses and no longer than
so long. Where it is known which passages verdicts rely on, a copy that says them goes before a nearer one that does
not. An archive in silence costs one note and nothing else.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from verifier.domain.claim import Claim
from verifier.domain.health import COUNTING, Health
from verifier.domain.ledger import LedgerEntry
from verifier.domain.link import LinkStatus
from verifier.domain.linkcheck import Drift, LinkCheck
from verifier.domain.text import Text
from verifier.domain.web_address import without_fragment
from verifier.fetching.mementos_answers import Found, Memento, MementoStatus, NotFound
from verifier.fetching.mementos_check import own_judgement
from verifier.fetching.mementos_search import find_mementos
from verifier.fetching.policy import Budget
from verifier.pipeline.desk import Desk
from verifier.pipeline.mementos import asked_time
from verifier.pipeline.origins import name_for
from verifier.pipeline.progress import Progress
from verifier.pipeline.texts import text_of
from verifier.reading.options import ReadOptions
from verifier.rechecking.drift import drift_of
from verifier.rechecking.recheck import Rechecked
from verifier.register.ledger import read_ledger

SAYS_NOTHING: Final = "it does not say what the claims rest on"


@dataclass(frozen=True, slots=True)
class Replaced:
    """What is known of the addresses, with copies to cite; *note* tells of archives that did not answer, if any."""

    rechecked: Rechecked
    note: str = ""


def with_replacements(
    rechecked: Rechecked,
    requested: Collection[str],
    claims: Iterable[Claim],
    desk: Desk,
    max_bytes: int,
    progress: Progress,
) -> Replaced:
    """Look in the web archives of *desk* for copies of what *rechecked* found broken or gone among the *requested*.

    Of a copy at most *max_bytes* bytes are read.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    asked = frozenset(requested)
    wanted = [check for check in rechecked.checks if check.url in asked and _needs_copy(check)]
    if not wanted or not desk.web_archives:
        return Replaced(rechecked)
    budget, spent = desk.policy.budget, rechecked.tally
    left = Budget(max(0, budget.requests - spent.requests), max(0, budget.seconds - spent.seconds))
    if not left.requests or not left.seconds:
        return Replaced(rechecked, f"web archives: the budget left nothing for {_addresses(len(wanted))}")
    search = _Search(wanted, {claim.key: claim for claim in claims}, desk, ReadOptions(max_bytes=max_bytes))
    search.run(replace(desk, policy=replace(desk.policy, budget=left)), progress)
    broken = {check.url for check in wanted}
    checks = tuple(search.replaced(check) if check.url in broken else check for check in rechecked.checks)
    return Replaced(replace(rechecked, checks=checks), search.note())


def _needs_copy(check: LinkCheck) -> bool:
    if check.status is LinkStatus.SKIPPED:
        return False
    return check.status in COUNTING or check.health is Health.DEAD or check.drift is Drift.GONE


def _urgency(check: LinkCheck) -> tuple[int, str]:
    """Return a key by which the dead come first, and then pages on which claims rest."""
    return (0 if check.health is Health.DEAD else 1 if check.drift is Drift.GONE else 2, check.url)


class _Search:
    """The search for copies of the pages that *wanted* checks are of; addresses that differ in fragments are one."""

    def __init__(
        self, wanted: Sequence[LinkCheck], claims: Mapping[str, Claim], desk: Desk, options: ReadOptions
    ) -> None:
        self._options = options
        self._found: dict[str, Found] = {}
        self._silent: list[NotFound] = []
        self._second_best: dict[str, Memento] = {}
        ledger, groups = read_ledger(desk.ledger), dict[str, list[LinkCheck]]()
        for check in sorted(wanted, key=_urgency):
            groups.setdefault(without_fragment(check.url), []).append(check)
        self._entries = {
            page: _together(page, [ledger.entry(check.url) for check in checks]) for page, checks in groups.items()
        }
        self._pages = {
            page: asked_time(
                (
                    claims[cited.claim].published
                    for check in checks
                    for cited in check.cited_at
                    if cited.claim in claims
                ),
                self._entries[page],
                desk.clock(),
            )
            for page, checks in groups.items()
        }

    def run(self, desk: Desk, progress: Progress) -> None:
        """Ask the web archives of *desk*."""
        done = 0

        def take(answer: Found | NotFound) -> None:
            nonlocal done
            done += 1
            if isinstance(answer, Found):
                self._found[answer.memento.url] = replace(answer, memento=_light(answer.memento))
            elif answer.status is MementoStatus.UNREACHABLE:
                self._silent.append(answer)
            progress(done, len(self._pages), "web archives")

        find_mementos(self._pages, desk.web_archives, desk.policy, clock=desk.clock, on_answer=take, judge=self._judge)

    def replaced(self, check: LinkCheck) -> LinkCheck:
        """Return *check* with the copy to cite, if there is one."""
        page = without_fragment(check.url)
        says_it = page in self._found
        if not says_it and (check.drift is Drift.GONE or page not in self._second_best):
            return check  # instead of a page that is up, a copy is of use only if it says more
        memento = self._found[page].memento if says_it else self._second_best[page]
        known = self._entries[page].anchors
        what = (", which says it" if says_it else f", but {SAYS_NOTHING}") if known else ""
        hint = f"An archived copy of {memento.at:%Y-%m-%d}{what}: {memento.address}"
        return check.model_copy(update={"archived_at": memento.address, "hint": f"{check.hint} {hint}".strip()})

    def note(self) -> str:
        """Return what there is to say of archives that did not answer; nothing if all did."""
        if not self._silent:
            return ""
        why = next((matter for each in self._silent for matter in each.passed_over), self._silent[0].reason)
        return f"web archives: of {_addresses(len(self._silent))} nobody knows whether there is a copy ({why})"

    def _judge(self, memento: Memento) -> str:
        """Return why *memento* is no copy to cite; the first that is only silent about the passages is remembered."""
        matter = own_judgement(memento)
        if matter or not self._entries[memento.url].anchors or self._says_it(memento):
            return matter
        self._second_best.setdefault(memento.url, _light(memento))
        return SAYS_NOTHING

    def _says_it(self, memento: Memento) -> bool:
        """Tell whether every passage relied on is there, if in other words, with no figure, date or name another."""
        text = text_of(memento.body, name_for(memento.original, memento.media_type), self._options)
        if not isinstance(text, Text):
            return False
        drifted = drift_of(self._entries[memento.url], text, {}).passages
        return all(passage.now and not passage.altered for passage in drifted)


def _together(page: str, entries: Sequence[LedgerEntry]) -> LedgerEntry:
    """Return what is remembered of a page, with the passages of all its addresses."""
    anchors = tuple(anchor for entry in entries for anchor in entry.anchors)
    known = max((entry.last_ok for entry in entries if entry.last_ok), default=None)
    return LedgerEntry(url=page, last_ok=known, anchors=anchors)


def _light(memento: Memento) -> Memento:
    return replace(memento, body=b"", exchanges=())


def _addresses(count: int) -> str:
    return "1 address" if count == 1 else f"{count} addresses"
