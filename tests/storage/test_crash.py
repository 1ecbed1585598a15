"""A program that is killed while it saves has lost nothing that it had said to be saved (make crash kills 200)."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cztservices.storage.user_db import MemoryStore
from scripts.crash import SCENES, Kept, kill_once, plan_steps, read_kept, save_step, take_step


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended otherwise there")
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("scene", SCENES)
def test_kill_at_a_random_moment_loses_nothing(scene, seed):
    assert kill_once(scene, seed, most=12) >= 1


@settings(max_examples=20)
@given(st.integers())
def test_what_should_be_there_after_each_step_is_there(seed):
    """So that the looks after a kill compare with what the program really keeps."""
    store, model = MemoryStore(), Kept()
    for _, step in zip(range(40), plan_steps(seed), strict=False):
        save_step(store.mine, step)
        take_step(model, step)
        assert read_kept(store.mine) == model
    store.close()
