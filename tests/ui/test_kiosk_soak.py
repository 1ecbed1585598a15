"""The short form of make soak: a few strangers, each with a word of their own that nobody may find afterwards."""

import subprocess
import sys

import pytest

CODE = """
import sys
from pathlib import Path
import scripts.soak_kiosk as script
{planted}
script.DEEP_EVERY = 2
seen = script.soak(10, 3, Path(sys.argv[1]), lambda _seen: None, prints=False)
print(seen.sessions, len(seen.faults), len(seen.traces))
"""
KEEPS_WHAT_IS_TYPED = """
from cztservices.app.kiosk.session import KioskSession
kept, type_text = [], KioskSession.type
KioskSession.type = lambda session, text: (kept.append(f"typed: {text}"), type_text(session, text))
"""


@pytest.mark.parametrize(
    ("planted", "leaves_traces"), [("", False), (KEEPS_WHAT_IS_TYPED, True)], ids=["as it is", "planted"]
)
def test_no_stranger_leaves_anything_for_the_next(pytestconfig, catalogue_path, planted, leaves_traces):
    command = [sys.executable, "-c", CODE.format(planted=planted), str(catalogue_path)]
    ran = subprocess.run(command, cwd=pytestconfig.rootpath, capture_output=True, text=True, check=True)
    sessions, faults, traces = map(int, ran.stdout.split()[-3:])
    assert (sessions, faults) == (10, 0)
    assert (traces > 0) is leaves_traces
