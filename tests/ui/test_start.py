"""Starts that cannot succeed: one sentence, status 2, and nothing of the user's touched."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QProgressBar

from cztservices.cli.desktop import main
from cztservices.config import PACKAGED_CATALOGUE
from cztservices.i18n import Translator
from cztservices.presenters.pages import Page
from cztservices.storage.catalogue_format import SCHEMA_VERSION
from cztservices.storage.user_db import open_user_store
from cztservices.ui.frame import Frame
from cztservices.ui.preparing_page import PreparingPage
from cztservices.ui.theme import Theme
from tests.sample_data import FILING_FILE, edit_file

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
FORM = 60
"""Where the header of a catalogue says its form."""

START_WITH_DATA = """
import sys
from pathlib import Path
from cztservices.authoring import provide
provide.DATA_FOLDER = Path(sys.argv[1])
from cztservices.cli.desktop import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture
def refused(tmp_path, capsys):
    """Starts the window and returns the one line with which it was refused."""

    def _refused(*argv: object) -> str:
        try:
            status = main(["--base-dir", str(tmp_path), "--lang", "en", *map(str, argv)])
        except SystemExit as left:
            status = left.code
        captured = capsys.readouterr()
        assert (status, captured.out) == (2, "")
        assert captured.err.endswith("\n")
        assert captured.err.count("\n") == 1
        return captured.err

    return _refused


@pytest.fixture
def broken(catalogue_path, tmp_path):
    """Makes a catalogue that cannot be used, in one of several ways."""

    def _broken(how: str) -> Path:
        whole = bytearray(catalogue_path.read_bytes())
        path = tmp_path / f"{how}.db"
        if how == "newer":
            whole[FORM : FORM + 4] = (SCHEMA_VERSION + 1).to_bytes(4, "big")
        if how == "older":
            whole[FORM : FORM + 4] = (SCHEMA_VERSION - 1).to_bytes(4, "big")
        if how == "truncated":
            del whole[len(whole) // 2 :]
        if how == "foreign":
            whole[:16] = b"something else!!"
        if how == "empty":
            whole.clear()
        if how == "folder":
            path.mkdir()
        elif how != "missing":
            path.write_bytes(whole)
        return path

    return _broken


@pytest.mark.parametrize(
    ("how", "cause", "mend"),
    [
        ("missing", "There is no catalogue", "build"),
        ("truncated", "is cut short", "build"),
        ("newer", f"is of form {SCHEMA_VERSION + 1}", "update the program"),
        ("older", "of an older form", "build"),
        ("foreign", "is not a catalogue", "build"),
        ("empty", "is not a catalogue", "build"),
        ("folder", "cannot be read", "check the path"),
    ],
)
def test_catalogue_that_cannot_be_used_ends_the_start(refused, broken, tmp_path, how, cause, mend):
    user_db = tmp_path / "data" / "user.db"
    store, _trouble = open_user_store(user_db)
    store.put_setting("origin", "430300")
    store.close()
    before = user_db.read_bytes()
    path = broken(how)
    sentence = refused("--catalogue", path)
    assert str(path) in sentence
    assert cause in sentence
    assert mend in sentence
    assert user_db.read_bytes() == before
    assert [file.name for file in user_db.parent.iterdir()] == ["user.db"]


def test_damage_behind_a_whole_header_is_said(refused, catalogue_path, tmp_path):
    whole = bytearray(catalogue_path.read_bytes())
    page = int.from_bytes(whole[16:18], "big")
    whole[page:] = b"\xff" * (len(whole) - page)
    path = tmp_path / "rotten.db"
    path.write_bytes(whole)
    sentence = refused("--catalogue", path)
    assert str(path) in sentence
    assert "damaged" in sentence


def test_first_start_shows_how_far_it_is_and_then_the_desk(open_desktop, data_folder, monkeypatch, tmp_path):
    shown = []
    monkeypatch.setattr("cztservices.authoring.provide.DATA_FOLDER", data_folder)
    monkeypatch.setattr(PreparingPage, "show_progress", lambda _page, done, total: shown.append((done, total)))
    desktop = open_desktop(catalogue=None)
    assert len(shown) > 2
    assert shown == sorted(shown)
    assert shown[-1][0] == shown[-1][1]
    assert desktop.page.opened is desktop.page.made[Page.HOME]
    desktop.page.search.setText("ydjy")
    assert desktop.page.list.count() > 0
    assert len([*(tmp_path / "cache").glob("catalogue-*.db")]) == 1


def test_bar_of_the_first_start_moves(qtbot):
    page = PreparingPage(Theme(), Translator("en"))
    qtbot.addWidget(page)
    page.show_progress(3, 12)
    bar = page.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (3, 12)


@pytest.fixture
def refused_first(data_folder, tmp_path):
    """Starts the window in a process of its own, with the sample for its data, and returns the line of its refusal."""

    def _refused() -> str:
        command = [sys.executable, "-c", START_WITH_DATA, str(data_folder), "--base-dir", str(tmp_path), "--lang", "en"]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stdout) == (2, "")
        lines = [line for line in ran.stderr.splitlines() if "propagateSizeHints" not in line]
        assert len(lines) == 1
        return lines[0]

    return _refused


def test_data_that_cannot_be_built_ends_the_first_start(refused_first, data_folder, tmp_path):
    edit_file(data_folder, FILING_FILE, "element: fee", "element: free")
    sentence = refused_first()
    assert str(data_folder / FILING_FILE) in sentence
    assert "line" in sentence
    assert [*tmp_path.rglob("catalogue-*")] == []


def test_cache_that_cannot_be_written_ends_the_first_start(refused_first, tmp_path):
    (tmp_path / "cache").write_text("a file where a folder is wanted", encoding="ascii")
    sentence = refused_first()
    assert str(tmp_path / "cache") in sentence
    assert "--base-dir" in sentence


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("nowhere", ["nowhere", "home", "search:QUERY", "guide:SERVICE:ORIGIN:DESTINATION", "event:ID"]),
        ("search:", ["home"]),
        ("guide:", ["home"]),
        ("", ["home"]),
        ("guide:medical-offsite-filling", ["medical-offsite-filling", "medical-offsite-filing"]),
        ("guide:medical-offsite-filing:xiangtang:changsha", ["xiangtang", "Xiangtan"]),
        ("guide:medical-offsite-filing:xiangtan:zhuzho", ["zhuzho", "Zhuzhou"]),
        ("guide:medical-offsite-filing:430400:", ["430400"]),
        ("compare:residence-permits", ["residence-permits", "residence-permit"]),
        ("compare:", ["home"]),
        ("event:movin", ["movin", "moving"]),
        ("event:", ["home"]),
        ("entry:id-card-licenc", ["id-card-licenc", "id-card-licence"]),
    ],
)
def test_unknown_page_service_or_city_names_the_nearest(refused, catalogue_path, tmp_path, page, wanted):
    out = tmp_path / "out.png"
    sentence = refused("--catalogue", catalogue_path, "--snapshot", out, "--page", page)
    assert [name for name in wanted if name not in sentence] == []
    assert not out.exists()


@pytest.mark.parametrize("name", ["no/such/folder/out.png", "out.nothing"])
def test_picture_that_cannot_be_written_is_said(refused, catalogue_path, tmp_path, name):
    assert name in refused("--catalogue", catalogue_path, "--snapshot", tmp_path / name)


@pytest.mark.parametrize(
    "argv",
    [
        ("--lang", "fr"),
        ("--theme", "pink"),
        ("--scale", "0.5"),
        ("--scale", "3.1"),
        ("--scale", "nan"),
        ("--scale", "large"),
        ("--size", "1280"),
        ("--size", "10x10"),
        ("--size", "1280x99999999999"),
        ("--profile", "nobody"),
        ("--nothing",),
        ("guide",),
    ],
    ids=" ".join,
)
def test_wrong_option_is_named_in_one_line(refused, argv):
    assert argv[0] in refused(*argv)


def test_start_without_a_screen_says_so(tmp_path):
    bare = {name: value for name, value in os.environ.items() if name not in SCREENS}
    command = [sys.executable, "main.py", "--base-dir", str(tmp_path), "--lang", "en"]
    ran = subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1
    assert "screen" in ran.stderr


def test_sentence_is_in_the_language_that_was_asked_for(refused, tmp_path):
    assert "没有" in refused("--catalogue", tmp_path / "none.db", "--lang", "zh_CN")


def test_no_catalogue_is_kept_in_the_repository():
    """A packaged one would hide the data from every test that starts without ``--catalogue``."""
    assert not PACKAGED_CATALOGUE.exists()


def test_page_that_takes_the_place_of_another_hears_the_next_key(qtbot):
    """Shown one turn later, it would lose a shortcut that is pressed meanwhile."""
    frame = Frame()
    qtbot.addWidget(frame)
    with qtbot.waitExposed(frame):
        frame.show()
    page = QLineEdit()
    frame.hold(page)
    assert page.isVisible()
