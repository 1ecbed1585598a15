"""What a kiosk prints on a real print system: it comes out, or it is told why not, and nothing of it stays behind."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import count

import pypdf
import pytest

from cztservices.app.ipp import Asked, NoAnswerError, NotFoundError, NotRunningError, Operation, Tag, ask
from cztservices.app.kiosk.printing import BELIEVED_S, LEFT_S, KioskPrinter
from cztservices.app.sheets import make_sheet
from cztservices.config import RESOURCES
from cztservices.domain.kiosk.setup import Printing, Slip
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.i18n import Translator
from cztservices.presenters.kiosk.taking import AGAIN_S, MOST_PRINTS, WATCH_S
from cztservices.presenters.papers import Paper
from cztservices.ui.fonts import load_fonts
from cztservices.ui.qt_tasks import ThreadRunner
from cztservices.ui.sheet_pdf import draw_sheet
from scripts.print_server import Mood, PrintServer, fake_printer, print_server
from tests.papers import squeeze, text_of
from tests.sample_data import DAY

NOON = datetime.combine(DAY, time(12))
FILING, PERMIT, SENIOR = "medical-offsite-filing", "residence-permit", "senior-card"
BROKEN = "The printer does not work just now; take the text along on your telephone with the QR code."
NO_PAPER = "The printer has no paper; take the text along on your telephone with the QR code."
ENGLISH = Translator("en")
numbers = count()


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    with print_server() as running:
        yield running


@pytest.fixture
def queue(server) -> str:
    """A queue that no other test prints on, on which a job that fails does not stop the next."""
    name = f"hall{next(numbers)}"
    server.add_queue(name, "abort-job")
    return name


@pytest.fixture(scope="module")
def family(qapp) -> str:  # noqa: ARG001 - fonts need an application
    return load_fonts(RESOURCES / "fonts")


@pytest.fixture
def sheet(catalogue_db):
    def _sheet(service=FILING):
        translator = Translator("en", catalogue_db.traditional())
        return make_sheet(catalogue_db, service, XIANGTAN, CHANGSHA, translator, NOON)

    return _sheet


@dataclass
class Kiosk:
    """A printer, what it has said, and a clock that is set by hand."""

    printer: KioskPrinter
    clock: list[float]
    said: list[tuple[str, str]] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        self.clock[0] += seconds

    def heard(self, *kinds: str):
        return lambda: [kind for kind, _words in self.said] == list(kinds)


@pytest.fixture
def make_kiosk(server, qapp):  # noqa: ARG001 - timers need an application
    """Makes the printer of a kiosk on a queue, which asks ever so often."""
    runners = []

    def _make(queue, paper=Slip.SLIP, environment=None, patience_s=20) -> Kiosk:
        runner = ThreadRunner()
        now = [1000.0]
        printer = KioskPrinter(
            Printing(queue, paper),
            runner,
            environment or server.environment,
            clock=lambda: now[0],
            patience_s=patience_s,
            soon_ms=20,
        )
        kiosk = Kiosk(printer, now)
        printer.taken.connect(lambda message: kiosk.said.append(("taken", message.render())))
        printer.printed.connect(lambda message: kiosk.said.append(("printed", message.render())))
        printer.not_printed.connect(lambda error: kiosk.said.append(("not printed", str(error))))
        printer.described.connect(lambda state: kiosk.said.append((state.token, state.words.render())))
        runners.append((runner, printer))
        return kiosk

    yield _make
    for runner, printer in runners:
        printer.close()
        runner.finish()


@pytest.fixture
def fake_lp(server, tmp_path):
    """An environment in which ``lp`` is a script."""

    def _fake(script: str) -> dict[str, str]:
        file = tmp_path / "lp"
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)
        return {**server.environment, "PATH": f"{tmp_path}:{server.environment['PATH']}"}

    return _fake


def jobs(server, queue) -> dict[int, int]:
    """The jobs of a queue that CUPS remembers, also those that are over: number and state."""
    groups = ask(
        Operation.GET_JOBS,
        queue,
        [
            Asked(Tag.KEYWORD, "which-jobs", ("all",)),
            Asked(Tag.KEYWORD, "requested-attributes", ("job-id", "job-state")),
        ],
        server.environment,
        20,
    )
    return {group["job-id"][0]: group["job-state"][0] for group in groups}


def came_out(server, queue) -> list[bytes]:
    """What a queue has printed."""
    return [file.read_bytes() for file in sorted(server.out.glob(f"{queue}-*.pdf"))]


def spool_of(server, found) -> list[str]:
    """The files that CUPS keeps of jobs."""
    return [name for name in server.spooled() if any(name[1:6] == f"{number:05}" for number in found)]


def is_forgotten(server, queue, found) -> bool:
    return not jobs(server, queue) and not spool_of(server, found)


def test_cups_itself_keeps_what_was_printed(server, queue, qtbot):
    """Else there were nothing to throw away."""
    subprocess.run(["lp", "-d", queue], env=server.environment, input=b"%PDF-1.4", check=True, capture_output=True)
    qtbot.waitUntil(lambda: list(jobs(server, queue).values()) == [9])
    assert len(spool_of(server, jobs(server, queue))) >= 1


@pytest.mark.parametrize(("paper", "width_mm"), [(Slip.SLIP, 80), (Slip.A4, 210)])
def test_sheet_comes_out_whole_and_leaves_no_file(server, queue, make_kiosk, sheet, family, qtbot, paper, width_mm):
    kiosk = make_kiosk(queue, paper)
    kiosk.printer.print_sheet(sheet(), family)
    assert kiosk.said == []
    qtbot.waitUntil(kiosk.heard("taken", "printed"))
    [printed] = came_out(server, queue)
    pages = sheet().lay_out(Paper(paper.value), family)
    assert text_of(printed) == text_of(draw_sheet(pages, sheet().title, "en"))
    [file] = server.out.glob(f"{queue}-*.pdf")
    assert float(pypdf.PdfReader(file).pages[0].mediabox.width) / 72 * 25.4 == pytest.approx(width_mm, abs=0.5)
    qtbot.waitUntil(lambda: is_forgotten(server, queue, [int(file.stem.rpartition("-")[2])]))


def test_fake_printer_counts_what_it_throws_away(make_kiosk, sheet, family, qtbot):
    with fake_printer() as server:
        kiosk = make_kiosk("kiosk", environment=server.environment)
        for service in (FILING, PERMIT):
            kiosk.printer.print_sheet(sheet(service), family)
        qtbot.waitUntil(lambda: [kind for kind, _words in kiosk.said].count("printed") == 2)
        assert server.lost() == 2
        assert came_out(server, "kiosk") == []
        kiosk.printer.forget()
        qtbot.waitUntil(lambda: not kiosk.printer._is_left and jobs(server, "kiosk") == {})


def test_large_print_is_printed_large(server, queue, make_kiosk, sheet, family, qtbot):
    kiosk = make_kiosk(queue)
    kiosk.printer.print_sheet(sheet(), family, large=True)
    qtbot.waitUntil(kiosk.heard("taken", "printed"))
    large = sheet().lay_out(Paper.SLIP, family, large=True)
    [file] = server.out.glob(f"{queue}-*.pdf")
    height = float(pypdf.PdfReader(file).pages[0].mediabox.height) / 72 * 25.4
    assert height == pytest.approx(large.size_mm.height(), abs=0.5)


@pytest.mark.parametrize("how", ["stop_queue", "reject"])
def test_printer_that_is_stopped_gets_nothing(server, queue, make_kiosk, sheet, family, qtbot, how):
    getattr(server, how)(queue)
    kiosk = make_kiosk(queue)
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(kiosk.heard("not printed"))
    assert kiosk.said == [("not printed", BROKEN)]
    assert jobs(server, queue) == {}


def test_printer_without_paper_is_told_and_its_job_taken_back(server, queue, make_kiosk, sheet, family, qtbot):
    server.put(queue, Mood.WAIT, "media-empty-error")
    kiosk = make_kiosk(queue)
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(kiosk.heard("taken", "not printed"))
    assert kiosk.said[-1] == ("not printed", NO_PAPER)
    kiosk.printer.forget()
    qtbot.waitUntil(lambda: jobs(server, queue) == {})
    server.put(queue, None)
    assert came_out(server, queue) == []


def test_nothing_is_queued_while_the_paper_is_known_to_be_out(server, queue, make_kiosk, sheet, family, qtbot):
    server.put(queue, Mood.WAIT, "media-empty-error")
    kiosk = make_kiosk(queue)
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(kiosk.heard("taken", "not printed"))
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(kiosk.heard("taken", "not printed", "not printed"))
    assert kiosk.said[-1] == ("not printed", NO_PAPER)


def test_printer_that_was_given_paper_is_tried_again(server, queue, make_kiosk, sheet, family, qtbot):
    """CUPS goes on saying that there is none: it does not ask a printer that does nothing."""
    server.put(queue, Mood.WAIT, "media-empty-error")
    kiosk = make_kiosk(queue)
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(kiosk.heard("taken", "not printed"))
    server.put(queue, None)
    kiosk.said.clear()
    kiosk.wait(BELIEVED_S)
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(kiosk.heard("taken", "printed"))
    kiosk.printer.look()
    qtbot.waitUntil(lambda: kiosk.said[-1] == ("go", "The printer is ready."))
    kiosk.printer.print_sheet(sheet(PERMIT), family)
    qtbot.waitUntil(lambda: len(came_out(server, queue)) == 2)


def test_print_that_fails_is_told(server, queue, make_kiosk, sheet, family, qtbot):
    server.put(queue, Mood.FAIL, "no such device")
    kiosk = make_kiosk(queue)
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(kiosk.heard("taken", "not printed"))
    assert kiosk.said[-1] == ("not printed", BROKEN)
    qtbot.waitUntil(lambda: jobs(server, queue) == {})
    kiosk.printer.look()
    qtbot.waitUntil(lambda: kiosk.said[-1] == ("stop", "The last print failed."))


@pytest.mark.parametrize("policy", ["stop-printer", "retry-job"])
def test_print_that_fails_is_taken_back_whatever_the_queue_would_do(server, make_kiosk, sheet, family, qtbot, policy):
    queue = f"hall{next(numbers)}"
    server.add_queue(queue, policy)
    server.put(queue, Mood.FAIL, "no such device")
    kiosk = make_kiosk(queue)
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(kiosk.heard("taken", "not printed"))
    qtbot.waitUntil(lambda: jobs(server, queue) == {})


def test_print_that_does_not_come_out_in_time_is_taken_back(server, queue, make_kiosk, sheet, family, qtbot):
    server.put(queue, Mood.WAIT, "none")
    kiosk = make_kiosk(queue)
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(kiosk.heard("taken"))
    kiosk.wait(WATCH_S[Slip.SLIP])
    qtbot.waitUntil(kiosk.heard("taken", "not printed"))
    assert "did not print in time" in kiosk.said[-1][1]
    kiosk.printer.forget()
    qtbot.waitUntil(lambda: jobs(server, queue) == {})


def test_print_system_that_was_killed_is_told(make_kiosk, sheet, family, qtbot):
    with print_server() as server:
        server.add_queue("hall")
        server.put("hall", Mood.WAIT, "none")
        kiosk = make_kiosk("hall", environment=server.environment)
        kiosk.printer.print_sheet(sheet(), family)
        qtbot.waitUntil(kiosk.heard("taken"))
        server.kill()
        qtbot.waitUntil(kiosk.heard("taken", "not printed"))
        kiosk.printer.print_sheet(sheet(PERMIT), family)
        qtbot.waitUntil(kiosk.heard("taken", "not printed", "not printed"))
        assert {words for kind, words in kiosk.said if kind == "not printed"} == {BROKEN}
        assert kiosk.printer.describe().words.render() == "The print system of this computer (CUPS) is not running."


def test_print_system_that_hangs_holds_nothing_up(make_kiosk, sheet, family, qtbot):
    with print_server() as server:
        server.add_queue("hall")
        kiosk = make_kiosk("hall", environment=server.environment, patience_s=0.2)
        with server.stalled():
            kiosk.printer.print_sheet(sheet(), family)
            assert kiosk.said == []
            qtbot.waitUntil(kiosk.heard("not printed"))
            assert (
                kiosk.printer.describe().words.render() == "The print system of this computer (CUPS) does not answer."
            )


@pytest.mark.parametrize(("script", "words"), [
    ("exec sleep 60", "The print system of this computer (CUPS) does not answer."),
    ("echo 'lp: Error - no.' >&2; exit 1", "The last print failed."),
])  # fmt: skip
def test_lp_that_hangs_or_refuses_is_told(queue, make_kiosk, sheet, family, qtbot, fake_lp, script, words):
    kiosk = make_kiosk(queue, environment=fake_lp(script), patience_s=0.3)
    kiosk.printer.print_sheet(sheet(), family)
    assert kiosk.said == []
    qtbot.waitUntil(kiosk.heard("not printed"))
    assert kiosk.said == [("not printed", BROKEN)]
    assert kiosk.printer.describe().words.render() == words


def test_lp_that_is_missing_is_told(server, queue, make_kiosk, sheet, family, qtbot):
    kiosk = make_kiosk(queue, environment={**server.environment, "PATH": ""})
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(kiosk.heard("not printed"))
    assert kiosk.printer.describe().words.render() == "The program lp is missing; install the package cups-client."


def test_queue_that_is_not_there_is_told(make_kiosk, sheet, family, qtbot):
    kiosk = make_kiosk("cellar")
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(kiosk.heard("not printed"))
    kiosk.printer.look()
    qtbot.waitUntil(lambda: kiosk.said[-1] == ("stop", "The print system has no queue “cellar”."))


def test_no_printer_is_offered_where_none_is_set_up(make_kiosk):
    kiosk = make_kiosk("")
    assert not kiosk.printer.offers_print
    kiosk.printer.look()
    kiosk.printer.forget()
    assert kiosk.said == [("caution", "No printer is set up; name its queue in the set-up file.")]


@pytest.mark.parametrize(("reason", "token", "words"), [
    ("media-empty-warning", "stop", "The printer had no paper when it was last seen."),
    ("cover-open", "stop", "The cover of the printer was open when it was last seen."),
    ("media-jam-error", "stop", "Paper was stuck in the printer when it was last seen."),
    ("offline-report", "stop", "The printer is switched off or unplugged, as it was last seen."),
    ("media-low-warning", "caution", "Paper or ink will soon run out."),
    ("com.maker-odd-report", "caution", "The printer prints, and says: com.maker-odd."),
])  # fmt: skip
def test_staff_are_told_what_the_printer_says(server, queue, make_kiosk, qtbot, reason, token, words):
    server.put(queue, Mood.WAIT, reason)
    subprocess.run(["lp", "-d", queue], env=server.environment, input=b"%PDF-1.4", check=True, capture_output=True)
    kiosk = make_kiosk(queue)

    def is_told() -> bool:
        kiosk.printer.look()
        return (token, words) in kiosk.said

    qtbot.waitUntil(is_told)
    server.put(queue, None)


def test_what_waits_is_taken_back_at_the_end_and_what_is_printed_may_end(
    server, queue, make_kiosk, sheet, family, qtbot
):
    server.put(queue, Mood.WAIT, "none")
    kiosk = make_kiosk(queue)
    for service in (FILING, PERMIT, SENIOR):
        kiosk.printer.print_sheet(sheet(service), family)
    qtbot.waitUntil(kiosk.heard("taken", "taken", "taken"))
    qtbot.waitUntil(lambda: sorted(jobs(server, queue).values()) == [3, 3, 5])
    all_of_them = jobs(server, queue)
    kiosk.printer.forget()
    qtbot.waitUntil(lambda: list(jobs(server, queue).values()) == [5])
    assert len(spool_of(server, all_of_them)) <= 2
    server.put(queue, None)
    qtbot.waitUntil(lambda: is_forgotten(server, queue, all_of_them))
    [printed] = came_out(server, queue)
    assert squeeze(sheet(FILING).view.title) in text_of(printed)
    assert kiosk.heard("taken", "taken", "taken")()
    qtbot.waitUntil(lambda: not kiosk.printer._timer.isActive())


def test_print_that_is_stuck_when_the_session_ends_is_not_left_for_the_next(
    server, queue, make_kiosk, sheet, family, qtbot
):
    server.put(queue, Mood.WAIT, "none")
    kiosk = make_kiosk(queue)
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(lambda: list(jobs(server, queue).values()) == [5])
    found = jobs(server, queue)
    kiosk.printer.forget()
    kiosk.wait(LEFT_S - 1)
    qtbot.waitUntil(lambda: kiosk.printer._is_sweeping)
    qtbot.waitUntil(lambda: not kiosk.printer._is_sweeping)
    assert list(jobs(server, queue).values()) == [5]
    kiosk.wait(1)
    qtbot.waitUntil(lambda: jobs(server, queue).get(next(iter(found))) != 5)
    qtbot.waitUntil(lambda: is_forgotten(server, queue, found))
    server.put(queue, None)
    assert came_out(server, queue) == []


def test_next_session_keeps_its_own_prints(server, queue, make_kiosk, sheet, family, qtbot):
    server.put(queue, Mood.WAIT, "none")
    kiosk = make_kiosk(queue)
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(kiosk.heard("taken"))
    kiosk.printer.forget()
    kiosk.printer.print_sheet(sheet(PERMIT), family)
    qtbot.waitUntil(kiosk.heard("taken", "taken"))
    kiosk.wait(1)
    qtbot.waitUntil(lambda: kiosk.printer._is_sweeping)
    server.put(queue, None)
    qtbot.waitUntil(kiosk.heard("taken", "taken", "printed"))
    assert len(came_out(server, queue)) == 2


def test_wish_of_a_session_that_has_ended_is_not_printed(server, queue, make_kiosk, sheet, family, qtbot):
    kiosk = make_kiosk(queue)
    with server.stalled():
        kiosk.printer.look()
        kiosk.printer.print_sheet(sheet(), family)
        kiosk.printer.forget()
    qtbot.waitUntil(lambda: not kiosk.printer._is_left)
    assert [kind for kind, _words in kiosk.said] == ["go"]
    assert jobs(server, queue) == {}
    assert came_out(server, queue) == []


def test_what_a_crash_has_left_is_thrown_away_and_nothing_of_others(server, queue, make_kiosk, sheet, family, qtbot):
    server.put(queue, Mood.WAIT, "none")
    subprocess.run(["lp", "-d", queue], env=server.environment, input=b"%PDF-1.4", check=True, capture_output=True)
    crashed = make_kiosk(queue)
    crashed.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(crashed.heard("taken"))
    crashed.printer._timer.stop()
    others, _ours = sorted(jobs(server, queue))
    kiosk = make_kiosk(queue)
    kiosk.printer.forget()
    qtbot.waitUntil(lambda: not kiosk.printer._is_left)
    assert list(jobs(server, queue)) == [others]
    server.put(queue, None)
    qtbot.waitUntil(lambda: jobs(server, queue) == {others: 9})


def test_child_who_keeps_pressing_gets_one_slip(server, queue, make_kiosk, sheet, family, qtbot):
    kiosk = make_kiosk(queue)
    for _ in range(50):
        kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(lambda: ("printed", "Your slip is printed; take it from below the screen.") in kiosk.said)
    assert [kind for kind, _words in kiosk.said].count("not printed") == 49
    assert len(came_out(server, queue)) == 1


def test_one_session_prints_no_more_than_its_share_and_the_next_has_its_own(
    server, queue, make_kiosk, sheet, family, qtbot
):
    kiosk = make_kiosk(queue)
    for done in range(MOST_PRINTS):
        kiosk.printer.print_sheet(sheet(), family)
        qtbot.waitUntil(kiosk.heard(*["taken", "printed"] * (done + 1)))
        kiosk.wait(AGAIN_S)
    kiosk.printer.print_sheet(sheet(), family)
    assert kiosk.said[-1][1].startswith("You have printed 3 times")
    kiosk.printer.forget()
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(lambda: len(came_out(server, queue)) == MOST_PRINTS + 1)


def test_test_of_the_printer_comes_out_as_often_as_the_staff_want(server, queue, make_kiosk, family, qtbot):
    kiosk = make_kiosk(queue)
    for _ in range(MOST_PRINTS + 1):
        kiosk.printer.print_test(ENGLISH, family, NOON)
    qtbot.waitUntil(lambda: len(came_out(server, queue)) == MOST_PRINTS + 1)
    text = text_of(came_out(server, queue)[0])
    for words in ("Test of the printer", queue, "the printer works.", "12:00"):
        assert squeeze(words) in text


def test_print_leaves_no_file_of_its_own(queue, make_kiosk, sheet, family, qtbot, fake_lp, tmp_path):
    """What is printed goes to lp through a pipe: a file would outlive a program that is killed."""
    kiosk = make_kiosk(queue, environment=fake_lp(f'echo "$@" >{tmp_path}/words; cat >{tmp_path}/pdf'))
    kiosk.printer.print_sheet(sheet(), family)
    qtbot.waitUntil(kiosk.heard("taken"))
    assert (tmp_path / "pdf").read_bytes().startswith(b"%PDF")
    words = (tmp_path / "words").read_text()
    assert ".pdf" not in words
    assert words.startswith(f"-d {queue} -t ")


@pytest.mark.skipif(sys.platform != "linux", reason="only the kernel of Linux tells who is at the other end")
def test_print_system_is_asked_in_its_own_protocol(server, queue, tmp_path):
    printer = [Asked(Tag.KEYWORD, "requested-attributes", ("printer-state", "printer-is-accepting-jobs"))]
    assert ask(Operation.GET_PRINTER, queue, printer, server.environment, 20) == (
        {"printer-state": (3,), "printer-is-accepting-jobs": (True,)},
    )
    with pytest.raises(NotFoundError):
        ask(Operation.GET_PRINTER, "cellar", printer, server.environment, 20)
    with pytest.raises(NotRunningError):
        ask(Operation.GET_PRINTER, queue, printer, {"CUPS_SERVER": str(tmp_path / "none")}, 20)
    with server.stalled(), pytest.raises(NoAnswerError):
        ask(Operation.GET_PRINTER, queue, printer, server.environment, 0.1)
