"""Work done at once, and tickets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.presenters.tasks import InlineRunner, Tickets


class Recorder:
    """Keeps what a runner hands back."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[Exception] = []


@pytest.fixture(params=["read", "write"])
def start(request):
    """Both ways of having work done."""
    return getattr(InlineRunner(), request.param)


def test_outcome_is_handed_back_at_once(start):
    seen = Recorder()
    start(lambda: 42, seen.done.append, seen.failed.append)
    assert (seen.done, seen.failed) == ([42], [])


def test_failure_is_handed_to_the_failure_path_alone(start):
    seen, error = Recorder(), ValueError("broken")

    def work() -> None:
        raise error

    start(work, seen.done.append, seen.failed.append)
    assert (seen.done, seen.failed) == ([], [error])


def test_failure_of_what_comes_after_is_not_a_failure_of_the_work(start):
    """Else a fault of a page would be told as one of the catalogue."""
    seen = Recorder()

    def done(_outcome: object) -> None:
        raise RuntimeError("page")

    with pytest.raises(RuntimeError, match="page"):
        start(lambda: 1, done, seen.failed.append)
    assert seen.failed == []


def test_end_of_the_program_is_not_caught(start):
    def work() -> None:
        raise KeyboardInterrupt

    seen = Recorder()
    with pytest.raises(KeyboardInterrupt):
        start(work, seen.done.append, seen.failed.append)
    assert seen.failed == []


def test_works_are_done_in_the_order_of_the_calls(start):
    seen = Recorder()
    for number in range(3):
        start(lambda number=number: number, seen.done.append, seen.failed.append)
    assert seen.done == [0, 1, 2]


@given(st.integers(1, 20))
def test_only_the_last_ticket_is_the_newest(count):
    tickets = Tickets()
    taken = [tickets.take() for _ in range(count)]
    assert len(set(taken)) == count
    assert [tickets.is_newest(ticket) for ticket in taken] == [False] * (count - 1) + [True]


def test_tickets_of_different_counters_do_not_void_each_other():
    one, other = Tickets(), Tickets()
    ticket = one.take()
    other.take()
    other.take()
    assert one.is_newest(ticket)
