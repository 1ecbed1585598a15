"""Hands for a kiosk in this process: touching it as a finger does, at the window of the platform."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cztservices.app.kiosk.kiosk import Kiosk
from cztservices.domain.kiosk.setup import KioskSetup
from cztservices.presenters.kiosk.acts import KioskAct
from cztservices.ui.kiosk.window import KioskWindow
from tests.ui.hands import CHANGSHA

FAR = 1_000
SETUP = KioskSetup(hall="Hall of the test", city=CHANGSHA)
UPRIGHT, LYING = (1080, 1920), (1920, 1080)


class Seconds:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def turn_screen(monkeypatch, size: tuple[int, int]) -> None:
    """Give the screen another size."""
    monkeypatch.setattr(KioskWindow, "_cover", lambda window: window.setGeometry(0, 0, *size))


def page_in(kiosk: Kiosk, kind):
    """The page of that kind that is seen, if one is."""
    return next((page for page in kiosk.window.findChildren(kind) if page.isVisible()), None)


def turn_over() -> None:
    """Let what was put off happen, and what was dropped be gone."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def touch(kiosk: Kiosk, x: int, y: int) -> None:
    """Tap a place of the screen."""
    QTest.mouseClick(
        kiosk.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y)
    )
    turn_over()


def tap(kiosk: Kiosk, widget: QWidget) -> None:
    """Tap the middle of ``widget``."""
    assert widget.isVisible()
    place = widget.mapTo(kiosk.window, widget.rect().center())
    touch(kiosk, place.x(), place.y())


def tap_act(kiosk: Kiosk, act: KioskAct) -> None:
    """Tap a button at the foot."""
    tap(kiosk, page_of(kiosk).foot.buttons[act])


def page_of(kiosk: Kiosk):
    """What the person sees."""
    assert kiosk.session is not None
    return kiosk.session.page
