"""Work on threads."""

import sys
import threading
from pathlib import Path

import pytest

from cztservices.ui.qt_tasks import ThreadRunner


@pytest.fixture
def runner():
    runner = ThreadRunner()
    yield runner
    runner.finish()


def outcomes(runner, how, works, qtbot):
    """Run ``works`` and return what came back, in the order of coming, each with the thread that it came in."""
    came = []
    for work in works:
        getattr(runner, how)(
            work,
            lambda outcome: came.append((outcome, threading.get_ident())),
            lambda error: came.append((error, threading.get_ident())),
        )
    qtbot.waitUntil(lambda: len(came) == len(works))
    return came


@pytest.mark.parametrize("how", ["read", "write"])
def test_work_runs_elsewhere_and_its_outcome_arrives_here(runner, how, qtbot):
    [(worker, receiver)] = outcomes(runner, how, [threading.get_ident], qtbot)
    assert worker != threading.get_ident()
    assert receiver == threading.get_ident()


@pytest.mark.parametrize("how", ["read", "write"])
def test_failure_arrives_here_on_its_own_path(runner, how, qtbot):
    done, failed = [], []

    def work():
        raise LookupError("gone")

    getattr(runner, how)(work, done.append, lambda error: failed.append((str(error), threading.get_ident())))
    qtbot.waitUntil(lambda: bool(failed))
    assert failed == [("gone", threading.get_ident())]
    assert done == []


def test_every_read_comes_back_once(runner, qtbot):
    came = outcomes(runner, "read", [lambda n=n: n for n in range(200)], qtbot)
    assert sorted(number for number, _thread in came) == list(range(200))
    assert {thread for _number, thread in came} == {threading.get_ident()}


def test_reads_run_beside_each_other(runner, qtbot):
    meeting = threading.Barrier(2, timeout=20)
    came = outcomes(runner, "read", [meeting.wait, meeting.wait], qtbot)
    assert sorted(place for place, _thread in came) == [0, 1]


def test_read_does_not_wait_for_a_write(runner, qtbot):
    let_go = threading.Event()
    written = []
    runner.write(lambda: let_go.wait(20), written.append, written.append)
    assert outcomes(runner, "read", [lambda: "read"], qtbot)[0][0] == "read"
    assert written == []
    let_go.set()
    qtbot.waitUntil(lambda: written == [True])


def test_writes_keep_their_order_even_after_a_failure(runner, qtbot):
    done = []

    def write(number):
        if number % 10 == 3:
            raise ValueError(number)
        done.append(number)
        return number

    came = outcomes(runner, "write", [lambda n=n: write(n) for n in range(100)], qtbot)
    assert done == [n for n in range(100) if n % 10 != 3]
    assert [c if isinstance(c, int) else c.args[0] for c, _thread in came] == list(range(100))


def test_finish_waits_for_writes_and_leaves_no_thread(qtbot):
    runner = ThreadRunner()
    written, threads = [], []

    def work(number):
        threads.append(threading.get_native_id())
        written.append(number)

    for number in range(20):
        runner.write(lambda n=number: work(n), lambda _none: None, pytest.fail)
        runner.read(lambda: threads.append(threading.get_native_id()), lambda _none: None, pytest.fail)
    runner.finish()
    assert written == list(range(20))
    if sys.platform == "linux":  # a thread that was waited for may take a moment more to vanish from the kernel
        qtbot.waitUntil(lambda: not any(Path(f"/proc/self/task/{number}").exists() for number in threads))


def test_finish_with_nothing_under_way_returns():
    runner = ThreadRunner()
    before = threading.active_count()
    runner.finish()
    runner.finish()
    assert threading.active_count() == before


def test_thread_keeps_what_belongs_to_it_from_one_work_to_the_next(runner, qtbot):
    own = threading.local()

    def count():
        own.count = getattr(own, "count", 0) + 1
        return own.count

    came = [outcome for work in range(20) for outcome, _thread in outcomes(runner, "write", [count], qtbot)]
    assert came == list(range(1, 21))
