"""Dialogs over a window, in every look."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from cztservices.config import RESOURCES
from cztservices.ui.dialog import Dialog
from cztservices.ui.fonts import load_fonts
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme
from tests.ui.rulers import cut_texts, leaving, overlapping, small_targets

LOOKS = (
    # language, size of the window, theme
    ("en", (1024, 768), Theme()),
    ("en", (1024, 768), Theme("dark", 2.0)),
    ("en", (1024, 768), Theme("light", 3.0)),
    ("en", (1024, 768), Theme("contrast", elder=True)),
    ("zh_CN", (1024, 768), Theme("dark", 3.0)),
    ("zh_CN", (1080, 1920), Theme("contrast", 1.7, elder=True)),
    ("zh_TW", (1280, 800), Theme("dark", 1.5)),
)

LEAST_CONTRAST = {"light": 4.5, "dark": 4.5, "contrast": 7.0}


def make_window(qtbot, theme: Theme, size: tuple[int, int] = (1280, 800)) -> QWidget:
    """A window in the look of ``theme``, shown."""
    window = QWidget()
    qtbot.addWidget(window)
    family = load_fonts(RESOURCES / "fonts")
    font = QApplication.font()
    font.setFamily(family)
    QApplication.setFont(font)
    window.setObjectName("window")
    window.setStyleSheet(style_sheet(theme, family))
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def settle() -> None:
    """Let everything find its place."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def activate(qtbot, dialog: Dialog) -> None:
    """Let a dialog that was opened have the keyboard."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    settle()


def faults_of(dialog: Dialog) -> Iterator[str]:
    """Everything that is wrong in a dialog."""
    yield from (*cut_texts(dialog), *overlapping(dialog), *leaving(dialog.scroller))
    yield from small_targets(dialog, dialog.theme)
    if dialog.foot.parent() is dialog.layout() and dialog.foot.geometry().bottom() > dialog.height():
        yield "the foot lies below the edge"
