"""What can be seen, heard and reached in a window."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QFont, QFontMetricsF, QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QWidget

from cztservices.ui.ask_page import AskPage
from cztservices.ui.changes_page import ChangesPage
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.compare_page import ComparePage
from cztservices.ui.counter_page import CounterPage
from cztservices.ui.entry_page import EntryPage
from cztservices.ui.guide_page import GuidePage
from cztservices.ui.requirement_page import RequirementPage
from cztservices.ui.widgets import Chip


def widgets_in(root: QWidget) -> list[QWidget]:
    """``root`` and everything in it."""
    return [root, *root.findChildren(QWidget)]


def labels_in(root: QWidget) -> list[QLabel]:
    """Every label."""
    return root.findChildren(QLabel)


def words_of(root: QWidget) -> Iterator[str]:
    """Every text that ``root`` shows or has read out.

    Left out are pages that do not lie open, which are drawn anew before they do; captions that name sources in their
    own words; and what is marked as said in another language.
    """
    for widget in widgets_in(root):
        page = _page_of(widget)
        if page is not None and page.isHidden():
            continue
        if isinstance(widget, QLabel) and widget.property("role") == "caption" and _names_sources(widget):
            continue
        if widget.property("language"):
            continue
        yield widget.accessibleName()
        yield widget.toolTip()
        yield widget.windowTitle()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QAbstractItemView):
            yield from rows_of(widget)
    for action in root.findChildren(QAction):
        if not isinstance(action.parent(), QLineEdit):  # Qt's own: the button that empties the field
            yield action.text()


def rows_of(view: QAbstractItemView) -> list[str]:
    """The rows of a list as a screen reader says them."""
    model = view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def shown_words(root: QWidget) -> set[str]:
    """What the labels, chips and buttons that are visible say."""
    seen = [widget for widget in widgets_in(root) if widget.isVisible()]
    chips = {widget.accessibleName() for widget in seen if isinstance(widget, Chip)}
    return chips | {widget.text() for widget in seen if isinstance(widget, QLabel | QAbstractButton)}


def spoken_name(widget: QWidget) -> str:
    """The name that a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def colours_in(picture: QImage) -> set[int]:
    """Every colour of a picture, as 0xAARRGGBB."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    return set(memoryview(plain.constBits()).cast("I"))


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2.2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _names_sources(caption: QLabel) -> bool:
    named = AskPage | CounterPage | GuidePage | EntryPage | ComparePage | ChangesPage | RequirementPage
    return isinstance(_page_of(caption), named)


def _page_of(widget: QWidget) -> ColumnPage | None:
    """The page that ``widget`` stands on or is."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, ColumnPage):
        above = above.parentWidget()
    return above


def is_wide(font: QFont, sign: str) -> bool:
    """Whether ``sign`` takes the room of a Chinese character."""
    metrics = QFontMetricsF(font)
    return metrics.horizontalAdvance(sign) > 0.9 * metrics.horizontalAdvance("中")


def marks_are_wide(root: QWidget) -> set[bool]:
    """Whether quotation marks would be wide, in everything below ``root``."""
    return {is_wide(widget.font(), "“") for widget in root.findChildren(QWidget)}
