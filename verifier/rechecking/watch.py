"""The watch: what comes back for each address in one run, kept as small as what is still to be told from it.

A page is read and its passages looked for as soon as it is there; then its bytes are let go. Where a page looks as if
it were none, the server is asked for a path that cannot exist in the same directory, once for each directory.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from verifier.domain.assessment import Unavailable
from verifier.domain.claim import Claim
from verifier.domain.ledger import LedgerEntry
from verifier.domain.linkcheck import Drift
from verifier.domain.text import Text
from verifier.fetching.answers import Fetched
from verifier.fetching.asking import FetchRequest, Purpose
from verifier.matching.matcher import Matcher
from verifier.pipeline.links import WELL
from verifier.pipeline.origins import name_for
from verifier.pipeline.texts import Missing, text_of
from verifier.reading.charset import decode
from verifier.reading.options import ReadOptions
from verifier.rechecking.drift import Drifting, drift_of, still_says
from verifier.rechecking.fragments import missing_fragment
from verifier.rechecking.soft404 import (
    LONGEST_COMPARED,
    Look,
    directory_of,
    gathering_places,
    is_same_as_nothing,
    is_worth_asking,
    leads_home,
    leads_to_login,
    probe_path,
)

PROBE: Final = "probe "  # begins the tags of requests for paths that cannot exist
TOKEN_LENGTH: Final = 16
NO_CONTENT: Final = Missing(Unavailable.NOT_CAPTURED, "there is no page to read")
UNREAD: Final = Drifting(Drift.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Seen:
    """What one address came to: the answer without its content, what it looks like, and what has drifted.

    *text_sha256* is empty where the page gave no text; *fragments* are the missing ones by the address as it is cited.
    """

    fetched: Fetched
    look: Look
    text_sha256: str
    payload_sha256: str
    drifting: Drifting
    fragments: Mapping[str, str]


class Watch:
    """Takes the answers of one run, says what else to ask, and tells in the end what each address came to."""

    def __init__(
        self,
        groups: Mapping[str, tuple[str, ...]],
        entries: Callable[[str], LedgerEntry],
        claims: Mapping[str, Claim],
        options: ReadOptions,
        token_of: str,
        matcher: Matcher,
    ) -> None:
        """Watch over addresses.

        Args:
            groups: for each address that is requested, those that are cited: the same with fragments.
            entries: what the ledger remembers of a cited address.
            claims: the claims by their keys.
            options: how to read.
            token_of: what paths that cannot exist are made from; the id of the run.
            matcher: what judges claims anew.
        """
        self._groups = groups
        self._entries = entries
        self._claims = claims
        self._options = options
        self._at_a_glance = replace(options, tells_main=False)
        self._token_of = token_of
        self._matcher = matcher
        self.seen: dict[str, Seen] = {}
        self._probes: dict[str, Look] = {}
        self._asking: dict[str, list[Look]] = defaultdict(list)

    def take(self, fetched: Fetched) -> Iterable[FetchRequest]:
        """Take one answer and return what to ask because of it."""
        if fetched.request.tag.startswith(PROBE):
            self._probes[fetched.request.tag.removeprefix(PROBE)] = self._looked(fetched, self._text(fetched))
            return ()
        text = self._text(fetched)
        look = self._looked(fetched, text)
        self.seen[fetched.url] = self._seen(fetched, look, text)
        if fetched.status not in WELL or not is_worth_asking(look, is_familiar=self._is_familiar(fetched.url)):
            return ()
        directory = directory_of(look.url)
        is_first = directory not in self._asking
        self._asking[directory].append(look)
        return (self._probe(look, directory),) if is_first else ()

    def no_pages(self) -> Mapping[str, str]:
        """Return the addresses that came to no page although the server said so, with the reason in plain words."""
        gathering = gathering_places(seen.look for seen in self.seen.values() if seen.fetched.status in WELL)
        found = {}
        for url, seen in self.seen.items():
            if seen.fetched.status in WELL and not self._is_familiar(url):
                reason = self._why_no_page(seen.look, gathering)
                if reason:
                    found[url] = reason
        return found

    def behind_login(self) -> frozenset[str]:
        """Return the addresses that lead to a page to log in at."""
        return frozenset(
            url for url, seen in self.seen.items() if seen.fetched.status in WELL and leads_to_login(seen.look)
        )

    def _why_no_page(self, look: Look, gathering: frozenset[str]) -> str:
        if leads_home(look):
            return f"it leads to the entrance of the site, {look.final_url}"
        if look.was_redirected and look.final_url in gathering:
            return f"many addresses of the site lead to one page, {look.final_url}"
        probe = self._probes.get(directory_of(look.url))
        if probe is not None and is_same_as_nothing(look, probe):
            return "the server answers the same for an address that cannot exist"
        return ""

    def _is_familiar(self, url: str) -> bool:
        """Tell whether the page says what it once said: every passage relied on, or the text of an earlier check."""
        seen = self.seen[url]
        entries = [self._entries(each) for each in self._groups[url]]
        for entry in entries:
            if entry.status in WELL and entry.text_sha256 and entry.text_sha256 == seen.text_sha256:
                return True
        return any(entry.anchors for entry in entries) and seen.drifting.drift is Drift.NONE

    def _seen(self, fetched: Fetched, look: Look, text: Text | Missing) -> Seen:
        entries = [self._entries(each) for each in self._groups[fetched.url]]
        drifting, fragments = UNREAD, {}
        if fetched.is_not_modified:
            drifting = Drifting(Drift.NONE)
        elif isinstance(text, Text):
            anchors = tuple(anchor for entry in entries for anchor in entry.anchors)
            known = entries[0].model_copy(update={"anchors": anchors})
            drifting = Drifting(Drift.NONE) if still_says(known, text) else self._drifting(known, fetched)
            fragments = self._missing_fragments(fetched, text)
        light = replace(fetched, payload=b"", exchanges=())
        text_sha256 = text.sha256 if isinstance(text, Text) else ""
        return Seen(light, look, text_sha256, hashlib.sha256(fetched.payload).hexdigest(), drifting, fragments)

    def _drifting(self, known: LedgerEntry, fetched: Fetched) -> Drifting:
        """Return what has drifted, and how claims do now by the whole page with its parts told apart."""
        text = self._read(fetched, self._options)
        return drift_of(known, text, self._claims, self._matcher) if isinstance(text, Text) else UNREAD

    def _missing_fragments(self, fetched: Fetched, text: Text) -> dict[str, str]:
        with_fragment = [url for url in self._groups[fetched.url] if "#" in url]
        if not with_fragment or "html" not in (fetched.real_type or fetched.media_type):
            return {}
        html = decode(fetched.payload)
        return {url: missing for url in with_fragment if (missing := missing_fragment(url, html, text.content))}

    def _text(self, fetched: Fetched) -> Text | Missing:
        """Return the text of the page, read as quickly as can be."""
        if fetched.status not in WELL or not fetched.payload:
            return NO_CONTENT
        text = self._read(fetched, self._at_a_glance)
        return text if isinstance(text, Text) else self._read(fetched, self._options)

    def _read(self, fetched: Fetched, options: ReadOptions) -> Text | Missing:
        return text_of(fetched.payload, name_for(fetched.final_url, fetched.media_type), options)

    def _looked(self, fetched: Fetched, text: Text | Missing) -> Look:
        return Look(
            url=fetched.url,
            final_url=fetched.final_url or fetched.url,
            http_status=fetched.http_status,
            title=(text.title or "") if isinstance(text, Text) else "",
            text=text.content[:LONGEST_COMPARED] if isinstance(text, Text) else "",
        )

    def _probe(self, look: Look, directory: str) -> FetchRequest:
        token = hashlib.sha256(f"{self._token_of} {directory}".encode()).hexdigest()[:TOKEN_LENGTH]
        return FetchRequest(probe_path(look.url, token), Purpose.READING, tag=PROBE + directory)
