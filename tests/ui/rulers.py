"""Measures what is drawn: each ruler names what is wrong, and names nothing where all is well."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QToolButton,
    QWidget,
)

from cztservices.ui.city_map import CityDot
from cztservices.ui.coverage_table import CoverageTable
from cztservices.ui.flow_picture import _Arrow
from cztservices.ui.fold import _Title
from cztservices.ui.link import Link
from cztservices.ui.results_list import ResultDelegate
from cztservices.ui.theme import FINGER, Theme
from cztservices.ui.tile import Tile
from cztservices.ui.widgets import Chip, ChipButton
from tests.ui.eyes import colours_in, contrast

ADDRESS = re.compile(r"https?://\S+")
"""One word that no label breaks; it may be cut, since it can be copied whole."""

WRAPPED = int(Qt.TextFlag.TextWordWrap)
ENDLESS = 100_000
DRAWN = (Chip, ChipButton, Tile, Link, CityDot, _Arrow, _Title)
"""Widgets that draw their words themselves and say how much room those take."""

ROUNDING = 1


def cut_texts(root: QWidget) -> list[str]:
    """Texts that have less room than they take."""
    return [*_cut_labels(root), *_cut_buttons(root), *_cut_drawn(root), *_cut_tables(root), *_cut_rows(root)]


def _cut_labels(root: QWidget) -> Iterator[str]:
    for label in _seen(root, QLabel):
        if not label.text():
            continue
        room, metrics = label.contentsRect(), label.fontMetrics()
        if label.wordWrap():
            words = ADDRESS.sub("", label.text())
            least = metrics.boundingRect(QRect(0, 0, room.width(), ENDLESS), WRAPPED, words).width()
            high = label.heightForWidth(label.width())
            yield from _less(label, "height", label.height(), high)
        else:
            least = metrics.size(0, label.text()).width()
            yield from _less(label, "height", room.height(), metrics.height())
        yield from _less(label, "width", room.width(), least)


def _cut_buttons(root: QWidget) -> Iterator[str]:
    for button in (*_seen(root, QPushButton), *_seen(root, QToolButton)):
        if isinstance(button, DRAWN):
            continue
        words = button.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), button.text())
        yield from _less(button, "width", button.width(), words.width())
        yield from _less(button, "height", button.height(), words.height())


def _cut_drawn(root: QWidget) -> Iterator[str]:
    for kind in DRAWN:
        for widget in _seen(root, kind):
            wraps = widget.hasHeightForWidth()
            high = widget.heightForWidth(widget.width()) if wraps else widget.sizeHint().height()
            wide = _widest_word(widget) if wraps else widget.sizeHint().width()
            yield from _less(widget, "height", widget.height(), high)
            yield from _less(widget, "width", widget.width(), wide)


def _widest_word(widget: QWidget) -> int:
    """What a widget that wraps cannot be narrower than."""
    text, font = _words_of(widget), _font_of(widget)
    beside = widget.sizeHint().width() - QFontMetrics(font).horizontalAdvance(text)
    return beside + QFontMetrics(font).boundingRect(QRect(0, 0, 1, ENDLESS), WRAPPED, text).width()


def _cut_tables(root: QWidget) -> Iterator[str]:
    for table in _seen(root, CoverageTable):
        elements, names = table._elements, table._names
        for section in range(elements.count()):
            width = elements.sectionSize(section)
            yield from _less(table, f"width of column {section}", width, elements.least_width(section))
            yield from _less(
                table, f"height of column {section}", elements.height(), elements.height_of(section, width)
            )
        for section in range(names.count()):
            high = names.height_of(section, names.width())
            yield from _less(table, f"height of row {section}", names.sectionSize(section), high)


def _cut_rows(root: QWidget) -> Iterator[str]:
    """Names in the list that do not fit on their lines; the words below them may end in an ellipsis."""
    for view in _seen(root, QListView):
        delegate = view.itemDelegate()
        assert isinstance(delegate, ResultDelegate)
        room = view.viewport().width()
        for number in range(view.model().rowCount()):
            index = view.model().index(number, 0)
            row, place = index.data(int(Qt.ItemDataRole.UserRole)), view.visualRect(index)
            yield from _less(view, f"width of {row.name!r}", room, place.width())
            layout, starts = delegate._lay_out(row.name, row.marks, delegate._room(), delegate.name_lines)
            if layout.text() != row.name:
                yield f"list: {row.name!r} is written {layout.text()!r}"
            if place.height() != delegate.sizeHint(None, index).height():
                yield f"list: {row.name!r} is {place.height()} high for {len(starts)} lines"


def overlapping(root: QWidget) -> list[str]:
    """Widgets with words that cover one another."""
    found = []
    for parent in [root, *_seen(root, QWidget)]:
        children = [child for child in parent.children() if isinstance(child, QWidget) and _is_seen(child, root)]
        spoken = [child for child in children if _words_of(child)]
        found += [
            f"{_name(one)} covers {_name(other)}"
            for one, other in combinations(spoken, 2)
            if one.geometry().intersects(other.geometry())
        ]
    return found


def leaving(page: QScrollArea) -> list[str]:
    """Widgets that leave the page sideways."""
    room = page.viewport().rect()
    if not page.isVisible():
        return []
    return [
        f"{_name(widget)} from {place.left()} to {place.right()}, but there is {room.right()}"
        for widget in _seen(page.widget(), QWidget)
        for place in [QRect(widget.mapTo(page.viewport(), QPoint()), widget.size())]
        if (place.left() < room.left() or place.right() > room.right()) and not _in_table(widget)
    ]


def small_targets(root: QWidget, theme: Theme) -> list[str]:
    """Controls that a finger misses in large print, and a mouse in small."""
    least = theme.dp(FINGER if theme.is_coarse else 24)
    found = []
    for control in _controls(root):
        words = QFontMetrics(_font_of(control)).horizontalAdvance(_words_of(control))
        wide = least if theme.touch else min(least, words or least)
        for what, has, needs in (("height", control.height(), least), ("width", control.width(), wide)):
            found += _less(control, what, has, needs, rounding=0)
    for view in (*_seen(root, QListView), *_seen(root, CoverageTable)):
        for number in range(view.model().rowCount()):
            place = view.visualRect(view.model().index(number, 0))
            found += _less(view, f"height of row {number}", place.height(), least, rounding=0)
    return found


def _controls(root: QWidget) -> Iterator[QWidget]:
    for kind in (QAbstractButton, QLineEdit, QAbstractSpinBox):
        for control in _seen(root, kind):
            if control.isEnabled() and not isinstance(control.parent(), QAbstractSpinBox):
                yield control


def small_texts(root: QWidget, least: int) -> list[str]:
    """Texts whose letters are lower than ``least`` pixels."""
    return [f"{_name(widget)}: {font.pixelSize()} px" for widget, font in _fonts(root) if font.pixelSize() < least]


def tight_lines(root: QWidget, least: float) -> list[str]:
    """Texts whose lines follow each other in less than ``least`` times their size."""
    return [
        f"{_name(widget)}: {QFontMetrics(font).lineSpacing()} for {font.pixelSize()} px"
        for widget, font in _fonts(root)
        if QFontMetrics(font).lineSpacing() < least * font.pixelSize()
    ]


def faint_texts(root: QWidget, picture: QImage, least: float) -> list[str]:
    """Texts whose colour is too near that of the ground they stand on in ``picture``, which shows ``root``."""
    found = []
    for widget in _seen(root, QWidget):
        if not _words_of(widget) or widget.visibleRegion().isEmpty() or isinstance(widget, _Arrow | CityDot):
            continue
        corner = widget.mapTo(root, widget.visibleRegion().boundingRect().topLeft() + _inside(widget))
        if not picture.rect().contains(corner):
            continue
        ground = picture.pixelColor(corner).name()
        ink = _colour_of(widget) or _ink_in(picture, root, widget, ground)
        if contrast(ink, ground) < least:
            found.append(f"{_name(widget)}: {ink} on {ground} is {contrast(ink, ground):.2f}")
    return found


def _ink_in(picture: QImage, root: QWidget, widget: QWidget, ground: str) -> str:
    """The colour of a widget's words, which are within its border: the one that stands out most."""
    edge = widget.height() // 4
    room = QRect(widget.mapTo(root, QPoint()), widget.size()).adjusted(edge, edge, -edge, -edge)
    colours = (QColor(colour).name() for colour in colours_in(picture.copy(room)))
    return max(colours, key=lambda colour: contrast(colour, ground))


def _inside(widget: QWidget) -> QPoint:
    """Where the ground of a widget is seen without a letter on it: within its border."""
    if isinstance(widget, QLabel) or (isinstance(widget, Chip) and not widget._filled):
        return QPoint(0, 0)
    return QPoint(widget.width() // 2, 5)


def _colour_of(widget: QWidget) -> str | None:
    """The colour that a widget is told to write in; None for a button, whose state decides."""
    if isinstance(widget, Chip | ChipButton):
        return widget._theme.colour(widget._token)
    return widget.palette().color(widget.foregroundRole()).name() if isinstance(widget, QLabel) else None


def _fonts(root: QWidget) -> Iterator[tuple[QWidget, QFont]]:
    for widget in _seen(root, QWidget):
        if _words_of(widget):
            yield widget, _font_of(widget)
    for view in _seen(root, QListView):
        delegate = view.itemDelegate()
        assert isinstance(delegate, ResultDelegate)
        yield from ((view, delegate._font(role)) for role in ("body", "caption"))
    for table in _seen(root, CoverageTable):
        yield from ((table, font) for font in (table._elements._font, table._names._name, table._names._caption))


def _font_of(widget: QWidget) -> QFont:
    """The font that a widget draws its words in."""
    if isinstance(widget, Tile):
        return widget._font("body")
    if isinstance(widget, Link):
        return widget._font()
    if isinstance(widget, CityDot):
        return widget._name_font()
    return getattr(widget, "_font", None) or widget.font()


def _words_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return widget._text if isinstance(widget, Chip) else widget._words if isinstance(widget, _Arrow) else ""


def _seen(root: QWidget, kind: type) -> Iterable:
    return [widget for widget in root.findChildren(kind) if _is_seen(widget, root)]


def _is_seen(widget: QWidget, root: QWidget) -> bool:
    return widget.isVisibleTo(root) and not isinstance(widget, QScrollBar) and widget.window() is root.window()


def _in_table(widget: QWidget) -> bool:
    """Whether it scrolls sideways by itself."""
    above = widget
    while above is not None and not isinstance(above, CoverageTable):
        above = above.parentWidget()
    return above is not None and above is not widget


def _less(widget: QWidget, what: str, has: int, needs: int, rounding: int = ROUNDING) -> Iterator[str]:
    if has + rounding < needs:
        yield f"{_name(widget)}: {what} is {has}, and {needs} is needed"


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {_words_of(widget)[:40]!r}"
