"""The page for technicians and the files that it installs agree, and systemd and X take them."""

import configparser
import os
import re
import shutil
import subprocess
import sys

import pytest

from scripts.kiosk_restart import RESTART_S
from tests.project.test_documents import code_in

PLACE = "/opt/czt"
"""Where the page puts the program."""

LEFT = 0
"""The exit status of a kiosk that was left with the PIN."""


@pytest.fixture(scope="module")
def folder(root):
    return root / "resources" / "kiosk"


@pytest.fixture(scope="module")
def page(root):
    return root / "docs" / "kiosk.md"


@pytest.fixture(scope="module")
def commands(page):
    return [line.strip() for line in code_in(page)]


def read_unit(path):
    """The lines of a unit, by section and key; a key may stand there more than once."""
    unit, section = {}, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            unit.setdefault((section, key), []).append(value)
    return unit


def test_every_file_is_on_the_page_and_the_page_names_no_other(folder, page):
    named = re.findall(r"^\| `([\w.-]+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(path.name for path in folder.iterdir())


def test_every_file_is_installed_where_it_says_itself(folder, commands):
    installed = {}
    for line in commands:
        found = re.fullmatch(r"install -D -m 0644 -t (\S+) (\S+)", line)
        if found:
            installed[found[2]] = found[1]
    told = {
        path.name: re.search(r"(/etc/[\w./-]+)/" + re.escape(path.name), path.read_text(encoding="utf-8"))
        for path in folder.iterdir()
    }
    told = {name: found[1] for name, found in told.items() if found}
    upright = {"20-czt-portrait.conf"}  # only where the screen stands so
    assert installed == {name: place for name, place in told.items() if name not in upright}
    assert {path.name for path in folder.iterdir()} - set(told) == {"start-x", "xsession"}


def test_files_of_the_program_that_the_page_and_the_units_name_exist(root, folder, page):
    texts = [page.read_text(encoding="utf-8"), *(path.read_text(encoding="utf-8") for path in folder.iterdir())]
    named = {name for text in texts for name in re.findall(rf"{PLACE}/((?!\.venv)[\w./-]+)", text)}
    named |= {name for name in re.findall(r"\b(resources/[\w./-]+)", texts[0]) if name != "resources/catalogue.db"}
    assert named
    assert [name for name in named if not (root / name).exists()] == []


def test_kiosk_is_started_with_options_that_exist(folder):
    from cztservices.cli.desktop import make_desktop_parser

    [start] = read_unit(folder / "czt-kiosk.service")[("Service", "ExecStart")]
    program, script, *options = start.split()
    assert (program, script) == (f"{PLACE}/.venv/bin/python", f"{PLACE}/main.py")
    read = make_desktop_parser().parse_args(options)
    assert read.profile == "kiosk"
    assert str(read.config) == "/etc/czt/kiosk.toml"


def test_kiosk_comes_back_whatever_ends_it_but_the_pin(folder):
    for name in ("czt-kiosk.service", "czt-kiosk-x.service"):
        unit = read_unit(folder / name)
        assert unit[("Service", "Restart")] == ["always"]
        assert unit[("Unit", "StartLimitIntervalSec")] == ["0"]
        assert unit[("Service", "RestartPreventExitStatus")] == [str(LEFT)]


def test_hung_kiosk_is_killed_and_leaves_nothing_behind(folder):
    unit = read_unit(folder / "czt-kiosk.service")
    service = {key: values[0] for (section, key), values in unit.items() if section == "Service"}
    assert service["Type"] == "notify"
    assert service["WatchdogSec"] == "30"
    assert (service["WatchdogSignal"], service["LimitCORE"], service["MemorySwapMax"]) == ("SIGKILL", "0", "0")
    assert f"TMPDIR=%t/{service['RuntimeDirectory']}" in service["Environment"]
    assert "RuntimeDirectoryPreserve" not in service


def test_measured_restart_waits_as_long_as_systemd(folder):
    assert read_unit(folder / "czt-kiosk.service")[("Service", "RestartSec")] == [f"{RESTART_S * 1000:.0f}ms"]


def test_packages_for_the_screen_are_those_that_make_does_not_install(root, page):
    """What make installs by itself is not asked for a second time."""
    text = page.read_text(encoding="utf-8")
    asked = {name for line in re.findall(r"install -y --no-install-recommends (.+)", text) for name in line.split()}
    makefile = (root / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    made = set()
    for variable in ("QT_PACKAGES", "SCREEN_PACKAGES"):
        made |= set(re.search(rf"^{variable}\s*:=(.+)$", makefile, re.MULTILINE)[1].split())
    assert {"python3-venv", "make", "xinit", "cups-client"} <= asked
    assert asked & made == set()


@pytest.mark.parametrize("name", ["start-x", "xsession"])
def test_scripts_can_be_run_and_the_shell_reads_them(folder, name):
    assert os.access(folder / name, os.X_OK)
    ran = subprocess.run(["sh", "-n", folder / name], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("name", ["czt-journal.conf", "czt-keys.conf"])
def test_settings_of_systemd_are_sections_and_values(folder, name):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string((folder / name).read_text(encoding="utf-8"))
    assert parser.sections() == [{"czt-journal.conf": "Journal", "czt-keys.conf": "Login"}[name]]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
@pytest.mark.parametrize(("name", "whose"), [("czt-kiosk.service", "--user"), ("czt-kiosk-x.service", "--system")])
def test_systemd_finds_no_fault_in_the_units(folder, root, tmp_path, name, whose):
    assert verify(folder / name, whose, root, tmp_path) == (0, "")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_would_find_a_fault(folder, root, tmp_path):
    path = tmp_path / "bad" / "czt-kiosk.service"
    path.parent.mkdir()
    path.write_text((folder / "czt-kiosk.service").read_text(encoding="utf-8").replace("WatchdogSec", "WatchDogSec"))
    assert "WatchDogSec" in verify(path, "--user", root, tmp_path)[1]


def verify(unit, whose, root, folder):
    """What systemd says of a unit, with the program where this one is."""
    text = (
        unit.read_text(encoding="utf-8").replace(f"{PLACE}/.venv/bin/python", sys.executable).replace(PLACE, str(root))
    )
    path = folder / unit.name
    path.write_text(text, encoding="utf-8")
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder)}
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", whose, path]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stderr


@pytest.mark.skipif(shutil.which("Xorg") is None, reason="no X server here")
def test_x_reads_its_settings(folder, tmp_path):
    """The settings are read before the screen is looked for; here there need be none."""
    settings = tmp_path / "xorg.conf.d"
    settings.mkdir()
    for path in folder.glob("[0-9]0-*.conf"):
        shutil.copy(path, settings)
    log = tmp_path / "x.log"
    (tmp_path / "x.conf").write_text(
        'Section "Device"\n Identifier "none"\n Driver "no-such-driver"\nEndSection\n'
        'Section "Screen"\n Identifier "none"\n Device "none"\nEndSection\n'
    )
    command = ["Xorg", ":4711", "-config", tmp_path / "x.conf", "-configdir", settings, "-logfile", log, "-nolock"]
    subprocess.run(command, capture_output=True, check=False, timeout=60)
    text = log.read_text(encoding="utf-8", errors="replace")
    assert 'Option "DontVTSwitch" "on"' in text
    assert 'Option "DontZap" "on"' in text
    assert "Parse error" not in text
