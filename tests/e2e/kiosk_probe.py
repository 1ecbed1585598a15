"""A small kiosk with a page of typical widgets, and with every way out that a careless program leaves open.

On standard input it takes one word a line: ``state`` prints what it knows of itself as JSON, the others open something.
``--unfiltered`` lets all keys and fingers through, to see that the table of escapes bites.
"""

import json
import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QSocketNotifier, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QNativeGestureEvent, QPointingDevice, QShortcut
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from cztservices.app.kiosk.alone import claim_screen
from cztservices.ui.kiosk.scrolling import make_scrollable
from cztservices.ui.kiosk.window import KioskWindow

GROUND = "#E1F0EE"
SHORTCUTS = ("Alt+F4", "Ctrl+Q", "Ctrl+W", "Ctrl+O", "Ctrl+P", "Esc", "F1", "F5", "F11", "F12", "Ctrl+Alt+F1", "Meta+L")
TEXT = "<p>住院费用异地直接结算 <a href='https://example.org/'>链接</a> 带医保电子凭证住院，出院时当场结算。</p>" * 20


class Probe:
    """The window, and what has happened to it that must not."""

    def __init__(self, *, is_filtered: bool) -> None:
        self.window = KioskWindow()
        self.escaped: list[str] = []
        self.refused: list[str] = []
        self.heard = self.taps = self.floods = 0
        self.window.window_refused.connect(self.refused.append)
        self.window.touch.typed.connect(lambda _text: self.count("heard"))
        self.window.touch.flooded.connect(lambda _text: self.count("floods"))
        self.window.hold(self.make_page())
        for keys in SHORTCUTS:
            shortcut = QShortcut(QKeySequence(keys), self.window)
            shortcut.activated.connect(lambda keys=keys: self.leave(keys))
        if not is_filtered:
            self.window.touch.eventFilter = lambda _watched, _event: False
        self.window.begin()
        self.words: dict[str, Callable[[], object]] = {
            "dialog": lambda: QMessageBox.question(self.window, "Leave", "Leave?"),
            "file": lambda: QFileDialog.getOpenFileName(self.window),
            "print": lambda: QPrintDialog(self.window).exec(),
            "menu": lambda: self.make_menu().exec(),
            "tooltip": lambda: QToolTip.showText(self.window.rect().center(), "tip", self.window),
            "window": lambda: QWidget(self.window, Qt.WindowType.Window).show(),
            "link": lambda: QDesktopServices.openUrl(QUrl("https://example.org/")),
            "folder": lambda: QDesktopServices.openUrl(QUrl.fromLocalFile("/")),
            "close": self.window.close,
            "quit_last": QApplication.closeAllWindows,
            "minimize": self.window.showMinimized,
            "shrink": lambda: self.window.setGeometry(10, 10, 200, 200),
            "pinch": self.pinch,
        }
        self.notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self.notifier.activated.connect(self.read)

    def make_page(self) -> QWidget:
        """Buttons, text with links, a field, and a guide to scroll."""
        page = QWidget()
        page.setAutoFillBackground(True)
        page.setStyleSheet(f"background: {GROUND}; font-size: 30px;")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(60, 60, 60, 60)
        button = QPushButton("办")
        button.clicked.connect(lambda: self.count("taps"))
        button.setToolTip("tip")
        text = QLabel("<a href='https://example.org/'>https://example.org/ 链接</a> 文字")
        text.setOpenExternalLinks(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        browser = QTextBrowser()
        browser.setHtml(TEXT)
        browser.setOpenExternalLinks(True)
        area = QScrollArea()
        area.setWidgetResizable(True)
        guide = QLabel(TEXT * 4)
        guide.setWordWrap(True)
        guide.setOpenExternalLinks(True)
        guide.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        area.setWidget(guide)
        make_scrollable(area)
        for widget in (button, text, QLineEdit("住院"), browser, area):
            layout.addWidget(widget, 1)
        return page

    def make_menu(self) -> QMenu:
        """A menu with a way out."""
        menu = QMenu(self.window)
        menu.addAction("Leave")
        return menu

    def pinch(self) -> None:
        """Two fingers on a pad of fingers."""
        kind, device = Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice()
        middle = QPointF(300, 300)
        event = QNativeGestureEvent(kind, device, 2, middle, middle, middle, 2.0, QPointF())
        QCoreApplication.sendEvent(self.window.windowHandle(), event)

    def leave(self, keys: str) -> None:
        """What a program for a desk does."""
        self.escaped.append(keys)
        self.window.release()
        self.window.close()

    def count(self, what: str) -> None:
        """One more."""
        setattr(self, what, getattr(self, what) + 1)

    def read(self) -> None:
        """Do what a line asks for."""
        word = sys.stdin.readline().strip()
        if not word:
            QApplication.exit(0)
        elif word == "state":
            print(json.dumps(self.state()), flush=True)
        else:
            QTimer.singleShot(0, self.words[word])
            QTimer.singleShot(0, lambda: print(json.dumps(word), flush=True))

    def state(self) -> dict[str, object]:
        """What the probe knows of itself."""
        clipboard = QApplication.clipboard()
        shown = [type(widget).__name__ for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        return {
            "escaped": self.escaped,
            "refused": self.refused,
            "heard": self.heard,
            "taps": self.taps,
            "floods": self.floods,
            "windows": shown,
            "copied": clipboard.text(clipboard.Mode.Clipboard) + clipboard.text(clipboard.Mode.Selection),
        }


def main() -> int:
    """Run until standard input ends."""
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    claim = claim_screen()
    if claim is None:
        return 1
    probe = Probe(is_filtered="--unfiltered" not in sys.argv)
    QTimer.singleShot(0, lambda: print(json.dumps("begun"), flush=True))
    status = application.exec()
    QCoreApplication.sendPostedEvents(probe.window, QEvent.Type.DeferredDelete)
    return status


if __name__ == "__main__":
    sys.exit(main())
