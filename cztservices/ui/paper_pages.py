"""A document on pages, drawn on whatever can be drawn on."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QPainter, QPalette, QTextBlock

from cztservices.presenters.papers import Form
from cztservices.presenters.sheet_view import SheetFoot
from cztservices.ui.paper_document import LINE_SPACING, UNITS_PER_MM, UNITS_PER_POINT, PaperDocument
from cztservices.ui.theme import Theme

_FOOT = 7.5
"""Height of the line below the text of every page, in millimetres."""

_FOOT_POINTS = 8
_OVERLAP = 0.2
"""How far the box of a line may reach into that of the next, in letters of the body."""

_SLACK = 1.0
"""Bands that meet within so many units do not overlap."""


@dataclass(frozen=True, slots=True)
class Band:
    """A part of a document from ``top`` to ``bottom``."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def is_cut_at(self, place: float) -> bool:
        """Whether ``place`` goes through it."""
        return self.top + _SLACK < place < self.bottom - _SLACK


@dataclass(frozen=True, slots=True)
class PaperPages:
    """A document that has been cut into pages."""

    document: PaperDocument
    bands: tuple[Band, ...]
    foot: SheetFoot

    @property
    def form(self) -> Form:
        """What it is set for."""
        return self.document.form

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.bands)

    @property
    def size_mm(self) -> QSizeF:
        """The paper of each page."""
        if self.form.height:
            return QSizeF(self.form.width, self.form.height)
        return QSizeF(self.form.width, self.bands[0].height / UNITS_PER_MM + 2 * self.form.edge)

    @property
    def body_points(self) -> float:
        """The size of the text, which is smaller than the form wishes where the sheet would take too many pages."""
        return self.document.points("body")

    def contents(self) -> Iterator[tuple[str, int]]:
        """The titles in it, each with its page (from 0)."""
        for heading in self.document.headings:
            top = self.document.box_of(heading.position).top() + _SLACK
            yield heading.title, next((n for n, band in enumerate(self.bands) if top < band.bottom), 0)

    def draw(self, painter: QPainter, page: int, number: int | None = None) -> None:
        """Draw ``page`` (from 0) on a ``painter`` whose units are those of the document, from the corner of the paper.

        ``number`` is that of the page in a book of many sheets.
        """
        form, band = self.form, self.bands[page]
        painter.save()
        painter.translate(form.side * UNITS_PER_MM, form.edge * UNITS_PER_MM - band.top)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(Theme("light").colour("ink")))
        room = QRectF(0, band.top, self.document.textWidth(), band.height)
        painter.setClipRect(room)
        # Lines are set closer than their font wishes, so their boxes overlap; one of another page must not be drawn, as
        # it could be copied from under the edge.
        overlap = self.body_points * UNITS_PER_POINT * _OVERLAP
        context.clip = room.adjusted(0, overlap, 0, -overlap)
        self.document.documentLayout().draw(painter, context)
        painter.restore()
        if form.height:
            self._draw_foot(painter, page, number)

    def _draw_foot(self, painter: QPainter, page: int, number: int | None) -> None:
        form, font = self.form, QFont(self.document.family)
        font.setPixelSize(_FOOT_POINTS * UNITS_PER_POINT)
        painter.setFont(font)
        painter.setPen(QColor(Theme("light").colour("ink2")))
        top = (form.height - form.edge - _FOOT) * UNITS_PER_MM
        room = QRectF(form.side * UNITS_PER_MM, top, (form.width - 2 * form.side) * UNITS_PER_MM, _FOOT * UNITS_PER_MM)
        place = Qt.AlignmentFlag
        said = (
            (place.AlignLeft, self.foot.left),
            (place.AlignHCenter, "" if number is None else str(number)),
            (place.AlignRight, self.foot.right.format(page=page + 1, pages=self.count)),
        )
        for side, words in said:
            painter.drawText(room, int(place.AlignBottom | side), words)


def text_height(form: Form) -> float:
    """The height of the text on each page of ``form``, in units of the document."""
    return (form.height - 2 * form.edge - _FOOT) * UNITS_PER_MM


def paginate(document: PaperDocument) -> tuple[Band, ...]:
    """Cut ``document`` into pages between its lines: no row of a table is cut, no title left alone at the end."""
    whole = Band(0, document.documentLayout().documentSize().height())
    if not document.form.height:
        return (whole,)
    height, lines = text_height(document.form), list(_all_lines(document))
    uncut = [*lines, *_find_wholes(document)]
    bands, top = list[Band](), 0.0
    while top + height < whole.bottom:
        end = _find_cut(uncut, top, top + height) or _find_cut(lines, top, top + height) or top + height
        bands.append(Band(top, end))
        top = min((band.top for band in lines if band.top >= end - _SLACK), default=end)
    return (*bands, Band(top, whole.bottom))


def _find_cut(uncut: list[Band], top: float, end: float) -> float | None:
    """The lowest place down to ``end`` that goes through nothing, None where there is none below ``top``."""
    cut = end
    while through := [band.top for band in uncut if band.is_cut_at(cut)]:
        cut = min(through)
    return cut if cut > top else None


def _find_wholes(document: PaperDocument) -> list[Band]:
    """What stays on one page beside lines: rows of tables, and titles with what follows them."""
    rows = [_span(document, (*row.cells, *row.ends)) for row in document.rows()]
    titles = list[Band]()
    for heading in document.headings:
        title, following = document.box_of(heading.position), document.box_of(heading.following)
        first = next((row for row in rows if row.top <= following.top() < row.bottom), None)
        first = first or next(iter(_lines(document, document.findBlock(heading.following))))
        titles.append(Band(title.top(), first.bottom))
    return [*rows, *titles]


def _all_lines(document: PaperDocument) -> Iterator[Band]:
    block = document.begin()
    while block.isValid():
        yield from _lines(document, block)
        block = block.next()


def _lines(document: PaperDocument, block: QTextBlock) -> list[Band]:
    top, layout = document.box_of(block.position()).top(), block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [Band(top + line.y(), top + line.y() + line.height() * LINE_SPACING / 100) for line in lines]


def _span(document: PaperDocument, positions: tuple[int, ...]) -> Band:
    boxes = [document.box_of(position) for position in positions]
    return Band(min(box.top() for box in boxes), max(box.bottom() for box in boxes))
