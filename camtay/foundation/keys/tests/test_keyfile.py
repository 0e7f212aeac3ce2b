import json

import pytest
from django.core.exceptions import ImproperlyConfigured

from camtay.foundation import keys


def test_a_fresh_file_is_complete_and_private(tmp_path):
    path = tmp_path / "etc" / "keys.json"
    keys.create(path)
    found = keys.load(path, may_create=False)
    assert (found.current, list(found.keys)) == ("k1", ["k1"])
    assert len(found.index) == 32
    assert path.stat().st_mode & 0o077 == 0
    assert [p.name for p in path.parent.iterdir()] == ["keys.json"]


def test_it_never_replaces_a_file(tmp_path):
    path = tmp_path / "keys.json"
    keys.create(path)
    before = path.read_text()
    keys.create(path)
    assert path.read_text() == before


def test_a_second_process_takes_the_first_ones_file(tmp_path):
    path = tmp_path / "keys.json"
    first = keys.load(path, may_create=True)
    assert keys.load(path, may_create=True) == first


def test_a_file_named_on_purpose_is_never_made_up(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="camtay new-keys"):
        keys.load(tmp_path / "gone.json", may_create=False)


def test_a_broken_file_is_refused(tmp_path):
    path = tmp_path / "keys.json"
    path.write_text("{}")
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        keys.load(path, may_create=True)


def test_a_key_is_added_and_the_former_ones_stay(tmp_path):
    path = tmp_path / "keys.json"
    keys.create(path)
    before = json.loads(path.read_text())
    assert keys.add(path) == "k2"
    after = keys.load(path, may_create=False)
    assert after.current == "k2"
    assert after.keys["k1"].decode() == before["keys"]["k1"]
    assert (after.index.hex(), after.secret) == (before["index"], before["secret"])
    assert path.stat().st_mode & 0o077 == 0
