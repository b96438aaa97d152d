"""Certificates for tests: an authority of our own, and what it vouches for."""

from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

LOOPBACK = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])


class Authority:
    """Vouches for certificates, which it writes into *folder*; *path* is its own."""

    def __init__(self, folder: Path, name: str = "authority") -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._name = _name(name)
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.path = self._written(f"{name}.pem", self._certificate(name, self._key, is_authority=True))

    def vouch(self, name: str, *, secret: bool = False) -> tuple[Path, Path]:
        """Return the files of a new certificate and of its key, the latter behind a password if it is *secret*."""
        key = ec.generate_private_key(ec.SECP256R1())
        hidden: serialization.KeySerializationEncryption = serialization.NoEncryption()
        if secret:
            hidden = serialization.BestAvailableEncryption(b"whatever")
        written = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, hidden)
        certificate = self._written(f"{name}.pem", self._certificate(name, key))
        return certificate, self._written(f"{name}-key.pem", written)

    def _certificate(self, name: str, key: ec.EllipticCurvePrivateKey, *, is_authority: bool = False) -> bytes:
        now = datetime.now(UTC)
        made = (
            x509.CertificateBuilder()
            .subject_name(_name(name))
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(hours=1))
            .not_valid_after(now + timedelta(hours=1))
            .add_extension(LOOPBACK, critical=False)
            .add_extension(x509.BasicConstraints(is_authority, 0 if is_authority else None), critical=True)
        )
        return made.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    def _written(self, name: str, data: bytes) -> Path:
        path = self._folder / name
        path.write_bytes(data)
        return path


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
