"""A learner whose home cannot be written sees a lab, and no word of what that meant to a library."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ELSEWHERE = ("MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")


def test_a_first_lab_says_nothing_of_a_home_that_cannot_be_written():
    env = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    # Not even root can make a folder there.
    env |= {"HOME": os.devnull, "USERPROFILE": os.devnull}
    code = "from pain_helpers.labs import TurnedUpLab; print(TurnedUpLab().words)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, timeout=300)
    assert ran.stdout.strip() and ran.stderr == ""
