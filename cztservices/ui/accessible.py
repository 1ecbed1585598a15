"""What a screen reader is told of scrolling pages.

Qt's own account of a scroll area counts its scroll bar while that shows, and hands out a child by its number without
looking whether there still is one: a screen reader that counts, and asks for the second child when the page has just
been left, ends the program (seen with Qt 6.11). A plain widget's account looks.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea


def describe_scroll_areas() -> None:
    """Tell screen readers of every scroll area as of a plain widget with a name; once or more often."""
    QAccessible.installFactory(_describe)  # Qt keeps each factory once


def announce(thing: QObject, words: str) -> None:
    """Have a screen reader say ``words``, which have just appeared on ``thing``."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(thing, words))


def _describe(name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if name == "QScrollArea" and isinstance(thing, QScrollArea):
        return QAccessibleWidget(thing, QAccessible.Role.Pane)
    return None
