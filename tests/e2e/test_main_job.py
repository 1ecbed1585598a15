"""From a few letters to the guide for one direction, by keyboard, in a real window."""

import json
import sqlite3
import subprocess
import sys
from collections import Counter

import pytest

from cztservices.config import SESSION
from cztservices.ui.theme import Theme
from scripts.virtual_screen import wait_until

CHANGSHA, ZHUZHOU, XIANGTAN = "430100", "430200", "430300"
DOT = 22
"""The middle of a dot is so far below its upper edge (dp)."""

SHARE_OF_CARD = 0.01
"""The card of the answer takes up at least so much of the screen."""


def settings_of(window):
    """What the program has written into ``user.db`` so far, beside where one was."""
    try:
        connection = sqlite3.connect(f"file:{window.base}/data/user.db?mode=ro", uri=True)
        try:
            rows = connection.execute("SELECT name, value FROM setting").fetchall()
            return {name: value for name, value in rows if name != SESSION.name}
        finally:
            connection.close()
    except sqlite3.Error:  # not there yet, or just being written
        return {}


def pixels_on(screen):
    """How many pixels of the screen have each colour (blue, green, red)."""
    width, height, raw = screen.grab()
    assert len(raw) == width * height * 4
    counted = Counter(memoryview(raw).cast("I").tolist())
    return Counter({number & 0xFFFFFF: count for number, count in counted.items()})


def place_of(screen, token):
    """The middle of the dot of a city on the map: halfway across what has its colour, and below its upper edge."""
    width, _height, raw = screen.grab()
    wanted = colour(token)
    found = [divmod(n, width) for n, pixel in enumerate(memoryview(raw).cast("I")) if pixel & 0xFFFFFF == wanted]
    if not found:
        return None
    rows, columns = zip(*found, strict=True)
    return (min(columns) + max(columns)) // 2, min(rows) + DOT


def wait_for_place(screen, token):
    """The middle of that dot, once it stands still: the news that come after the first paint may move it."""
    seen = [None]

    def stands_still():
        before, seen[0] = seen[0], place_of(screen, token)
        return seen[0] is not None and seen[0] == before

    wait_until(stands_still)
    return seen[0]


def colour(token, theme="light"):
    """A colour of the theme as a number."""
    return int(Theme(theme).colour(token)[1:], 16)


@pytest.fixture
def window(start, real_catalogue):
    """The window, just started in Chinese."""
    return start("--catalogue", real_catalogue, "--lang", "zh_CN")


def test_letters_cities_and_enter_show_the_guide(window, screen):
    assert window.title == "跨城办：长沙、株洲、湘潭"
    width, height, _raw = screen.grab()
    answer = width * height * SHARE_OF_CARD
    window.type("ydjy")
    for keys in ("ctrl+3", "alt+1", "Return"):
        window.press(keys)
    wait_until(lambda: settings_of(window) == {"origin": XIANGTAN, "destination": CHANGSHA})
    wait_until(lambda: pixels_on(screen)[colour("accent_tint")] > answer)
    shown = pixels_on(screen)
    assert len(shown) > 100
    assert {colour(token) for token in ("window", "paper", "ink", "accent", "changsha", "xiangtan")} <= set(shown)


def test_two_taps_on_the_map_choose_the_direction(window, screen):
    window.click(*wait_for_place(screen, "xiangtan"))
    wait_until(lambda: settings_of(window).get("origin") == XIANGTAN)
    window.click(*wait_for_place(screen, "zhuzhou"))
    wait_until(lambda: settings_of(window).get("destination") == ZHUZHOU)


def test_languages_follow_one_another(window):
    titles = []
    for language in ("zh_TW", "en", "zh_CN"):
        window.press("ctrl+l")
        wait_until(lambda language=language: settings_of(window).get("language") == language)
        titles.append(window.title)
    assert titles == [
        "跨城辦：長沙、株洲、湘潭",
        "Cross-city services of Changsha, Zhuzhou and Xiangtan",
        "跨城办：长沙、株洲、湘潭",
    ]


def test_large_print_is_remembered(window, start, real_catalogue):
    window.press("ctrl+e")
    wait_until(lambda: settings_of(window).get("elder") == "1")
    window.press("ctrl+q")
    assert window.leave() == 0
    again = start("--catalogue", real_catalogue)
    again.press("ctrl+e")
    wait_until(lambda: settings_of(again).get("elder") == "")


def test_direction_turns_and_the_window_leaves_with_status_0(window):
    for keys in ("ctrl+3", "alt+1"):
        window.press(keys)
    wait_until(lambda: settings_of(window) == {"origin": XIANGTAN, "destination": CHANGSHA})
    window.press("ctrl+r")
    wait_until(lambda: settings_of(window) == {"origin": CHANGSHA, "destination": XIANGTAN})
    window.press("ctrl+q")
    assert window.leave() == 0
    out, err = window.process.communicate()
    assert (out, err) == ("", "")


def test_next_start_remembers_what_was_chosen(window, start, real_catalogue, screen):
    window.press("ctrl+3")
    window.press("ctrl+shift+d")
    wait_until(lambda: settings_of(window).get("theme") == "dark")
    window.press("ctrl+q")
    assert window.leave() == 0
    again = start("--catalogue", real_catalogue)
    wait_until(lambda: {colour("window", "dark"), colour("paper", "dark")} <= set(pixels_on(screen)))
    again.press("ctrl+r")
    wait_until(lambda: settings_of(again).get("destination") == XIANGTAN)


def test_keys_go_on_after_another_look_was_chosen_in_the_guide(window):
    window.type("ydjy")
    for keys in ("Return", "ctrl+shift+d"):
        window.press(keys)
    wait_until(lambda: settings_of(window).get("theme") == "dark")
    window.press("ctrl+3")
    wait_until(lambda: settings_of(window).get("origin") == XIANGTAN)


def test_closing_the_window_ends_the_program(window):
    window.press("alt+F4")
    assert window.leave() == 0


def test_kiosk_says_how_long_its_start_took_and_leaves(environment, real_catalogue, tmp_path):
    command = [sys.executable, "main.py", "--kiosk", "--measure-start", "--base-dir", str(tmp_path)]
    ran = subprocess.run(
        [*command, "--catalogue", str(real_catalogue)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(ran.stdout)["first_paint_ms"] > 0
