import pytest

from camtay.config import checks


def ids(found) -> list[str]:
    return [message.id for message in found]


@pytest.fixture
def live(settings, tmp_path):
    """Settings of a real installation: keys apart and private, https, no demo."""
    settings.CAMTAY_HOME = tmp_path / "home"
    settings.CAMTAY_KEY_FILE = tmp_path / "keys.json"
    settings.CAMTAY_PUBLIC_URL = "https://xa.example.vn"
    settings.CAMTAY_DEMO = False
    settings.CAMTAY_KEY_FILE.touch(mode=0o600)
    return settings


def test_it_is_content_with_a_real_installation(live):
    for check in (
        checks.keys_lie_apart,
        checks.key_file_is_private,
        checks.public_address_is_https,
        checks.demo_is_off,
    ):
        assert check() == []


def test_it_refuses_keys_beside_the_data(live):
    live.CAMTAY_KEY_FILE = live.CAMTAY_HOME / "etc" / "keys.json"
    assert ids(checks.keys_lie_apart()) == ["camtay.E001"]


def test_it_sees_through_a_link_into_the_data(live, tmp_path):
    live.CAMTAY_HOME.mkdir()
    (tmp_path / "apart").symlink_to(live.CAMTAY_HOME)
    live.CAMTAY_KEY_FILE = tmp_path / "apart" / "keys.json"
    assert ids(checks.keys_lie_apart()) == ["camtay.E001"]


def test_it_refuses_keys_that_others_may_read(live):
    live.CAMTAY_KEY_FILE.chmod(0o640)
    assert ids(checks.key_file_is_private()) == ["camtay.E002"]


def test_it_refuses_an_address_without_encryption(live):
    live.CAMTAY_PUBLIC_URL = "http://xa.example.vn"
    assert ids(checks.public_address_is_https()) == ["camtay.E003"]


def test_it_refuses_the_demonstration(live):
    live.CAMTAY_DEMO = True
    assert ids(checks.demo_is_off()) == ["camtay.E004"]
