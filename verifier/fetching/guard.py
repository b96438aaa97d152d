"""The guard: may this address be connected to? Asked for every address, before every connection."""

from collections.abc import Sequence
from dataclasses import dataclass

from verifier.domain.link import LinkStatus
from verifier.errors import FetchError
from verifier.fetching.addresses import Address, special_name
from verifier.fetching.policy import Network
from verifier.fetching.ports import REFUSED


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets the public internet pass, save on ports of other services; the *networks* a person opened on any port."""

    networks: tuple[Network, ...] = ()

    def check(self, host: str, port: int, addresses: Sequence[Address]) -> None:
        """Let a connection to *host* pass only if each of its *addresses* may be connected to.

        One bad address among good ones is refused as well: nobody can tell which of them a later look-up gives.

        Raises:
            FetchError: with the status ``refused_address``.
        """
        for address in addresses:
            if any(address.version == network.version and address in network for network in self.networks):
                continue
            if name := special_name(address):
                shown = host if host == str(address) else f"{host} is {address}: it"
                raise refused(f"{shown} is {name}", f"Allow it with --allow-network {address} if it is yours.")
            if port in REFUSED:
                raise refused(f"port {port} is no web port", "Such ports are requested in allowed networks only.")


def refused(reason: str, hint: str) -> FetchError:
    """Return the error for an address that is not requested."""
    return FetchError(reason, LinkStatus.REFUSED_ADDRESS, hint=hint)
