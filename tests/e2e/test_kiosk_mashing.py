"""Fists on the screen of the real kiosk, and keyboards that are stuck or hostile: it goes on."""

import os
import random

import pytest

from scripts.mash_kiosk import keep_pressing, mash
from scripts.virtual_screen import wait_until
from scripts.x_hand import KEYCODES
from tests.e2e.kiosk_target import HELD, kiosk

EVENTS, PRESSES = 2_000, 10_000


@pytest.fixture(scope="module")
def at(real_catalogue, tmp_path_factory):
    with kiosk(real_catalogue, tmp_path_factory.mktemp("kiosk"), manager=False) as running:
        yield running


@pytest.fixture
def seed():
    """Told where the test fails; CZT_SEED repeats it."""
    return int(os.environ.get("CZT_SEED", random.SystemRandom().randrange(2**32)))


def serves(at) -> bool:
    """Whether nothing has escaped, a touch begins a session, letters are heard again, and a guide opens."""
    is_held = at.look() == HELD
    at.stand("home")
    wait_until(at.types)
    at.stand("guide")
    return is_held


def test_kiosk_that_was_mashed_serves_the_next_person(at, seed):
    print(f"CZT_SEED={seed}")
    at.stand("home")
    mashed = mash(at, EVENTS, seed)
    print(mashed)
    assert serves(at)
    assert mashed.files[1] <= mashed.files[0] + 2


@pytest.mark.parametrize("codes", [lambda hand: [hand.code("x")], lambda _hand: list(KEYCODES)], ids=["stuck", "all"])
@pytest.mark.parametrize("page", ["attract", "letters", "pin"])
def test_keyboard_that_never_ends_is_borne(at, codes, page):
    at.stand(page)
    keep_pressing(at, codes, PRESSES)
    assert serves(at)
