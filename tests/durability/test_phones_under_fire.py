"""The line of phones is cut at every step, and the server killed: no deed is lost, and none is there twice."""

import os
import re
import subprocess
import sys

from django.db import connection

from tests.architecture.house import ROOT


def test_cut_and_killed_no_deed_is_lost_or_doubled():
    command = [sys.executable, "-m", "benchmarks.faults", "--engine", connection.vendor, "--faults", "60", "--kills", "2",
               "--minutes", "1", "--phones", "2"]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=300)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    found = re.search(r"(\d+) faults .* (\d+) deeds of 2 phones, (\d+) kills; 0 things wrong", said)
    assert found is not None, said
    assert int(found.group(1)) >= 60
    assert int(found.group(2)) > 0
    assert int(found.group(3)) >= 2
