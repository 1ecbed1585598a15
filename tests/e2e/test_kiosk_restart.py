"""A kiosk that is killed while somebody uses it is back by itself, and nothing of the session is."""

import pytest

from scripts.kiosk_restart import WAITS, kill_once, percentile, running_kiosk
from scripts.virtual_screen import wait_until

KILLS = 5


@pytest.fixture(scope="module")
def kiosk(real_catalogue):
    with running_kiosk(["--catalogue", real_catalogue]) as running:
        yield running


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_kiosk_waits_for_the_next_person_with_nothing_of_the_last(kiosk, seed):
    restart = kill_once(kiosk, seed)
    assert restart.traces == ()
    assert sorted(kiosk.said) == ["READY=1", WAITS]


def test_canary_that_was_searched_for_is_in_no_file_after_a_kill(kiosk):
    """Each step shows on the screen before the next is taken, so it was searched for when the kill came."""
    canary = "zhuzhouqqx"
    for words in (["mousemove", "540", "960", "click", "1"], ["type", "--delay", "30", canary]):
        before = kiosk.screen.grab()
        kiosk.screen.xdotool(*words)
        wait_until(lambda before=before: kiosk.screen.grab() != before)
    kiosk.kill()
    assert "STATUS=in use" in kiosk.said
    kiosk.start()
    assert kiosk.holds(canary) == []


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le"])
def test_canary_in_a_file_would_be_found(kiosk, code):
    path = kiosk.folder / "base" / "planted"
    path.write_bytes(b"\0before" + "bcdfghjkmn".encode(code) + b"after")
    assert kiosk.holds("bcdfghjkmn") == [path]
    path.unlink()


def test_share_of_the_slowest_is_counted_from_below():
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert percentile(range(1, 201), 0.99) == 198
    assert percentile([1.5], 0.99) == 1.5
