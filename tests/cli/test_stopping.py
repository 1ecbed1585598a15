"""Long commands show how far they are on a terminal, and Ctrl+C leaves everything as it was."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cztservices.authoring.progress import Cancelled, Progress
from cztservices.cli import catalogue, main
from cztservices.domain.failed_search import FailedPhrase, Failure, Failures
from cztservices.errors import EXIT_STOPPED
from cztservices.storage.failure_file import write_failures
from tests.authoring.folders import bytes_below
from tests.authoring.sheets import SOURCE, table_book

ROOT = Path(__file__).resolve().parents[2]

WAITS_AT_A_STEP = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from cztservices.authoring.progress import Progress
real = Progress.report
def report(self, done, total):
    if done == 5:
        print("here", flush=True)
        sys.stdin.readline()
    real(self, done, total)
Progress.report = report
from cztservices.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def start(*argv: object, stderr: int = subprocess.PIPE) -> subprocess.Popen[str]:
    """A command in a process of its own, which waits at one step until it is sent a line."""
    command = [sys.executable, "-c", WAITS_AT_A_STEP, *map(str, argv)]
    return subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr, encoding="utf-8"
    )


def press_ctrl_c(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Interrupt it at that step, let it go on, and return what else it writes."""
    assert process.stdout.readline() == "here\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate("\n", timeout=60)
    return out, err or ""


@pytest.fixture
def commands(data_folder, tmp_path) -> dict[str, tuple[list[object], str]]:
    """Every long command, and the sentence with which it is stopped."""
    (tmp_path / "old.db").write_bytes(b"as it was")
    (tmp_path / "old.xlsx").write_bytes(b"as it was")
    book = table_book(tmp_path / "book.xlsx", {"sources": [SOURCE]})
    return {
        "build": (["build", "--out", tmp_path / "new.db"], "Stopped; nothing was written.\n"),
        "build over": (["build", "--out", tmp_path / "old.db"], f"Stopped; {tmp_path / 'old.db'} is as it was.\n"),
        "export": (["export", "--out", tmp_path / "csv"], "Stopped; nothing was written.\n"),
        "export over": (
            ["export", "--out", tmp_path / "old.xlsx"],
            f"Stopped; {tmp_path / 'old.xlsx'} is as it was.\n",
        ),
        "import": (["import", book], f"Stopped; {data_folder} is as it was.\n"),
    }


@pytest.mark.parametrize("name", ["build", "build over", "export", "export over", "import"])
def test_ctrl_c_ends_a_long_command_with_one_sentence_and_nothing_written(commands, data_folder, tmp_path, name):
    command, sentence = commands[name]
    before = bytes_below(tmp_path)
    process = start("catalogue", *command, "--data", data_folder, "--lang", "en")
    assert press_ctrl_c(process) == ("", sentence)
    assert process.returncode == EXIT_STOPPED == 130
    assert bytes_below(tmp_path) == before


def test_ctrl_c_is_answered_in_the_language_of_the_reader(commands, data_folder):
    process = start("catalogue", *commands["build"][0], "--data", data_folder, "--lang", "zh_CN")
    out, err = press_ctrl_c(process)
    assert (out, process.returncode, err.count("\n")) == ("", EXIT_STOPPED, 1)


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal: the one that we read, and the one that a program writes to."""
    ours, theirs = os.openpty()
    yield ours, theirs
    os.close(ours)


def read_all(terminal: int) -> str:
    """What was written to a terminal until everybody closed it."""
    parts = []
    while True:
        try:
            parts.append(os.read(terminal, 4096))
        except OSError:  # Linux says so of a terminal that nobody writes to any more
            break
        if not parts[-1]:
            break
    return b"".join(parts).decode().replace("\r\n", "\n")


def test_terminal_shows_one_line_that_is_written_again_and_then_the_sentence(commands, data_folder, terminal):
    ours, theirs = terminal
    process = start("catalogue", *commands["build"][0], "--data", data_folder, "--lang", "en", stderr=theirs)
    os.close(theirs)
    out, _err = press_ctrl_c(process)
    shown = read_all(ours)
    line, _, rest = shown.rpartition("\r")
    assert (out, process.returncode) == ("", EXIT_STOPPED)
    assert [part.strip() for part in line.split("\r") if part.strip()] == [
        f"Step  {step} of 25" for step in range(1, 5)
    ]
    assert rest == "Stopped; nothing was written.\n"
    assert "\n" not in line


def test_terminal_is_left_with_an_empty_line_when_the_work_is_done(commands, data_folder, terminal):
    ours, theirs = terminal
    process = start("catalogue", *commands["build"][0], "--data", data_folder, "--lang", "en", stderr=theirs)
    os.close(theirs)
    out, _err = process.communicate("\n", timeout=60)
    *steps, blank, last = read_all(ours).split("\r")
    assert process.returncode == 0
    assert "new.db" in out
    assert steps[-1] == "Step 25 of 25"
    assert (blank.strip(), last) == ("", "")
    assert len(blank) >= len(steps[-1])


class Terminal(io.StringIO):
    """Standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_line_is_as_long_at_every_step(run, data_folder, tmp_path, monkeypatch, lang):
    """Else the end of a longer one would stand behind a shorter one."""
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    ran = run("catalogue", "build", "--data", data_folder, "--out", tmp_path / "new.db", "--lang", lang)
    lines = [line for line in shown.getvalue().split("\r") if line.strip()]
    assert ran.status == 0
    assert len(lines) == 25
    assert len({len(line) for line in lines}) == 1


@pytest.fixture
def phrases(tmp_path):
    """A file of phrases that failed."""
    file = tmp_path / "failures.jsonl"
    write_failures(Failures(tuple(FailedPhrase(f"蓝牙耳机{sign}", Failure.NOTHING, 7) for sign in "甲乙丙")), file)
    return file


def test_suggesting_shows_how_far_it_is(run, phrases, monkeypatch):
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    run("lexicon", "suggest", phrases, "--lang", "en")
    assert [line for line in shown.getvalue().split("\r") if line.strip()] == [f"Step {n} of 3" for n in (1, 2, 3)]


def test_suggesting_ends_when_it_is_stopped(run, phrases, monkeypatch):
    def stop(*_given: object) -> None:
        raise Cancelled

    monkeypatch.setattr(Progress, "report", stop)
    ran = run("lexicon", "suggest", phrases, "--lang", "en")
    assert (ran.status, ran.out, ran.err) == (EXIT_STOPPED, "", "Stopped.\n")


def test_nothing_is_shown_where_nobody_looks_on(run, data_folder, tmp_path):
    assert run("catalogue", "build", "--data", data_folder, "--out", tmp_path / "new.db").err == ""


@pytest.mark.parametrize("action", [["check"], ["stats"], ["as-of", "2024-01-01"]], ids=lambda action: action[0])
def test_ctrl_c_ends_a_command_that_only_reads_too(run, data_folder, monkeypatch, action):
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for name in ("load_catalogue", "count_catalogue", "load_or_raise"):
        monkeypatch.setattr(catalogue, name, interrupt)
    ran = run("catalogue", *action, "--data", data_folder, "--lang", "en")
    assert (ran.status, ran.out, ran.err) == (EXIT_STOPPED, "", "Stopped.\n")


@pytest.mark.parametrize("before", [signal.default_int_handler, signal.SIG_IGN], ids=["as usual", "ignored"])
def test_signals_are_taken_only_during_the_work_and_only_where_they_are_not_ignored(
    run, data_folder, tmp_path, monkeypatch, before
):
    seen = []
    monkeypatch.setattr(Progress, "report", lambda *_: seen.append(signal.getsignal(signal.SIGINT)))
    kept = signal.signal(signal.SIGINT, before)
    try:
        run("catalogue", "build", "--data", data_folder, "--out", tmp_path / "new.db")
        assert signal.getsignal(signal.SIGINT) is before
    finally:
        signal.signal(signal.SIGINT, kept)
    assert len(seen) == 25
    assert (seen[0] is before) == (before is signal.SIG_IGN)


@pytest.mark.parametrize("words", [["find", "ydjy"], ["print", "x", "--out", "a.pdf"], ["mine", "backups"]])
def test_every_command_ends_with_one_sentence_when_it_is_stopped(monkeypatch, capsys, words):
    def stop(*_given):
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "_run", stop)
    assert main.main([*words, "--lang", "en"]) == EXIT_STOPPED
    assert capsys.readouterr() == ("", "Stopped.\n")
