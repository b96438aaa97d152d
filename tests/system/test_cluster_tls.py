"""A Dask cluster over TLS: with certificates all goes well, without the right ones nobody is let in."""

from collections.abc import Iterator
from pathlib import Path

import dask
import pytest
from dask_cluster import Cluster, cluster

from tests.unit.pipeline.chunks import RULES, assessments, expected, some_chunks
from tests.unit.pipeline.pem import Authority
from verifier.errors import ConfigError, WorkerError
from verifier.pipeline.certificates import Certificates
from verifier.pipeline.cluster import on_cluster

pytestmark = [
    pytest.mark.system,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # sockets of a cluster that is killed
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("pem"), "ours")


@pytest.fixture(scope="module")
def secure(ours: Authority, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    certificate, key = ours.vouch("cluster")
    options = ("--tls-ca-file", str(ours.path), "--tls-cert", str(certificate), "--tls-key", str(key))
    with cluster(tmp_path_factory.mktemp("cluster"), 1, options) as started:
        yield started


def certificates(authority: Authority, voucher: Authority, name: str = "desk") -> Certificates:
    """What a desk has that trusts *authority* and for which *voucher* vouches."""
    return Certificates(str(authority.path), *map(str, voucher.vouch(name)))


def test_a_desk_with_a_certificate_gets_what_one_process_gives(secure: Cluster, ours: Authority) -> None:
    assert secure.address.startswith("tls://")
    with on_cluster(secure.address, RULES, certificates(ours, ours)) as execute:
        assert assessments(execute(some_chunks())) == expected()


def test_a_desk_or_a_scheduler_that_nobody_vouches_for_is_not_talked_to(
    secure: Cluster, ours: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verifier.pipeline.cluster.CONNECT_S", 3)
    others = Authority(tmp_path, "others")
    for shown in (certificates(ours, others), certificates(others, ours)):
        with pytest.raises(WorkerError, match="does not answer"), on_cluster(secure.address, RULES, shown):
            raise AssertionError


def test_without_certificates_nobody_is_asked(secure: Cluster, ours: Authority) -> None:
    with pytest.raises(ConfigError, match="wants certificates, and none are set"), on_cluster(secure.address, RULES):
        raise AssertionError
    shown = certificates(ours, ours)
    own = {"ca-file": shown.authority, "client.cert": shown.certificate, "client.key": shown.key}
    named = {f"distributed.comm.tls.{name}": value for name, value in own.items()}
    with dask.config.set(named), on_cluster(secure.address, RULES) as execute:
        assert assessments(execute(some_chunks())) == expected()


def test_certificates_are_never_left_aside_for_an_address_without_tls(secure: Cluster, ours: Authority) -> None:
    address = secure.address.replace("tls://", "tcp://")
    with pytest.raises(ConfigError, match="without TLS"), on_cluster(address, RULES, certificates(ours, ours)):
        raise AssertionError
