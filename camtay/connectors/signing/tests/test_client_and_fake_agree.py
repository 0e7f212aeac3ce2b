"""The client against a real authority (OpenSSL's), and that authority against OpenSSL's own checker."""

import hashlib
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import cms
from django.core.exceptions import ImproperlyConfigured

from camtay.connectors.signing import Authority, PermanentError, TemporaryError, configured
from camtay.connectors.signing.client import check, read_roots, stamp
from camtay.connectors.signing.fake import FakeTsa

DIGEST = hashlib.sha256(b"chot so lieu").digest()


@pytest.fixture(scope="module")
def tsa(tmp_path_factory):
    with FakeTsa(tmp_path_factory.mktemp("tsa")) as running:
        yield running


@pytest.fixture(autouse=True)
def as_it_was(tsa):
    yield
    tsa.behaviour.refuse, tsa.behaviour.garbage = 0, False


def authority(tsa) -> Authority:
    return Authority(tsa.url, "", "", tsa.roots)


def test_it_stamps_a_digest(tsa):
    token, stamped = stamp(DIGEST, authority(tsa))
    assert abs(stamped.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert "Co quan dau thoi gian thu 1" in stamped.authority
    assert check(token, DIGEST, tsa.roots) == stamped


def test_openssl_itself_finds_the_token_in_order(tsa, tmp_path):
    token, _stamped = stamp(DIGEST, authority(tsa))
    (tmp_path / "token").write_bytes(token)
    said = subprocess.run(
        ["openssl", "ts", "-verify", "-digest", DIGEST.hex(), "-in", tmp_path / "token", "-token_in", "-CAfile", tsa.roots],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Verification: OK" in said.stdout + said.stderr


def test_a_token_is_for_its_digest_alone(tsa):
    token, _stamped = stamp(DIGEST, authority(tsa))
    with pytest.raises(PermanentError, match="not over this digest"):
        check(token, hashlib.sha256(b"khac").digest(), tsa.roots)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_token_with_one_bit_changed_does_not_hold(tsa, part):
    token, _stamped = stamp(DIGEST, authority(tsa))
    broken = bytearray(token)
    broken[int(len(token) * part)] ^= 1
    try:
        again = check(bytes(broken), DIGEST, tsa.roots)
    except PermanentError:
        return
    # Certificates that come along are not signed for: what counts must be as it was.
    assert (
        again.at
        == cms.ContentInfo.load(token)["content"]["encap_content_info"]["content"].parsed["gen_time"].native
    )


def test_an_authority_nobody_vouches_for_is_not_trusted(tsa, tmp_path):
    token, _stamped = stamp(DIGEST, authority(tsa))
    stranger = FakeTsa(tmp_path / "other", "Ai do")
    stranger._server.server_close()
    with pytest.raises(PermanentError, match="none of the trusted"):
        check(token, DIGEST, stranger.roots)


def test_it_tries_later_when_the_authority_is_ill(tsa):
    tsa.behaviour.refuse = 503
    with pytest.raises(TemporaryError):
        stamp(DIGEST, authority(tsa))
    tsa.behaviour.refuse, tsa.behaviour.garbage = 0, True
    with pytest.raises(TemporaryError):
        stamp(DIGEST, authority(tsa))


def test_it_tries_later_when_nobody_is_there(tsa):
    with pytest.raises(TemporaryError):
        stamp(DIGEST, Authority("http://127.0.0.1:1/tsr", "", "", tsa.roots))


def test_it_reads_its_settings(settings, tsa, tmp_path):
    settings.CAMTAY_TSA_URL, settings.CAMTAY_TSA_ROOTS = "", ""
    assert not configured()
    settings.CAMTAY_TSA_URL = "https://ai:m%C3%A2t@tsa.example.vn:8443/tsr"
    with pytest.raises(ImproperlyConfigured, match="CAMTAY_TSA_ROOTS"):
        Authority.of_settings()
    settings.CAMTAY_TSA_ROOTS = str(tsa.roots)
    found = Authority.of_settings()
    assert (found.url, found.user, found.password) == ("https://tsa.example.vn:8443/tsr", "ai", "mât")
    assert "mât" not in repr(found)
    settings.CAMTAY_TSA_URL = "tsa.example.vn"
    with pytest.raises(ImproperlyConfigured, match="CAMTAY_TSA_URL"):
        Authority.of_settings()
    (tmp_path / "empty.pem").write_text("")
    with pytest.raises(ImproperlyConfigured, match="no certificate"):
        read_roots(tmp_path / "empty.pem")
