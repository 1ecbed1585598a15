"""From a question to a guide to a comparison by names and roles alone, as a screen reader hears them (AT-SPI)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

WALK = Path(__file__).with_name("walk_by_names.py")
ROOT = WALK.parents[2]
DEBIAN_PYTHON = "/usr/bin/python3"
"""The Python that Debian's python3-pyatspi belongs to."""

LONG_ENOUGH_S = 240


@pytest.fixture(scope="module")
def heard(screen, catalogue_path, tmp_path_factory):
    """What was heard on the way."""
    window = [sys.executable, "main.py", "--base-dir", tmp_path_factory.mktemp("user"), "--catalogue", catalogue_path]
    command = ["dbus-run-session", "--", DEBIAN_PYTHON, WALK, *window, "--lang", "en"]
    environment = {**screen.environment, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONG_ENOUGH_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_walk_from_the_question_to_the_comparison_and_back(heard):
    assert heard["guide"] == "Filing for medical treatment in another city"
    assert heard["answer"] == "Nothing to file from Xiangtan to Changsha."
    assert heard["ticked"].startswith("1 of ")


def test_row_is_heard_with_why_it_is_there_and_how_it_is_handled(heard):
    assert heard["row_role"] == "list item"
    assert "by initials" in heard["row"]
    assert "Nothing to do" in heard["row"]


@pytest.mark.parametrize("page", ["home", "guide", "compare"])
def test_every_control_has_a_name(heard, page):
    assert heard[f"nameless_{page}"] == []


def test_field_has_the_role_of_a_field(heard):
    assert heard["field"] in ("text", "entry")
