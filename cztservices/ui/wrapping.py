"""Words on as many lines as they need: how to break them, and what they take up."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

_BETWEEN = int(Qt.TextFlag.TextWordWrap)
_ANYWHERE = _BETWEEN | int(Qt.TextFlag.TextWrapAnywhere)
_ENDLESS = 10_000


def longest_word(words: str, font: QFont) -> int:
    """How wide the widest word is, which is as narrow as they can be without breaking one."""
    return QFontMetrics(font).boundingRect(QRect(0, 0, 1, _ENDLESS), _BETWEEN, words).width()


def wrap_flags(words: str, font: QFont, width: int) -> int:
    """How to break ``words`` in ``width``: between them, and within them only where one alone is too wide."""
    return _ANYWHERE if longest_word(words, font) > width else _BETWEEN


def measure_words(words: str, font: QFont, width: int) -> QRect:
    """What ``words`` take up in ``width``."""
    room = max(1, width)
    return QFontMetrics(font).boundingRect(QRect(0, 0, room, _ENDLESS), wrap_flags(words, font, room), words)
