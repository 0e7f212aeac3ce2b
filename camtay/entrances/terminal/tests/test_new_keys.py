import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command


def test_it_works_before_settings_can(tmp_path):
    path = tmp_path / "etc" / "keys.json"
    env = {**os.environ, "CAMTAY_KEY_FILE": str(path), "CAMTAY_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "camtay", "new-keys", str(path)]
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"CAMTAY_KEY_FILE={path}" in done.stdout
    assert path.exists()
    assert not (tmp_path / "home").exists()


def test_it_replaces_nothing(tmp_path):
    path = tmp_path / "keys.json"
    path.write_text("precious")
    with pytest.raises(CommandError, match="unreadable"):
        call_command("new_keys", path)
    assert path.read_text() == "precious"
