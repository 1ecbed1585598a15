"""What a person keeps outlives a killed program and a new catalogue, in a real window."""

import signal
import sqlite3
from contextlib import closing

import pytest

from cztservices.authoring.build import build_catalogue
from cztservices.ui.theme import Theme
from scripts.virtual_screen import wait_until
from tests.sample_data import FILING_FILE, edit_file, write_sample

LINK = "czt:guide/medical-offsite-filing?origin=430300&destination=430100"
TITLE = "Filing for medical treatment in another city · Xiangtan→Changsha – CrossCity"
OLD, NEW = "湘潭到长沙不用备案。", "湘潭到长沙从今年起不用备案。"
SIDE, ROUND = 26, 6
"""A box to tick with its border, and how far its corners are round, in pixels."""


@pytest.fixture
def data(tmp_path):
    """The sample data; what is built from it is another catalogue once it was edited."""
    return write_sample(tmp_path / "sample")


def build(data, path):
    build_catalogue(data, path)
    return path


def kept(window, statement):
    """Rows of ``user.db``; none while it is being written."""
    try:
        with closing(sqlite3.connect(f"file:{window.base}/data/user.db?mode=ro", uri=True)) as connection:
            return connection.execute(statement).fetchall()
    except sqlite3.Error:
        return []


def pixels(screen):
    """The colour of each pixel, line by line, and how many a line has."""
    width, _height, raw = screen.grab()
    return [pixel & 0xFFFFFF for pixel in memoryview(raw).cast("I")], width


def colour(token):
    return int(Theme().colour(token)[1:], 16)


def tint(token):
    return int(Theme().tint(token)[1:], 16)


def boxes(screen, edge):
    """The upper left corners of boxes to tick whose border has the colour ``edge``."""
    seen, width = pixels(screen)
    straight = range(ROUND + 1, SIDE - ROUND - 1)
    for corner, pixel in enumerate(seen[: -width * SIDE]):
        if seen[corner + ROUND] == edge != pixel:
            ends = ((row * width + end) for row in straight for end in (0, SIDE - 1))
            upper = (column + end * width for column in straight for end in (0, SIDE - 1))
            if all(seen[corner + at] == edge for at in (*upper, *ends)):
                yield divmod(corner, width)


def find_box(screen):
    """The middle of the first box to tick that is empty; None where none is seen."""
    for y, x in boxes(screen, colour("ink2")):
        return x + SIDE // 2, y + SIDE // 2
    return None


def has_ticked_box(screen):
    """Whether a box is ticked."""
    return any(True for _box in boxes(screen, colour("accent")))


def count(screen, wanted):
    return pixels(screen)[0].count(wanted)


def scrolled(window, key, sees):
    """Whether something is seen; if not, a page further by ``key`` it may be."""
    if sees():
        return True
    window.press(key)
    return False


def test_star_note_and_tick_outlive_a_killed_program_and_a_new_catalogue(start, data, tmp_path):
    window = start("--catalogue", build(data, tmp_path / "old.db"), "--lang", "en", "--size", "1300x860", LINK)
    wait_until(lambda: window.title == TITLE)
    caution = count(window.screen, tint("caution"))
    window.press("ctrl+b")
    wait_until(lambda: len(kept(window, "SELECT * FROM favourite")) == 1)
    window.press("ctrl+i")
    window.type("ring before noon")
    window.press("ctrl+Return")
    wait_until(lambda: kept(window, "SELECT text, seen FROM note") == [("ring before noon", OLD)])
    wait_until(lambda: scrolled(window, "Next", lambda: find_box(window.screen) is not None))
    window.click(*find_box(window.screen))
    wait_until(lambda: len(kept(window, "SELECT * FROM tick")) == 1)
    wait_until(lambda: len(kept(window, "SELECT * FROM visit")) >= 1)
    wait_until(lambda: kept(window, "SELECT 1 FROM setting WHERE name = 'session'") != [])
    window.process.send_signal(signal.SIGKILL)
    window.process.wait(20)

    edit_file(data, FILING_FILE, OLD, NEW)
    again = start("--catalogue", build(data, tmp_path / "new.db"), "--lang", "en", "--size", "1300x860")
    wait_until(lambda: again.title == TITLE)
    wait_until(lambda: scrolled(again, "Prior", lambda: count(again.screen, tint("caution")) > caution))
    wait_until(lambda: scrolled(again, "Next", lambda: has_ticked_box(again.screen)))
    assert kept(again, "SELECT text, seen FROM note") == [("ring before noon", OLD)]
    again.press("ctrl+b")
    wait_until(lambda: kept(again, "SELECT count(*) FROM favourite") == [(0,)])
    again.press("ctrl+q")
    assert again.leave() == 0
    assert again.process.communicate()[1] == ""
