"""Certificates for servers on loopback."""

import ssl
from dataclasses import replace
from pathlib import Path
from typing import Final

from tests.unit.fetching.asking import OPEN_HERE

CERTIFICATES: Final = Path(__file__).parent / "certificates"
TRUSTING: Final = replace(OPEN_HERE, ca_file=CERTIFICATES / "authority.pem")


def tls(name: str) -> ssl.SSLContext:
    """Return what a server shows that has the certificate of that name."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / f"{name}.pem")
    return context
