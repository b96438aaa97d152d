"""Certificates: by what this machine and the scheduler of a cluster know one another."""

import ssl
from dataclasses import dataclass
from typing import Any, Final

from verifier.errors import ConfigError

SECURE: Final = "tls://"


@dataclass(frozen=True, slots=True)
class Certificates:
    """Files in PEM: those who vouch for the scheduler, and the certificate and key of this machine; "" for none."""

    authority: str = ""
    certificate: str = ""
    key: str = ""

    @property
    def are_given(self) -> bool:
        """Whether there are any; where there are none, Dask's own settings hold."""
        return bool(self.authority or self.certificate or self.key)

    def require_fit(self, address: str) -> None:
        """Make sure that they can be read, belong together, and are of use for the scheduler at *address*.

        Raises:
            ConfigError: they do not.
        """
        if not address.startswith(SECURE):
            hint = f"write {SECURE} in the place of tcp://, or leave scheduler_ca, scheduler_cert and scheduler_key out"
            raise ConfigError(f"certificates are set, but the scheduler at {address} is asked without TLS", hint=hint)
        if not (self.authority and self.certificate):
            missing = "scheduler_cert" if self.authority else "scheduler_ca"
            raise ConfigError(
                f"{missing} is not set", hint="TLS with a scheduler needs scheduler_ca and scheduler_cert"
            )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        try:
            context.load_verify_locations(self.authority)
        except OSError as error:  # those of ssl are among them
            raise _unfit("scheduler_ca", self.authority, error) from error
        try:
            context.load_cert_chain(self.certificate, self.key or None, password=_nobody_asks)
        except OSError as error:
            files = " and ".join(filter(None, (self.certificate, self.key)))
            raise _unfit("scheduler_cert or scheduler_key", files, error) from error

    def security(self, distributed: Any, address: str) -> Any:  # noqa: ANN401  # distributed says nothing of its types
        """Return them as *distributed* takes them for the scheduler at *address*; else what its own settings say.

        Raises:
            ConfigError: the scheduler wants certificates, and there are none anywhere.
        """
        if not self.are_given:
            found = distributed.Security()
            if address.startswith(SECURE) and not (found.tls_ca_file and found.tls_client_cert):
                hint = "set scheduler_ca, scheduler_cert and scheduler_key; docs/executors.md shows how"
                raise ConfigError(f"the scheduler at {address} wants certificates, and none are set", hint=hint)
            return found
        return distributed.Security(
            require_encryption=True,
            tls_ca_file=self.authority,
            tls_client_cert=self.certificate,
            tls_client_key=self.key or None,
        )


NO_CERTIFICATES: Final = Certificates()


def _nobody_asks() -> str:
    """Give no password: distributed takes none, and a terminal must not be asked for one."""
    return ""


def _unfit(setting: str, files: str, error: OSError) -> ConfigError:
    return ConfigError(
        f"{setting}: {files} cannot be used: {error.strerror or error}",
        hint="name PEM files that can be read, of which the key belongs to the certificate and has no password",
    )
