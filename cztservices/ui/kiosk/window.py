"""The only window of a kiosk: it covers the screen, stays there, and lets no other stand beside it."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication, QResizeEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from cztservices.ui.kiosk.touch import TouchFilter

LOOK_MS = 250
"""How often the window looks whether it is still on top, and alone."""

_SCHEMES = ("http", "https", "mailto", "file", "ftp", "tel", "sms", "geo", "czt")

_WITHOUT_OTHERS = ("offscreen", "minimal")
"""Platforms on which there are no windows but ours; they complain where one asks for more."""


class KioskWindow(QWidget):
    """Holds one page before everything else until :meth:`release`.

    No window manager has a say in it, where there is one: it takes the keyboard for itself. ``touch`` judges what is
    done to it; ``window_refused`` tells of a window or link that somebody tried to open, for the maintenance page.
    """

    page_painted = Signal()
    resized = Signal()
    window_refused = Signal(str)

    def __init__(self, *, hides_cursor: bool = True) -> None:
        """Hold no page yet; without ``hides_cursor`` a mouse is seen."""
        super().__init__()
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.X11BypassWindowManagerHint
        )
        self.touch = TouchFilter(self)
        self._hides_cursor = hides_cursor
        self._page: QWidget | None = None
        self._is_painted = False
        self._is_held = self._is_missed = self._quits_with_last = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def begin(self) -> None:
        """Cover the screen, and stay."""
        self._is_held = True
        application = _application()
        self._quits_with_last = application.quitOnLastWindowClosed()
        application.setQuitOnLastWindowClosed(False)
        for screen in application.screens():
            self._follow(screen)
        application.screenAdded.connect(self._follow)
        application.screenRemoved.connect(self._on_screens_changed)
        application.primaryScreenChanged.connect(self._on_screens_changed)
        application.focusWindowChanged.connect(self._on_application_focus_changed)
        for scheme in _SCHEMES:
            # The stub says bytes; what stands behind it takes text alone.
            QDesktopServices.setUrlHandler(scheme, self, "refuse_link")  # type: ignore[arg-type]
        if self._hides_cursor:
            application.setOverrideCursor(Qt.CursorShape.BlankCursor)
        self._cover()
        self.show()
        self.keep_place()
        self._timer.start()

    def release(self) -> None:
        """Let it be closed, and give back what it has taken."""
        if not self._is_held:
            return
        self._is_held = False
        self._timer.stop()
        application = _application()
        application.setQuitOnLastWindowClosed(self._quits_with_last)
        application.screenAdded.disconnect(self._follow)
        application.screenRemoved.disconnect(self._on_screens_changed)
        application.primaryScreenChanged.disconnect(self._on_screens_changed)
        application.focusWindowChanged.disconnect(self._on_application_focus_changed)
        for scheme in _SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
        if self._hides_cursor:
            application.restoreOverrideCursor()
        if application.platformName() not in _WITHOUT_OTHERS:
            self.windowHandle().setKeyboardGrabEnabled(False)

    def hold(self, page: QWidget) -> None:
        """Put ``page`` in the place of the one before, which is dropped."""
        before, self._page, self._is_painted = self._page, page, False
        page.setParent(self)
        page.setGeometry(self.rect())
        page.installEventFilter(self)
        page.show()
        page.raise_()
        page.setFocus()
        if before is not None:
            before.hide()
            before.deleteLater()

    @Slot(QUrl)
    def refuse_link(self, link: QUrl) -> None:
        """Follow no link, whoever asks."""
        self.window_refused.emit(link.toString())

    def keep_place(self) -> None:
        """Take back what was taken away: the screen, the place on top, the keys."""
        if not self._is_held:
            return
        self._refuse_windows()
        handle = self.windowHandle()
        if handle is None:
            return
        self._cover()
        if not self.isActiveWindow():
            self.activateWindow()
        if QGuiApplication.platformName() not in _WITHOUT_OTHERS:
            self.raise_()
            handle.setKeyboardGrabEnabled(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first time that the page is painted."""
        if event.type() == QEvent.Type.Paint and not self._is_painted and watched is self._page:
            self._is_painted = True
            watched.removeEventFilter(self)
            self.page_painted.emit()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Notice that a dialog wants to stand before the window."""
        if event.type() == QEvent.Type.WindowBlocked:
            QTimer.singleShot(0, self, self.keep_place)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Judge what comes in before any widget does."""
        super().showEvent(event)
        self.touch.watch(self.windowHandle())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is as large as the window."""
        super().resizeEvent(event)
        if self._page is not None:
            self._page.setGeometry(self.rect())
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, until released."""
        event.setAccepted(not self._is_held)

    def _on_timer_timeout(self) -> None:
        handle = self.windowHandle()
        was_missed, self._is_missed = self._is_missed, not handle.isExposed()
        if was_missed and self._is_missed:  # another program has unmapped it, or taken it away
            handle.destroy()
            handle.setVisible(True)
        self.keep_place()

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_screen_geometry_changed)
        self._on_screens_changed(screen)

    def _on_screens_changed(self, _screen: QScreen | None) -> None:
        QTimer.singleShot(0, self, self.keep_place)

    def _on_screen_geometry_changed(self, _geometry: QRect) -> None:
        QTimer.singleShot(0, self, self.keep_place)

    def _on_application_focus_changed(self, window: QObject | None) -> None:
        if window is not self.windowHandle():
            QTimer.singleShot(0, self, self.keep_place)

    def _cover(self) -> None:
        screen = QGuiApplication.primaryScreen()
        place = QRect() if screen is None else screen.geometry()
        if not place.isEmpty() and place != self.geometry():
            self.setGeometry(place)

    def _refuse_windows(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget is not self and widget.isVisible():
                self.window_refused.emit(f"{type(widget).__name__} {widget.windowTitle()}".strip())
                _put_away(widget)
        for window in QGuiApplication.topLevelWindows():
            if window is not self.windowHandle() and window.isVisible():
                self.window_refused.emit(f"{type(window).__name__} {window.title()}".strip())
                window.setVisible(False)


def _application() -> QGuiApplication:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)  # noqa: S101 - there is no window without one
    return application


def _put_away(widget: QWidget) -> None:
    """End a dialog as if it were refused; where a window will not close, hide it."""
    if isinstance(widget, QDialog):
        widget.done(QDialog.DialogCode.Rejected)
    else:
        widget.close()
    widget.setVisible(False)
