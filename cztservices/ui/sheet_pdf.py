"""Sheets as a PDF: drawn by Qt, then given the title, language and bookmarks that Qt has no words for."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from cztservices.ui.paper_document import UNITS_PER_POINT
from cztservices.ui.paper_pages import PaperPages

RESOLUTION = 72 * UNITS_PER_POINT
"""Dots to the inch: a unit of the document is one of them."""

_LANGUAGES = {"zh_CN": "zh-CN", "zh_TW": "zh-TW", "en": "en"}


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title in the contents of the file, the page that it leads to (from 0), and what stands below it."""

    title: str
    page: int
    below: tuple["Bookmark", ...] = ()


@dataclass(frozen=True, slots=True)
class PdfText:
    """What the file says of itself."""

    title: str
    language: str
    bookmarks: tuple[Bookmark, ...] = field(default=())


class PdfDrawing:
    """Draws sheets one behind the other; only the drawing is kept in memory.

    A context, since a painter that outlives what it draws on ends the program.
    """

    def __init__(self, title: str) -> None:
        """Begin an empty file."""
        self._bytes = QByteArray()
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(RESOLUTION)
        self._writer.setTitle(title)
        self._writer.setCreator("cztservices")
        self._painter: QPainter | None = None
        self.count = 0

    def __enter__(self) -> Self:
        """Draw within the context."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Let go of the painter, also where the drawing was given up."""
        if self._painter is not None:
            self._painter.end()
            self._painter = None

    def add(self, pages: PaperPages, *, is_numbered: bool = False) -> int:
        """Draw all pages, with their numbers in the file if wished; the number of the first of them, from 0."""
        first = self.count
        for page in range(pages.count):
            self._set_size(pages.size_mm)
            if self._painter is None:
                self._painter = QPainter(self._writer)
            else:
                self._writer.newPage()
            self.count += 1
            pages.draw(self._painter, page, self.count if is_numbered else None)
        return first

    def finish(self) -> bytes:
        """The file as Qt writes it."""
        self.__exit__()
        self._buffer.close()
        return bytes(self._bytes.data())

    def _set_size(self, size_mm: QSizeF) -> None:
        size = QPageSize(size_mm, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
        self._writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))


def draw_sheet(pages: PaperPages, title: str, language: str) -> bytes:
    """One sheet as a PDF with a bookmark for each of its titles."""
    with PdfDrawing(title) as drawing:
        drawing.add(pages)
    bookmarks = tuple(Bookmark(heading, page) for heading, page in pages.contents())
    return finish_pdf(drawing.finish(), PdfText(title, language, (Bookmark(title, 0, bookmarks),)))


def finish_pdf(drawn: bytes, text: PdfText, front: bytes | None = None) -> bytes:
    """Write title, language and bookmarks into what Qt drew; pages of ``front`` go before it, with Roman numbers."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.constants import PageLabelStyle
    from pypdf.generic import BooleanObject, DictionaryObject, IndirectObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=io.BytesIO(drawn))
    if front is not None:
        reader = PdfReader(io.BytesIO(front))
        writer.merge(0, reader, import_outline=False)
        writer.set_page_label(0, len(reader.pages) - 1, style=PageLabelStyle.LOWERCASE_ROMAN)
        writer.set_page_label(len(reader.pages), len(writer.pages) - 1, style=PageLabelStyle.DECIMAL)
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(_LANGUAGES[text.language])
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})  # noqa: FBT003
    writer.add_metadata({"/Title": text.title})

    def add(bookmarks: Iterable[Bookmark], above: IndirectObject | None = None) -> None:
        for one in bookmarks:
            add(one.below, writer.add_outline_item(title=one.title, page_number=one.page, parent=above))

    add(text.bookmarks)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
