"""The words of the attract page, set into a column of any width."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from cztservices.i18n import LANGUAGES
from cztservices.presenters.kiosk.attract import AttractView
from cztservices.ui.icons import draw_icon
from cztservices.ui.theme import FINGER, Theme
from cztservices.ui.wrapping import measure_words, wrap_flags

_TITLE, _BEGIN = (88, 64), (62, 48)
"""From large to small, as it takes to stand on one line; on more in the small one."""

_TEXT = 40
"""All else; large print in full size."""

_GAPS = 3.5
"""Gaps over which room that is left is spread; that between title and question is half a one."""

_SIGN, _END = 140, 40
"""What the sign of a touch takes of the frame in which it says how to begin, and the air at its end."""


@dataclass(frozen=True, slots=True)
class AttractPart:
    """What can be touched by itself: a language, or an example with its ``text`` in that language."""

    place: QRectF
    language: str
    text: str = ""

    @property
    def words(self) -> str:
        """What stands on it."""
        return self.text or LANGUAGES[self.language]

    def moved(self, by: QPointF) -> "AttractPart":
        """The same at another place."""
        return AttractPart(self.place.translated(by), self.language, self.text)


@dataclass(frozen=True, slots=True)
class AttractWords:
    """Sets the words of ``view``; ``unit`` is the length of 1 dp."""

    view: AttractView
    theme: Theme
    unit: float
    font: QFont

    def height(self, width: float) -> float:
        """What they take up in a column of ``width``."""
        return self._set(None, QRectF(0, 0, width, 0), 0.0)[-1].place.bottom() + self._closing_height(width)

    def draw(self, painter: QPainter, column: QRectF) -> None:
        """Draw them into ``column``: what is said from its top, how to begin at its bottom."""
        self._set(painter, column, self._spare(column))
        high = self._closing_height(column.width())
        self._draw_closing(painter, QRectF(column.x(), column.bottom() - high, column.width(), high))

    def parts(self, column: QRectF) -> Sequence[AttractPart]:
        """What can be touched by itself of what is drawn into ``column``."""
        return self._set(None, column, self._spare(column))

    def _spare(self, column: QRectF) -> float:
        return max(0.0, column.height() - self.height(column.width())) / _GAPS

    def _set(self, painter: QPainter | None, column: QRectF, spare: float) -> Sequence[AttractPart]:
        """What this is and what one can ask, drawn or only placed; the last of its parts is its end.

        Gaps are wider by ``spare``.
        """
        u, view, y = self.unit, self.view, column.y()
        names = [LANGUAGES[language] for language in view.languages]
        places = self._place(names, self._font(_TEXT, bold=True), column, y)
        languages = [AttractPart(place, code) for place, code in zip(places, view.languages, strict=True)]
        if languages:
            y = languages[-1].place.bottom() + 14 * u + spare
        title = self._fit(view.title, _TITLE, column.width())
        y += self._write(painter, column, y, view.title, title, "ink") + 14 * u + spare / 2
        y += self._write(painter, column, y, view.question, self._font(_TEXT), "ink2") + 28 * u + spare
        y += self._write(painter, column, y, view.examples_title, self._font(_TEXT), "ink2") + 12 * u
        places = self._place(view.examples, self._font(_TEXT), column, y)
        examples = [AttractPart(place, view.language, text) for place, text in zip(places, view.examples, strict=True)]
        if painter is not None:
            for part in (*languages, *examples):
                self._draw_part(painter, part)
        return [*languages, *examples]

    def _place(self, names: Sequence[str], font: QFont, column: QRectF, top: float) -> list[QRectF]:
        """A frame for each of ``names``, as many on a line as there is room for, none too small for a finger."""
        u, x, y, least = self.unit, column.x(), top, self.theme.dp(FINGER)
        places = []
        for name in names:
            words = measure_words(name, font, 10_000)
            wide, high = max(least, words.width() + 36 * u), max(least, words.height() + 22 * u)
            if x > column.x() and x + wide > column.right():
                x, y = column.x(), y + high + 14 * u
            places.append(QRectF(x, y, wide, high))
            x += wide + 10 * u
        return places

    def _draw_part(self, painter: QPainter, part: AttractPart) -> None:
        """In a frame like a button; the language that is shown stands out."""
        is_shown = not part.text and part.language == self.view.language
        edge, ground, ink = ("accent", "accent_tint", "accent") if is_shown else ("line", "window", "ink")
        painter.setPen(QPen(QColor(self.theme.colour(edge)), 2 * self.unit))
        painter.setBrush(QColor(self.theme.colour(ground)))
        painter.drawRoundedRect(part.place, part.place.height() / 2, part.place.height() / 2)
        painter.setFont(self._font(_TEXT, bold=is_shown))
        painter.setPen(QColor(self.theme.colour(ink)))
        painter.drawText(part.place, int(Qt.AlignmentFlag.AlignCenter), part.words)

    def _closing_height(self, width: float) -> float:
        u = self.unit
        return 32 * u + self._begin_height(width) + 22 * u + self._promise_rect(width).height()

    def _begin_height(self, width: float) -> float:
        room = width - (_SIGN + _END) * self.unit
        words = measure_words(self.view.begin, self._fit(self.view.begin, _BEGIN, room), int(room))
        return words.height() + 56 * self.unit

    def _promise_rect(self, width: float) -> QRect:
        return measure_words(self.view.promise, self._font(_TEXT), int(width - 60 * self.unit))

    def _draw_closing(self, painter: QPainter, room: QRectF) -> None:
        u, theme = self.unit, self.theme
        frame = QRectF(room.x(), room.y() + 32 * u, room.width(), self._begin_height(room.width()))
        accent = QColor(theme.colour("accent"))
        painter.setPen(QPen(accent, 5 * u))
        painter.setBrush(QColor(theme.colour("accent_tint")))
        painter.drawRoundedRect(frame, 24 * u, 24 * u)
        centre = QPointF(frame.x() + 86 * u, frame.center().y())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for radius in (14, 27, 40):
            painter.setPen(QPen(accent, 5 * u))
            painter.drawEllipse(centre, radius * u, radius * u)
        place = frame.adjusted(_SIGN * u, 0, -(_END * u), 0)
        painter.setFont(self._fit(self.view.begin, _BEGIN, place.width()))
        flags = int(Qt.AlignmentFlag.AlignCenter) | wrap_flags(self.view.begin, painter.font(), int(place.width()))
        painter.setPen(accent)
        painter.drawText(place, flags, self.view.begin)
        side = round(44 * u)
        words = self._promise_rect(room.width())
        top = frame.bottom() + 22 * u
        icon = draw_icon("shield-check", theme.colour("ink2"), side, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(room.x(), top + (words.height() - side) / 2), icon)
        column = QRectF(room.x() + 60 * u, top, room.width() - 60 * u, words.height())
        self._write(painter, column, top, self.view.promise, self._font(_TEXT), "ink2")

    def _write(self, painter: QPainter | None, column: QRectF, y: float, words: str, font: QFont, token: str) -> float:
        high = measure_words(words, font, int(column.width())).height()
        if painter is not None:
            painter.setFont(font)
            painter.setPen(QColor(self.theme.colour(token)))
            flags = wrap_flags(words, font, int(column.width()))
            painter.drawText(QRectF(column.x(), y, column.width(), high + self.theme.dp(2)), flags, words)
        return float(high)

    def _fit(self, words: str, sizes: tuple[int, int], width: float) -> QFont:
        """Bold, as large as ``words`` can be on one line within ``width``, or the smaller of ``sizes``."""
        large, small = sizes
        font = self._font(large, bold=True)
        wide = QFontMetricsF(font).horizontalAdvance(words) + self.theme.dp(2)
        return self._font(max(small, min(large, int(large * width / wide))), bold=True)

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font)
        font.setPixelSize(max(1, round(size * self.unit)))
        font.setBold(bold)
        return font
