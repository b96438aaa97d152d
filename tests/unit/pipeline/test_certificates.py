"""Tests of certificates for a scheduler: what does not fit is told before anybody is asked."""

from pathlib import Path

import pytest

from tests.unit.pipeline.pem import Authority
from verifier.errors import ConfigError
from verifier.pipeline.certificates import Certificates
from verifier.settings import Settings

ADDRESS = "tls://127.0.0.1:8786"


@pytest.fixture
def ours(tmp_path: Path) -> Authority:
    return Authority(tmp_path, "ours")


def test_what_fits_passes_with_the_key_in_a_file_of_its_own_or_in_the_same(ours: Authority, tmp_path: Path) -> None:
    certificate, key = ours.vouch("desk")
    Certificates(str(ours.path), str(certificate), str(key)).require_fit(ADDRESS)
    both = tmp_path / "both.pem"
    both.write_bytes(certificate.read_bytes() + key.read_bytes())
    Certificates(str(ours.path), str(both)).require_fit(ADDRESS)


def test_what_does_not_fit_is_told_with_the_setting_that_names_it(ours: Authority, tmp_path: Path) -> None:
    certificate, key = map(str, ours.vouch("desk"))
    _, another = map(str, ours.vouch("another"))
    _, hidden = map(str, ours.vouch("hidden", secret=True))
    nowhere = str(tmp_path / "nowhere.pem")
    for given, words in (
        (Certificates(nowhere, certificate, key), "scheduler_ca: .*nowhere.pem cannot be used: No such file"),
        (Certificates(key, certificate, key), "scheduler_ca"),  # a key is no certificate
        (Certificates(str(ours.path), certificate, nowhere), "scheduler_key: .*nowhere.pem cannot be used"),
        (Certificates(str(ours.path), certificate, another), "scheduler_key"),  # of another certificate
        (Certificates(str(ours.path), certificate, hidden), "scheduler_key"),
        (Certificates(str(ours.path), certificate), "scheduler_key"),  # without any
        (Certificates(certificate=certificate, key=key), "scheduler_ca is not set"),
        (Certificates(str(ours.path)), "scheduler_cert is not set"),
    ):
        with pytest.raises(ConfigError, match=words) as raised:
            given.require_fit(ADDRESS)
        assert raised.value.hint


def test_certificates_without_tls_are_refused(ours: Authority) -> None:
    given = Certificates(str(ours.path), *map(str, ours.vouch("desk")))
    with pytest.raises(ConfigError, match="is asked without TLS") as raised:
        given.require_fit("tcp://127.0.0.1:8786")
    assert "tls://" in raised.value.hint


def test_in_a_settings_file_they_count_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "verifier.toml").write_text('scheduler_ca = "pem/ca.pem"\nscheduler_cert = "pem/desk.pem"\n')
    (tmp_path / "claims").mkdir()
    settings, _ = Settings.load(tmp_path / "claims", {}, {})
    assert settings.certificates == Certificates("../pem/ca.pem", "../pem/desk.pem")
    assert settings.certificates.are_given
    assert not Settings().certificates.are_given
