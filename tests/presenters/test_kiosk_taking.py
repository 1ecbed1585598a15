"""What one session may print, and what became of a print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.kiosk.setup import Slip
from cztservices.presenters.kiosk.printer_state import (
    NotPrintedHereError,
    PrinterFault,
    describe_fault,
    describe_reasons,
    read_fault,
    tell_fault,
)
from cztservices.presenters.kiosk.taking import (
    AGAIN_S,
    MOST_PRINTS,
    SURE,
    WATCH_S,
    Came,
    JobState,
    PrintLimits,
    PrintWatch,
)


class Clock:
    """Seconds, set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(clock) -> PrintWatch:
    return PrintWatch(Slip.SLIP, clock)


# Limits


def test_the_same_is_printed_no_sooner_again(clock):
    limits = PrintLimits(clock)
    limits.admit("a")
    clock.now = AGAIN_S - 0.1
    with pytest.raises(NotPrintedHereError, match="is being printed already"):
        limits.admit("a")
    limits.admit("b")
    clock.now = AGAIN_S
    limits.admit("a")


def test_what_came_to_nothing_may_be_tried_again(clock):
    limits = PrintLimits(clock)
    for _ in range(MOST_PRINTS * 2):
        limits.admit("a")
        limits.give_back("a")
    limits.give_back("a")
    limits.admit("a")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 30)), max_size=40))
def test_no_session_prints_more_than_its_share(wishes):
    clock = Clock()
    limits, last, count = PrintLimits(clock), {}, 0
    for what, seconds in wishes:
        clock.now += seconds
        may = count < MOST_PRINTS and clock.now - last.get(what, -AGAIN_S) >= AGAIN_S
        if may:
            limits.admit(what)
            count, last[what] = count + 1, clock.now
        else:
            with pytest.raises(NotPrintedHereError):
                limits.admit(what)


# What became of it


@pytest.mark.parametrize("state", [JobState.COMPLETED, None])
@pytest.mark.parametrize("fault", [None, PrinterFault.PAPER_OUT, PrinterFault.STOPPED])
def test_what_is_over_came_out(watch, state, fault):
    assert watch.see(state, fault) is Came.OUT


@pytest.mark.parametrize("state", [JobState.HELD, JobState.STOPPED, JobState.CANCELED, JobState.ABORTED])
def test_what_was_given_up_did_not_come_out(watch, state):
    assert watch.see(state, None) is PrinterFault.FAILED
    assert watch.see(state, PrinterFault.OFFLINE) is PrinterFault.OFFLINE


def test_printer_is_believed_when_it_has_said_so_often_enough(watch):
    for _ in range(SURE - 1):
        assert watch.see(JobState.PROCESSING, PrinterFault.COVER_OPEN) is None
    assert watch.see(JobState.PROCESSING, None) is None
    for _ in range(SURE - 1):
        assert watch.see(JobState.PROCESSING, PrinterFault.COVER_OPEN) is None
    assert watch.see(JobState.PROCESSING, PrinterFault.COVER_OPEN) is PrinterFault.COVER_OPEN


def test_what_a_printer_had_said_before_is_believed_only_when_nothing_comes(clock):
    """CUPS keeps such words for years after the paper was filled up."""
    watch = PrintWatch(Slip.SLIP, clock, PrinterFault.PAPER_OUT)
    for _ in range(SURE * 3):
        assert watch.see(JobState.PROCESSING, PrinterFault.PAPER_OUT) is None
    clock.now = WATCH_S[Slip.SLIP]
    assert watch.see(JobState.PROCESSING, PrinterFault.PAPER_OUT) is PrinterFault.PAPER_OUT


def test_stopped_queue_prints_nothing_more(watch):
    assert watch.see(JobState.PENDING, PrinterFault.STOPPED) is PrinterFault.STOPPED


@pytest.mark.parametrize("paper", Slip)
def test_what_does_not_come_out_in_time_is_late(clock, paper):
    watch = PrintWatch(paper, clock)
    clock.now = WATCH_S[paper] - 1
    assert watch.see(JobState.PROCESSING, None) is None
    clock.now += 1
    assert watch.see(JobState.PENDING, None) is PrinterFault.LATE


# What a printer says


@pytest.mark.parametrize(("reasons", "fault"), [
    (["none"], None),
    (["media-empty"], PrinterFault.PAPER_OUT),
    (["media-empty-error", "cover-open-error"], PrinterFault.COVER_OPEN),
    (["media-empty-warning"], PrinterFault.PAPER_OUT),
    (["media-empty-report"], None),
    (["media-needed-error"], PrinterFault.PAPER_OUT),
    (["door-open-warning"], PrinterFault.COVER_OPEN),
    (["media-jam"], PrinterFault.JAM),
    (["offline-report"], PrinterFault.OFFLINE),
    (["connecting-to-device"], PrinterFault.OFFLINE),
    (["paused"], PrinterFault.STOPPED),
    (["toner-empty-error"], PrinterFault.NO_INK),
    (["media-low-warning", "cups-insecure-filter-warning"], None),
    ([], None),
])  # fmt: skip
def test_reasons_of_a_printer_are_read(reasons, fault):
    assert read_fault(reasons) is fault


@given(st.lists(st.text(max_size=30)))
def test_whatever_a_printer_says_is_told(reasons):
    state = describe_reasons(reasons, "hall")
    assert state.token in ("go", "caution", "stop")
    assert state.words.render()


@pytest.mark.parametrize("fault", PrinterFault)
def test_every_fault_is_said_in_one_sentence_that_leads_on(fault):
    sentence = str(tell_fault(fault))
    assert sentence.endswith("take the text along on your telephone with the QR code.")
    assert sentence.count(".") == 1
    assert describe_fault(fault, "hall").words.render().endswith(".")
