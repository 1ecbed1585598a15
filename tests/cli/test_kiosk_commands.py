"""``kiosk``: the PIN and the set-up file from the shell, and the set-up on its way into the window."""

import io
import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from cztservices.cli.desktop import _read_wishes, main, make_desktop_parser
from cztservices.domain.kiosk.pin import hash_pin, matches
from cztservices.domain.kiosk.setup import KioskSetup
from cztservices.storage.kiosk.setup_file import EXAMPLE, read_setup

PIN = "271828"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def typed(monkeypatch):
    """What comes through the pipe."""

    def _typed(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return _typed


@pytest.fixture
def file(tmp_path):
    """A set-up file without a PIN."""
    path = tmp_path / "kiosk.toml"
    path.write_text("# Ours\nformat = 1\nvolume = 30 # low\n\n[timing]\nidle_s = 60\n", encoding="utf-8")
    return path


# set-pin


@pytest.mark.parametrize("data", [b"271828\n", b"271828\r\n", b"271828", b"271828\nand more\n"])
def test_pin_from_a_pipe_becomes_a_line_of_the_file(run, typed, data):
    typed(data)
    ran = run("kiosk", "set-pin")
    assert (ran.status, ran.err) == (0, "")
    (text,) = re.fullmatch(r'pin_hash = "(.+)"\n', ran.out).groups()
    assert matches(PIN, text)


def test_pin_is_written_into_the_file(run, typed, file):
    before = file.read_text(encoding="utf-8")
    typed(b"271828\n")
    ran = run("kiosk", "set-pin", "--config", file, "--lang", "en")
    assert (ran.status, ran.out, ran.err) == (0, f"{file} written.\n", "")
    after = file.read_text(encoding="utf-8")
    assert matches(PIN, read_setup(file).setup.pin_hash)
    assert re.sub("pin_hash = .*\n", "", after) == before


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "No PIN was given"),
        (b"\n271828\n", "No PIN was given"),
        (b"12345\n", "must be 6 to 12 digits"),
        (b"27182x\n", "must be 6 to 12 digits"),
        (b"\xff\xfe271828\n", "must be 6 to 12 digits"),
        (b"2" * 5000, "must be 6 to 12 digits"),
        (b"777777\n", "all the same; choose one"),
        (b"345678\n", "follow one another; choose one"),
    ],
)
def test_pin_that_is_not_taken_is_told_and_changes_nothing(refused, typed, file, data, sentence):
    before = file.read_bytes()
    for config in ((), ("--config", file)):
        typed(data)
        words = refused("kiosk", "set-pin", *config, "--lang", "en")
        assert sentence in words
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [None, "format = 2\n", "format = 1\nhall\n"])
def test_file_that_cannot_be_used_is_told_before_a_pin_is_asked_for(refused, typed, tmp_path, content):
    path = tmp_path / "other.toml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    typed(b"")
    assert refused("kiosk", "set-pin", "--config", path, "--lang", "en").startswith(f"{path}:")


@pytest.fixture
def terminal():
    """Runs ``kiosk set-pin`` on a terminal, answers each question, and returns status, output and all that was seen."""
    pty = pytest.importorskip("pty")

    def _answer(*answers: str):
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "cztservices", "kiosk", "set-pin", "--lang", "en"]
        program = subprocess.Popen(
            command, cwd=ROOT, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True
        )
        os.close(theirs)
        seen = b""
        for answer in answers:
            while not seen.endswith(b": "):
                seen += os.read(ours, 1)
            os.write(ours, answer.encode())
            seen += b"|"
        with suppress(OSError):  # the other end is closed
            while part := os.read(ours, 1000):
                seen += part
        out = program.stdout.read().decode()
        program.stdout.close()
        os.close(ours)
        return program.wait(), out, seen.decode()

    return _answer


def test_pin_is_asked_for_twice_on_a_terminal_and_never_shown(terminal):
    status, out, seen = terminal(f"{PIN}\n", f"{PIN}\n")
    assert status == 0
    assert matches(PIN, re.fullmatch(r'pin_hash = "(.+)"\n', out)[1])
    assert PIN not in seen
    assert "New PIN, 6 to 12 digits: |" in seen
    assert "The same PIN again: |" in seen


def test_two_that_differ_are_no_pin(terminal):
    status, out, seen = terminal(f"{PIN}\n", "314159\n")
    assert (status, out) == (2, "")
    assert "the two differ; start again" in seen


def test_end_of_input_on_a_terminal_is_no_pin(terminal):
    status, out, seen = terminal("\x04")
    assert (status, out) == (2, "")
    assert "No PIN was given" in seen


# check and example


def test_check_of_a_good_file_prints_what_is_used(run, file):
    ran = run("kiosk", "check", file, "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "0 faults"
    assert {"volume = 30", "idle_s = 60", 'pin_hash = ""', 'languages = ["zh_CN", "en", "zh_TW"]'} <= {*lines}
    assert "nobody gets to the maintenance page" in lines[-1]


def test_what_check_prints_is_a_set_up_file(run, file, tmp_path):
    file.write_text('format = 1\nhall = "“厅”"\nlanguages = ["en"]\ncity = "湘潭"\n[printing]\npaper = "a4"\n')
    out = run("kiosk", "check", file, "--lang", "en").out
    printed = tmp_path / "printed.toml"
    printed.write_text(out[out.index("format = ") :].partition("\n\n")[0], encoding="utf-8")
    assert read_setup(printed) == read_setup(file)


def test_check_does_not_print_the_hash(run, file):
    file.write_text(f'format = 1\npin_hash = "{hash_pin(PIN)}"\n')
    out = run("kiosk", "check", file, "--lang", "en").out
    assert "scrypt" not in out
    assert 'pin_hash = "…"' in out
    assert "nobody gets" not in out


def test_check_lists_every_fault_with_its_line(run, file):
    file.write_text("format = 1\nhal = 'x'\n[timing]\nidle_s = 1\n", encoding="utf-8")
    ran = run("kiosk", "check", file, "--lang", "en")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.splitlines()[:3] == [
        f"{file}:2: hal: is no key here; did you mean hall?",
        f"{file}:4: timing.idle_s: must be from 20 to 1800; write for instance: idle_s = 120",
        "2 faults",
    ]
    assert "idle_s = 120" in ran.out.splitlines()


def test_check_of_a_file_that_is_not_used_says_so(run, file):
    file.write_text("format = 3\nvolume = 30\n", encoding="utf-8")
    ran = run("kiosk", "check", file, "--lang", "en")
    assert ran.status == 1
    assert "Nothing of the file is used, but this:" in ran.out
    assert "volume = 0" in ran.out.splitlines()


@pytest.mark.parametrize("name", ["none.toml", ".", "a\x1b[31m\nb"])
def test_check_of_what_cannot_be_read_is_refused(refused, tmp_path, name):
    words = refused("kiosk", "check", tmp_path / name, "--lang", "en")
    assert "check the path" in words
    assert words[:-1].isprintable()


def test_example_is_printed_as_it_is(run):
    ran = run("kiosk", "example")
    assert (ran.status, ran.out) == (0, EXAMPLE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW", "en"])
def test_every_action_speaks_the_language_of_the_reader(run, typed, file, lang):
    for action in (["check", file], ["example"], ["set-pin", "--config", file]):
        typed(b"271828\n")
        ran = run("kiosk", *action, "--lang", lang)
        assert (ran.status, ran.err) == (0, "")


# On its way into the window


def wishes(*argv):
    return _read_wishes(make_desktop_parser().parse_args([*map(str, argv)]))


def test_set_up_comes_into_the_window_with_its_faults(file):
    file.write_text("format = 1\nvolume = 30\nhal = 1\n", encoding="utf-8")
    given = wishes("--kiosk", "--config", file)
    assert given.setup == KioskSetup(volume=30)
    assert [(fault.line, fault.key) for fault in given.setup_faults] == [(3, "hal")]
    assert given.is_setup_used


def test_set_up_of_which_nothing_is_used_comes_into_the_window_as_such(file):
    file.write_text("format = 7\n", encoding="utf-8")
    given = wishes("--kiosk", "--config", file)
    assert (given.setup, given.is_setup_used) == (KioskSetup(), False)
    assert [(fault.line, fault.key) for fault in given.setup_faults] == [(1, "format")]


def test_kiosk_without_a_file_is_set_up_safely():
    given = wishes("--kiosk")
    assert (given.setup, given.setup_faults) == (KioskSetup(), ())


def test_nobody_else_is_set_up():
    assert (wishes().setup, wishes("--profile", "staff").setup) == (None, None)


def test_notes_that_are_named_go_before_those_of_the_file(file, tmp_path):
    (tmp_path / "hall.json").touch()
    file.write_text('format = 1\nhall_notes = "hall.json"\n', encoding="utf-8")
    assert wishes("--kiosk", "--config", file).hall_notes == tmp_path / "hall.json"
    assert wishes("--kiosk", "--config", file, "--hall-notes", "mine.json").hall_notes == Path("mine.json")


@pytest.mark.parametrize("profile", ["resident", "staff"])
def test_set_up_file_is_refused_by_other_profiles(capsys, file, profile):
    with pytest.raises(SystemExit) as left:
        main(["--profile", profile, "--config", str(file)])
    assert left.value.code == 2
    assert f"the profile {profile} is not set up by a file" in capsys.readouterr().err
