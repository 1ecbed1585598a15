import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from shiboken6 import isValid

from cztservices.ui.kiosk.window import KioskWindow


@pytest.fixture
def window(qtbot):
    window = KioskWindow()
    qtbot.addWidget(window, before_close_func=KioskWindow.release)
    with qtbot.waitActive(window):
        window.begin()
    return window


def test_it_covers_the_screen_and_hides_the_cursor(window):
    assert window.geometry() == QGuiApplication.primaryScreen().geometry()
    assert QApplication.overrideCursor().shape() == Qt.CursorShape.BlankCursor


def test_it_cannot_be_closed_until_it_is_released(window):
    assert not window.close()
    assert window.isVisible()
    window.release()
    assert QApplication.overrideCursor() is None
    assert window.close()
    assert not window.isVisible()


def test_released_twice_gives_back_once(window):
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    window.release()
    window.release()
    assert QApplication.overrideCursor().shape() == Qt.CursorShape.BlankCursor
    QApplication.restoreOverrideCursor()


def test_it_covers_the_screen_again_after_it_was_moved(window):
    window.setGeometry(QRect(10, 10, 100, 100))
    window.keep_place()
    assert window.geometry() == QGuiApplication.primaryScreen().geometry()


def test_it_follows_a_screen_that_changes(window, qtbot):
    window.setGeometry(QRect(10, 10, 100, 100))
    QGuiApplication.primaryScreen().geometryChanged.emit(QRect())
    qtbot.waitUntil(lambda: window.geometry() == QGuiApplication.primaryScreen().geometry())


def test_a_page_takes_the_place_of_the_one_before(window, qtbot):
    first, second = QWidget(), QWidget()
    with qtbot.waitSignal(window.page_painted):
        window.hold(first)
    with qtbot.waitSignal(window.page_painted):
        window.hold(second)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(first)
    assert second.geometry() == window.rect()


def test_a_dialog_of_a_library_is_refused_at_once_and_told(window):
    told = []
    window.window_refused.connect(told.append)
    answer = QMessageBox.question(window, "Leave", "Leave?")
    assert answer != QMessageBox.StandardButton.Yes
    assert told == ["QMessageBox Leave"]


def test_a_second_window_is_refused(window, qtbot):
    second = QWidget()
    qtbot.addWidget(second)
    with qtbot.waitSignal(window.window_refused):
        second.show()
    assert not second.isVisible()


def test_links_lead_nowhere(window):
    told = []
    window.window_refused.connect(told.append)
    for link in ("https://example.org/", "mailto:a@example.org", "file:///", "tel:12345"):
        QDesktopServices.openUrl(QUrl(link))
    assert told == ["https://example.org/", "mailto:a@example.org", "file:///", "tel:12345"]
