"""The contributor's page, walked step by step as it is written."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from cztservices.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "adding-a-service.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
SOURCE, SERVICE = (text for kind, text in BLOCKS if kind == "yaml")
COMMANDS = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]
FOUND_SOMETHING = 1


@pytest.fixture
def practice(tmp_path, monkeypatch):
    """A folder with the data and the practice copy that the page begins with."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "data", "data")
    assert COMMANDS[0] == "cp -r data practice"
    shutil.copytree("data", "practice")
    return tmp_path / "practice"


def run(command):
    """Run one command of the page; its exit status."""
    words = shlex.split(command)
    assert words[:3] == ["python", "-m", "cztservices"]
    return main(words[3:])


def write_example(practice):
    """Do what the page says between its commands."""
    with (practice / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    (practice / "services" / "culture" / "park-pass.yaml").write_text(SERVICE, encoding="utf-8")


def test_page_leads_from_the_newspaper_to_a_checked_and_shown_guide(practice, capsys):
    failed = []
    for command in COMMANDS[1:]:
        expected = FOUND_SOMETHING if " diff " in command else 0
        if run(command) != expected:
            failed.append(command)
        if " new " in command:
            write_example(practice)
        if " show " in command:
            shown = capsys.readouterr().out
            assert "在手机上办，不用跑。" in shown
            assert "练习日报" in shown
    assert failed == []
    assert (practice.parent / "coverage.html").is_file()


def test_new_file_of_the_page_is_there_before_it_is_filled(practice):
    assert run(next(command for command in COMMANDS if " new " in command)) == 0
    assert (practice / "services" / "culture" / "park-pass.yaml").is_file()


def test_fault_that_the_page_plants_is_found_with_its_line(practice, capsys):
    write_example(practice)
    path = practice / "services" / "culture" / "park-pass.yaml"
    path.write_text(SERVICE.replace("kind: working", "kind: work"), encoding="utf-8")
    check = next(command for command in COMMANDS if " check " in command)
    assert run(f"{check} --lang en") == FOUND_SOMETHING
    line = SERVICE.splitlines().index("    days: {count: 3, kind: working}") + 1
    assert f"services/culture/park-pass.yaml:{line}: " in capsys.readouterr().out


def test_what_the_page_changed_is_what_the_difference_says(practice, capsys):
    write_example(practice)
    diff = next(command for command in COMMANDS if " diff " in command)
    assert run(f"{diff} --lang en") == FOUND_SOMETHING
    out = capsys.readouterr().out
    assert "Yearly park pass (park-pass): new" in out
    assert out.count(": new") == len(["the service", "its mode", "its time", "its fee"])
