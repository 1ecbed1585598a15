"""Memory that has been freed goes back to the system."""

import sys

import pytest

from cztservices.app.measure import measure_now
from cztservices.app.memory import give_back_freed

BLOCK = 2048
BLOCKS = 20_000
KEPT_EVERY = 500


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the C library gives it back by itself")
def test_holes_between_what_is_kept_are_given_back():
    """What stays keeps the heap from shrinking at its end; the holes between are 40 MB."""
    blocks = [bytes([number % 250 + 1]) * BLOCK for number in range(BLOCKS)]
    kept = blocks[::KEPT_EVERY]
    full = measure_now().rss_mb
    del blocks
    give_back_freed()
    assert full - measure_now().rss_mb > BLOCK * BLOCKS / 2**20 / 2
    assert len(kept) == BLOCKS / KEPT_EVERY
