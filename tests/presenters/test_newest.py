"""Of several wishes the newest is answered; what is known to be wrong is told of it alone, a bug of any."""

import pytest

from cztservices.errors import KnownError
from cztservices.presenters.newest import Newest
from cztservices.storage.catalogue_db import Interrupted
from tests.presenters.desks import HoldingRunner

BROKEN = KnownError("The file is broken; get another.")


@pytest.fixture
def runner():
    return HoldingRunner()


@pytest.fixture
def told():
    return []


@pytest.fixture
def newest(runner, told):
    return Newest(runner, told.append)


def fail(error):
    def work():
        raise error

    return work


def test_only_the_newest_is_answered_in_whatever_order_answers_come(newest, runner, told):
    answered = []
    for number in range(3):
        newest.read(lambda number=number: number, answered.append)
    for last in (2, 1, 0):
        runner.release(last)
    assert (answered, told) == ([2], [])


def test_nothing_is_answered_after_it_was_dropped(newest, runner, told):
    answered = []
    newest.read(lambda: 1, answered.append)
    newest.drop()
    runner.release_all()
    assert (answered, told) == ([], [])


def test_work_sees_that_it_is_no_longer_wanted(newest, runner):
    seen = []
    newest.read(lambda: None, seen.append)
    newest.read_while_wanted(seen.append, lambda _none: None)
    runner.work(1)
    assert seen[0]()
    newest.drop()
    assert not seen[0]()


def test_what_is_wrong_is_told_of_the_newest_alone(newest, runner, told):
    newest.read(fail(KnownError("Older.")), lambda _none: None)
    newest.read(fail(BROKEN), lambda _none: None)
    runner.release_all()
    assert told == [BROKEN]


def test_a_wish_can_have_its_own_ear(newest, runner, told):
    own = []
    newest.read(fail(BROKEN), lambda _none: None, own.append)
    runner.release_all()
    assert (own, told) == ([BROKEN], [])


def test_interrupted_work_says_nothing(newest, runner, told):
    newest.read(fail(Interrupted()), lambda _none: None)
    runner.release_all()
    assert told == []


def test_a_bug_is_raised_even_when_nobody_waits_any_more(newest, runner):
    newest.read(fail(ZeroDivisionError()), lambda _none: None)
    newest.drop()
    with pytest.raises(ZeroDivisionError):
        runner.release_all()


@pytest.mark.parametrize(("is_late", "heard"), [(False, [BROKEN]), (True, [])])
def test_what_is_prepared_is_heard_of_until_something_is_wished(newest, runner, told, is_late, heard):
    newest.prepare(fail(BROKEN))
    if is_late:
        newest.drop()
    runner.release_all()
    assert told == heard
