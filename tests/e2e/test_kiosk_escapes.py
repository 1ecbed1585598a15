"""Every way out of a kiosk that we know of, tried on the real program on a real X server; none leads anywhere.

An escape is: the process ended, a window of another stays on top or over a part of the screen for 2 s, a dialog or a
second window, something to paste for another program, a file anywhere but in the folder of the kiosk, another program
started, the maintenance page without its PIN; and a program that does not answer any more is as bad.

All is tried on pages by turns, keys on two each. What is tried on the small
kiosk (kiosk_probe.py) is what the real one offers nobody: a dialog, menu or window opened by a library, a link or folder
followed by code, its window closed, minimised or shrunk by itself; and a pinch, since XTEST has one finger only.

Xvfb cannot turn an output, has no power saving and no consoles, and no USB: a turned screen is one of another size here,
a sleep is a process that stands still, a stick is a folder. A kiosk that is killed is started again by systemd; a client
cannot prevent it.
"""

from collections.abc import Iterator

import pytest

from scripts.virtual_screen import wait_until
from tests.e2e.kiosk_attempts import AROUND, AT_THE_PIN, COMMANDED, ELSEWHERE, KEYS, MANAGED, TOUCHES
from tests.e2e.kiosk_target import HELD, PAGES, PIN, PROBE_HELD, Kiosk, Probe, kiosk, probe

WAYS = dict([*KEYS, *TOUCHES, *AROUND, *AT_THE_PIN, *ELSEWHERE])
TYPED = {"focus to another window"}
"""What shows by a letter that is typed, and so needs a page that takes letters."""


def plan(page: str) -> list[str]:
    """The attempts that are made on ``page``."""
    here, planned = PAGES.index(page), []
    for number, (name, _) in enumerate(KEYS):
        if (here - number) % len(PAGES) in (0, 3):
            planned.append(name)
    for number, (name, _) in enumerate([*TOUCHES, *AROUND]):
        if (page == "home") if name in TYPED else (number % len(PAGES) == here):
            planned.append(name)
    return [*planned, *(name for name, _ in (AT_THE_PIN if page == "pin" else ELSEWHERE))]


class Running:
    """The kiosks that run, with or without a window manager; a new one where an attempt has ended it."""

    def __init__(self, catalogue, make_folder) -> None:
        self._catalogue, self._make_folder = catalogue, make_folder
        self._open = {}

    def try_out(self, page: str, name: str, *, manager: bool = False) -> dict[str, object]:
        """What is different after the attempt called ``name`` on ``page``; nothing, if all is well."""
        at = self.get(manager=manager)
        at.stand(page)
        try:
            WAYS[name](at)
            found = at.look()
        except (AssertionError, TimeoutError) as error:
            found = {**at.look(), "told": repr(error)}
        if found != HELD:
            self.close(manager=manager)
        return {what: how for what, how in found.items() if HELD.get(what) != how}

    def get(self, *, manager: bool) -> Kiosk:
        if manager not in self._open:
            context = kiosk(self._catalogue, self._make_folder("kiosk"), manager=manager)
            self._open[manager] = (context, context.__enter__())
        return self._open[manager][1]

    def close(self, *, manager: bool) -> None:
        self._open.pop(manager)[0].__exit__(None, None, None)


@pytest.fixture(scope="module")
def running(real_catalogue, tmp_path_factory) -> Iterator[Running]:
    opened = Running(real_catalogue, tmp_path_factory.mktemp)
    yield opened
    for manager in list(opened._open):
        opened.close(manager=manager)


@pytest.fixture(scope="module")
def small() -> Iterator[Probe]:
    with probe(manager=False) as at:
        yield at


def test_the_table_has_forty_rows_and_more():
    assert len(WAYS) == len(KEYS) + len(TOUCHES) + len(AROUND) + len(AT_THE_PIN) + len(ELSEWHERE) >= 70
    assert {name for page in PAGES for name in plan(page)} == set(WAYS)
    assert set(MANAGED) <= set(WAYS)


@pytest.mark.parametrize("page", PAGES)
def test_no_way_leads_out(running, page):
    escaped = {name: running.try_out(page, name) for name in plan(page)}
    assert {name: found for name, found in escaped.items() if found} == {}


def test_no_window_manager_lets_out(running):
    escaped = {name: running.try_out("home", name, manager=True) for name in MANAGED}
    assert {name: found for name, found in escaped.items() if found} == {}


@pytest.mark.parametrize("name", dict(COMMANDED))
def test_no_library_leads_out(small, name):
    dict(COMMANDED)[name](small)
    assert small.look() == PROBE_HELD


def test_after_all_that_the_kiosk_serves_people_and_the_pin_alone_leads_out(running):
    at = running.get(manager=False)
    for page in PAGES:
        at.stand(page)
    at.press_pin(PIN)
    wait_until(lambda: at.is_at_maintenance)
    assert at.look() == {**HELD, "is at maintenance": True}
    running.close(manager=False)


def test_the_table_bites_where_nothing_is_filtered():
    with probe("--unfiltered", manager=False) as at:
        WAYS["triple click"](at)
        wait_until(lambda: at.ask("state")["copied"] != "")
        assert at.x.copied() != []
        at.everywhere("click", 1)
        wait_until(lambda: "https://example.org/" in at.ask("state")["refused"])
        WAYS["close window"](at)
        assert at.process.wait(20) == 0
        assert not at.keeps_place()


def test_a_killed_kiosk_ends_so_that_it_is_started_again(real_catalogue, tmp_path):
    with kiosk(real_catalogue, tmp_path, manager=False) as at:
        at.screen.xdotool("windowkill", str(at.window))
        assert at.process.wait(20) != 0
