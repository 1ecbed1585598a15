"""Registering czt: links with the desktop of this computer."""

import os
import sys
from pathlib import Path

import pytest

from cztservices.cli.links import ENTRY
from cztservices.cli.main import main

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="written down elsewhere on other systems")
MAIN = Path(__file__).resolve().parents[2] / "main.py"


@pytest.fixture
def applications(tmp_path, monkeypatch) -> Path:
    """Where entries are looked for; no tool of a desktop environment is there."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "applications"


def run(*argv: object) -> int:
    return main(["links", *map(str, argv), "--lang", "en"])


def line_of(entry: Path, name: str) -> str:
    [value] = [
        line.partition("=")[2] for line in entry.read_text(encoding="utf-8").splitlines() if line.startswith(f"{name}=")
    ]
    return value


def test_registered_links_open_with_this_program(applications, capsys):
    assert run("register") == 0
    entry = applications / ENTRY
    assert line_of(entry, "Exec") == f'"{sys.executable}" "{MAIN}" %u'
    assert line_of(entry, "MimeType") == "x-scheme-handler/czt;"
    assert str(entry) in capsys.readouterr().out
    assert [path.name for path in applications.iterdir()] == [ENTRY]


def test_folder_of_the_user_is_written_down_where_it_was_given(applications, tmp_path):
    main(["--base-dir", str(tmp_path / "with space"), "links", "register"])
    assert f'"--base-dir" "{tmp_path}/with space" %u' in line_of(applications / ENTRY, "Exec")


def test_unregistered_links_leave_nothing(applications, capsys):
    run("register")
    capsys.readouterr()
    assert run("unregister") == 0
    assert str(applications / ENTRY) in capsys.readouterr().out
    assert [*applications.iterdir()] == []
    assert run("unregister") == 0
    assert "not registered" in capsys.readouterr().out


def test_tools_of_the_desktop_are_told(applications, tmp_path):
    tools = tmp_path / "bin"
    tools.mkdir()
    told = tmp_path / "told"
    for name in ("xdg-mime", "update-desktop-database"):
        tool = tools / name
        tool.write_text(f'#!/bin/sh\necho "$0 $*" >> {told}\n', encoding="ascii")
        tool.chmod(0o755)
    run("register")
    assert told.read_text(encoding="utf-8").splitlines() == [
        f"{tools}/xdg-mime default {ENTRY} x-scheme-handler/czt",
        f"{tools}/update-desktop-database {applications}",
    ]


def test_folder_that_cannot_be_written_is_said_and_nothing_half_written(applications, capsys):
    applications.write_text("a file where a folder is wanted", encoding="ascii")
    assert run("register") == 2
    said = capsys.readouterr().err
    assert str(applications / ENTRY) in said
    assert said.count("\n") == 1
    assert applications.read_text(encoding="ascii") == "a file where a folder is wanted"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_entry_before_stays_where_it_cannot_be_replaced(applications):
    run("register")
    before = (applications / ENTRY).read_bytes()
    applications.chmod(0o500)
    assert run("register") == 2
    applications.chmod(0o700)
    assert (applications / ENTRY).read_bytes() == before
