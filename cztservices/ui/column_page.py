"""A page that is one column of readable width and scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cztservices.ui.theme import Theme


class ColumnPage(QScrollArea):
    """Base of the pages beside the list; scrolls with the keyboard."""

    def __init__(self, theme: Theme) -> None:
        """Empty until a column is filled."""
        super().__init__()
        self.theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def make_column(self) -> tuple[QWidget, QVBoxLayout]:
        """A new ground for :meth:`setWidget`, and the layout of the column on it."""
        dp = self.theme.dp
        ground, column = QWidget(), QWidget()
        ground.setObjectName("column")
        across = QHBoxLayout(ground)
        across.setContentsMargins(dp(8), dp(4), dp(16), dp(24))
        across.addWidget(column, 1)
        across.addStretch(0)
        column.setMaximumWidth(self.theme.column + dp(120))
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(dp(16))
        return ground, layout
