"""Layouts that lay their items in lines, as many as the width asks for."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class LineLayout(QLayout):
    """Base of them: holds the items; how they lie in lines is said by ``_arrange``."""

    def __init__(self, spacing: int) -> None:
        """Keep ``spacing`` between items and lines."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one item up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the items take in ``width``."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget what was measured: an item is another now."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put the items into ``rect``."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Put the items on lines in ``rect``, or only measure, and return the height that they take."""
        raise NotImplementedError


class FlowLayout(LineLayout):
    """Widgets side by side, on as many lines as the width asks for."""

    def __init__(self, spacing: int, *, on_top: bool = False) -> None:
        """Keep ``spacing`` between widgets and lines; ``on_top`` begins all widgets of a line at its upper edge."""
        super().__init__(spacing)
        self._on_top = on_top
        self._leaders: set[QWidget | None] = set()

    def keep_with_next(self, widget: QWidget) -> None:
        """Begin a line with ``widget`` rather than end one with it, where it and the next find room on one."""
        self._leaders.add(widget)
        self.invalidate()

    def show_only(self, widgets: Sequence[QWidget]) -> None:
        """Show those of its own ``widgets`` in that order, at once, and hide the others."""
        place: dict[QWidget | None, int] = {widget: number for number, widget in enumerate(widgets)}
        self._items.sort(key=lambda item: place.get(item.widget(), len(place)))
        for item in self._items:
            widget = item.widget()
            if widget is not None:
                widget.setVisible(widget in place)
        self.invalidate()

    def sizeHint(self) -> QSize:
        """All on one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Put the items on lines and return the height that they take."""
        y = rect.y()
        for line in self._lines(rect.width()):
            sizes = [self._size(item, rect.width()) for item in line]
            height = max(size.height() for size in sizes)
            x = rect.x()
            for item, size in zip(line, sizes, strict=True):
                if move:
                    above = 0 if self._on_top else (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, y + above), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    @staticmethod
    def _size(item: QLayoutItem, room: int) -> QSize:
        """As wide as it likes to be, within ``room``, and as high as that makes it."""
        hint = item.sizeHint()
        width = min(hint.width(), room)
        return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else hint.height())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = 0
        items = [item for item in self._items if not item.isEmpty()]
        for item, after in zip_longest(items, items[1:]):
            needed = wide = item.sizeHint().width()
            if after is not None and item.widget() in self._leaders:
                both = wide + self.spacing() + after.sizeHint().width()
                needed = both if both <= width else wide
            if not lines or taken + self.spacing() + needed > width:
                lines.append([])
                taken = -self.spacing()
            lines[-1].append(item)
            taken += self.spacing() + wide
        return lines


class TileLayout(LineLayout):
    """Cells of the same width, as many on a line as there is room for."""

    def __init__(self, narrowest: int, spacing: int) -> None:
        """No cell becomes narrower than ``narrowest`` while there is room for one."""
        super().__init__(spacing)
        self._narrowest = narrowest

    def sizeHint(self) -> QSize:
        """Two on a line."""
        width = self._narrowest * 2 + self.spacing()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """One on a line."""
        return QSize(max((item.minimumSize().width() for item in self._items), default=0), 0)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Put the items on lines and return the height that they take."""
        columns = max(1, (rect.width() + self.spacing()) // (self._narrowest + self.spacing()))
        width = (rect.width() - self.spacing() * (columns - 1)) // columns
        y = rect.y()
        for first in range(0, len(self._items), columns):
            line = self._items[first : first + columns]
            height = max(item.heightForWidth(width) for item in line)
            if move:
                for place, item in enumerate(line):
                    item.setGeometry(QRect(rect.x() + place * (width + self.spacing()), y, width, height))
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())
