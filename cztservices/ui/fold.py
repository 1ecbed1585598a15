"""A title that opens and closes what is below it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cztservices.ui.wrapping import measure_words, wrap_flags


class Fold(QWidget):
    """Shows a title; what is below it is made when it is first opened."""

    def __init__(self, title: str, make_content: Callable[[], QWidget]) -> None:
        """Begin closed."""
        super().__init__()
        self._title, self._make_content = title, make_content
        self._content: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.button = _Title()
        self.button.setProperty("role", "fold")
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.toggled.connect(self._on_button_toggled)
        layout.addWidget(self.button)
        self._on_button_toggled(opened=False)

    def _on_button_toggled(self, opened: bool) -> None:
        self.button.setText(f"{'▼' if opened else '▶'} {self._title}")
        if opened and self._content is None:
            self._content = self._make_content()
            layout = self.layout()
            assert layout is not None  # noqa: S101 - made in __init__
            layout.addWidget(self._content)
        if self._content is not None:
            self._content.setVisible(opened)


class _Title(QToolButton):
    """A button whose words break where there is no room for them on one line."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """As narrow as a few words."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().height() * 6), hint.height())

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines are in ``width``."""
        hint = self.sizeHint()
        if width >= hint.width():
            return hint.height()
        lines = measure_words(self.text(), self.font(), width - self._beside()).height()
        return hint.height() - self.fontMetrics().height() + lines

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as any button, but the words on more lines where they take more."""
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        painter.setPen(self.palette().color(self.foregroundRole()))
        side = self._beside() // 2
        flags = int(Qt.AlignmentFlag.AlignVCenter) | wrap_flags(self.text(), self.font(), self.width() - 2 * side)
        painter.drawText(self.rect().adjusted(side, 0, -side, 0), flags, self.text())

    def _beside(self) -> int:
        """The width that the words leave free in a button that is as wide as it likes to be."""
        return self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
