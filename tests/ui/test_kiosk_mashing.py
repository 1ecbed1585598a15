"""Fists on the screen and a cat on the keyboard: the kiosk goes on."""

import os
import random

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cztservices.ui.kiosk.scrolling import make_scrollable
from cztservices.ui.kiosk.touch import FAST
from cztservices.ui.kiosk.window import KioskWindow
from tests.ui.fingers import Finger

EVENTS = 5_000
BUTTONS = (
    *[Qt.MouseButton.LeftButton] * 6,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.BackButton,
)
KEYS = list(Qt.Key)
HELD = (
    *[Qt.KeyboardModifier.NoModifier] * 4,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def make_page(window: KioskWindow, turn) -> None:
    """A page of everything that can be touched; one button replaces it by another such page."""
    page = QWidget()
    layout = QVBoxLayout(page)
    again, key, text = QPushButton("again"), QPushButton("key"), QLabel("<a href='https://example.org/'>example</a>")
    again.clicked.connect(turn)
    key.setProperty(FAST, 1)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    text.setOpenExternalLinks(True)
    area, guide = QScrollArea(), QLabel("example " * 300)
    area.setWidgetResizable(True)
    guide.setWordWrap(True)
    area.setWidget(guide)
    make_scrollable(area)
    for widget in (again, key, text, QLineEdit("example"), area):
        layout.addWidget(widget)
    window.hold(page)


@pytest.fixture
def seed():
    """Told where the test fails; CZT_SEED repeats it."""
    return int(os.environ.get("CZT_SEED", random.SystemRandom().randrange(2**32)))


def test_mashing_leads_nowhere(qtbot, seed):
    print(f"CZT_SEED={seed}")
    chance = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    window = KioskWindow()
    qtbot.addWidget(window, before_close_func=KioskWindow.release)
    refused, turned, typed = [], [], []
    window.window_refused.connect(refused.append)
    window.touch.typed.connect(typed.append)

    def turn() -> None:
        turned.append(1)
        make_page(window, turn)

    make_page(window, turn)
    with qtbot.waitActive(window):
        window.begin()
    finger = Finger(window)

    def anywhere() -> QPoint:
        return QPoint(chance.randrange(-20, window.width() + 20), chance.randrange(-20, window.height() + 20))

    deeds = (
        lambda: finger.down(anywhere(), chance.choice(BUTTONS)),
        lambda: finger.up(anywhere(), chance.choice(BUTTONS)),
        lambda: finger.move(anywhere()),
        lambda: finger.move(anywhere(), Qt.MouseButton.NoButton),
        lambda: finger.tap(chance.choice(window.findChildren(QWidget)), after_ms=chance.randrange(40, 600)),
        lambda: finger.drag(anywhere(), QPoint(0, chance.randrange(-300, 300)), steps=3),
        lambda: finger.key(
            chance.choice(KEYS), chr(chance.randrange(1, 0x3000)), chance.choice(HELD), repeats=chance.random() < 0.2
        ),
    )
    QApplication.clipboard().clear()
    for number in range(EVENTS):
        finger.now_ms += chance.randrange(3)
        chance.choice(deeds)()
        if number % 50 == 0:
            QApplication.sendPostedEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [window]
    assert refused == []
    assert turned
    assert typed
    assert QApplication.clipboard().text() == ""
    before = len(turned)
    finger.up(QPoint(0, 0))
    finger.tap(window.findChildren(QPushButton)[0], after_ms=5000)
    assert len(turned) == before + 1, "one can still press a button"
