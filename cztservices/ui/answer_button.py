"""One answer to a question: a large button with the number of the key that presses it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cztservices.presenters.asking import AnswerView
from cztservices.ui.theme import Theme
from cztservices.ui.tile import Tile


class AnswerButton(Tile):
    """The words of an answer, its number before them; what was answered before is marked."""

    def __init__(self, number: int, answer: AnswerView, theme: Theme) -> None:
        """Show ``answer`` as the ``number``-th."""
        super().__init__(answer.text, "", theme, role="section")
        self._number, self._theme = number, theme
        self.setCheckable(True)
        self.setChecked(answer.chosen)

    def nextCheckState(self) -> None:
        """Pressing does not mark: the page that follows does."""

    def draw_mark(self, painter: QPainter, place: QRect) -> None:
        """Draw the number in a circle."""
        theme = self._theme
        painter.save()
        painter.setPen(QPen(QColor(theme.colour("accent")), max(1, theme.dp(2))))
        painter.setBrush(QColor(theme.colour("accent" if self.isChecked() else "paper")))
        painter.drawEllipse(place.adjusted(1, 1, -1, -1))
        font = painter.font()
        font.setPixelSize(theme.text("list"))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.colour("on_accent" if self.isChecked() else "accent")))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.restore()
