"""What systemd is told, heard on a socket as systemd opens one."""

import os
import socket
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer

from cztservices.app.kiosk.watchdog import Watchdog, beat_ms, sd_notify

BEATS_MISSED = 4


class Ear:
    """The end of the line at which systemd listens."""

    def __init__(self, address: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind("\0" + address[1:] if address.startswith("@") else address)
        self.socket.settimeout(20)

    def hear(self) -> str:
        """The next thing said; waits for it."""
        return self.socket.recv(4096).decode()

    def heard(self) -> list[str]:
        """All that was said and not yet heard."""
        said = []
        self.socket.settimeout(0)
        try:
            while True:
                said.append(self.hear())
        except BlockingIOError:
            return said
        finally:
            self.socket.settimeout(20)


@pytest.fixture(params=["file", "abstract"])
def address(request, tmp_path) -> str:
    """Both kinds of address that systemd gives."""
    return str(tmp_path / "notify") if request.param == "file" else f"@czt-{os.getpid()}-{id(tmp_path)}"


@pytest.fixture
def ear(address) -> Iterator[Ear]:
    """Listens there."""
    listening = Ear(address)
    yield listening
    listening.socket.close()


def environment_of(address: str, watchdog_ms: int | None = None) -> dict[str, str]:
    timed = {} if watchdog_ms is None else {"WATCHDOG_USEC": str(watchdog_ms * 1000), "WATCHDOG_PID": str(os.getpid())}
    return {"NOTIFY_SOCKET": address, **timed}


@pytest.mark.usefixtures("qtbot")
def test_first_paint_makes_ready_and_later_ones_say_nothing(ear, address):
    watchdog = Watchdog(environment=environment_of(address))
    watchdog.report_painted()
    watchdog.report_painted()
    assert ear.heard() == ["READY=1"]


@pytest.mark.usefixtures("qtbot")
def test_status_is_one_line_that_can_set_nothing_else(ear, address):
    Watchdog(environment=environment_of(address)).say("waits for\nMAINPID=1 somebody")
    assert ear.heard() == ["STATUS=waits for MAINPID=1 somebody"]


def test_it_beats_at_half_of_what_is_allowed_from_the_first_paint_until_it_stops(qtbot, ear, address):
    watchdog = Watchdog(environment=environment_of(address, 400))
    assert not watchdog._beat.isActive()
    watchdog.report_painted()
    assert watchdog._beat.interval() == 200
    assert ear.hear() == "READY=1"
    beats = []
    qtbot.waitUntil(lambda: beats.extend(ear.heard()) or len(beats) >= 3, timeout=20_000)
    assert set(beats) == {"WATCHDOG=1"}
    watchdog.report_stopping()
    assert not watchdog._beat.isActive()
    assert ear.heard()[-1] == "STOPPING=1"


def test_window_that_hangs_falls_silent(qtbot, ear, address):
    """What blocks the loop here listens itself: within many beats nothing may be heard."""
    watchdog = Watchdog(environment=environment_of(address, 200))
    watchdog.report_painted()
    qtbot.waitUntil(lambda: "WATCHDOG=1" in ear.heard(), timeout=20_000)
    heard_while_hung = []

    def hang() -> None:
        ear.heard()
        ear.socket.settimeout(watchdog._beat.interval() * BEATS_MISSED / 1000)
        try:
            heard_while_hung.append(ear.hear())
        except TimeoutError:
            heard_while_hung.append("silence")
        ear.socket.settimeout(20)

    QTimer.singleShot(0, watchdog, hang)
    qtbot.waitUntil(lambda: bool(heard_while_hung), timeout=20_000)
    assert heard_while_hung == ["silence"]
    qtbot.waitUntil(lambda: "WATCHDOG=1" in ear.heard(), timeout=20_000)
    watchdog.report_stopping()


@pytest.mark.usefixtures("qtbot")
def test_without_systemd_nothing_is_said_and_nothing_beats():
    watchdog = Watchdog(environment={})
    watchdog.report_painted()
    watchdog.say("waits")
    assert not watchdog._beat.isActive()
    assert not sd_notify("READY=1", {})


@pytest.mark.parametrize("address", ["relative/path", "vsock:2:1234", ""])
def test_address_that_is_no_unix_socket_is_left_alone(address):
    assert not sd_notify("READY=1", {"NOTIFY_SOCKET": address})


@pytest.mark.usefixtures("qtbot")
def test_socket_that_goes_away_is_borne_and_one_that_comes_back_is_found(tmp_path):
    address = str(tmp_path / "notify")
    first = Ear(address)
    watchdog = Watchdog(environment=environment_of(address))
    watchdog.say("one")
    assert first.heard() == ["STATUS=one"]
    first.socket.close()
    watchdog.say("nobody listens")
    (tmp_path / "notify").unlink()
    watchdog.say("and no file is there")
    second = Ear(address)
    watchdog.say("two")
    assert second.heard() == ["STATUS=two"]
    second.socket.close()


@pytest.mark.usefixtures("ear")
def test_full_line_is_not_waited_for(address):
    """Systemd that does not read must not hang the window: what does not fit is dropped."""
    told = [sd_notify("WATCHDOG=1", environment_of(address)) for _ in range(5000)]
    assert told[0]
    assert not told[-1]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, None),
        ({"WATCHDOG_USEC": "30000000"}, 15_000),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}, 15_000),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}, None),
        ({"WATCHDOG_USEC": "0"}, None),
        ({"WATCHDOG_USEC": "soon"}, None),
        ({"WATCHDOG_USEC": "10"}, 100),
    ],
)
def test_pace_is_half_of_what_is_allowed_to_this_process(variables, expected):
    assert beat_ms(variables) == expected
