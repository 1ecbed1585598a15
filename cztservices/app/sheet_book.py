"""All sheets as one PDF, with contents."""

from dataclasses import dataclass
from datetime import datetime

from cztservices.app.sheets import make_sheet
from cztservices.authoring.progress import Report
from cztservices.domain.coverage import directions_of
from cztservices.domain.hall import Hall
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import CITY_LABELS
from cztservices.presenters.papers import FORMS, Form, Paper
from cztservices.presenters.sheet_view import SheetFoot
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.ui.contents_document import ContentsDocument, ContentsEntry, ContentsGroup
from cztservices.ui.paper_pages import PaperPages, paginate
from cztservices.ui.sheet_pdf import Bookmark, PdfDrawing, PdfText, finish_pdf


@dataclass(frozen=True, slots=True)
class Book:
    """A finished book: the bytes of the PDF, how many sheets are in it, and on how many pages."""

    content: bytes
    sheets: int
    pages: int


class BookMaker:
    """Makes a book of all sheets in one language."""

    def __init__(
        self,
        db: CatalogueDb,
        translator: Translator,
        now: datetime,
        family: str,
        *,
        large: bool,
        hall: Hall | None = None,
    ) -> None:
        """Read from ``db``, write with ``translator`` what is taken away ``now``, with the notes of ``hall``."""
        self._db, self._tr, self._now, self._family, self._hall = db, translator, now, family, hall
        self._form: Form = FORMS[Paper.A4, large]

    def make(self, report: Report) -> Book:
        """The book.

        Raises:
            Cancelled: ``report`` was told to stop.
        """
        services = list(self._db.services())
        total = sum(len(directions_of(service)) for service in services)
        title = self._tr.gettext(N_("Sheets of all services"))
        done, groups = 0, list[ContentsGroup]()
        with PdfDrawing(title) as drawing:
            for service in services:
                entries = []
                for origin, destination in directions_of(service):
                    sheet = make_sheet(self._db, service.id, origin, destination, self._tr, self._now, hall=self._hall)
                    first = drawing.add(sheet.lay_out_form(self._form, self._family), is_numbered=True)
                    entries.append(ContentsEntry(self._name(origin, destination), first + 1))
                    done += 1
                    report(done, total)
                groups.append(ContentsGroup(self._tr.say(service.name), tuple(entries)))
        return self._bind(drawing, title, groups, total)

    def _bind(self, drawing: PdfDrawing, title: str, groups: list[ContentsGroup], sheets: int) -> Book:
        _, tr = self._tr.gettext, self._tr
        template = tr.gettext(N_("{count} sheets · catalogue {version} · {day}"))
        lead = template.format(count=sheets, version=self._db.version(), day=tr.format_day(self._now.date()))
        document = ContentsDocument(title, lead, groups, self._form, self._family)
        contents = PaperPages(document, paginate(document), SheetFoot(title, "{page} / {pages}"))
        with PdfDrawing(title) as front:
            front.add(contents)
        shift = contents.count - 1
        marks = (
            Bookmark(group.title, group.entries[0].page + shift, tuple(_mark(entry, shift) for entry in group.entries))
            for group in groups
        )
        text = PdfText(title, tr.language, (Bookmark(_(N_("Contents")), 0), *marks))
        return Book(finish_pdf(drawing.finish(), text, front.finish()), sheets, contents.count + drawing.count)

    def _name(self, origin: str | None, destination: str | None) -> str:
        return "→".join(self._tr.gettext(CITY_LABELS[city]) for city in (origin, destination) if city)


def _mark(entry: ContentsEntry, shift: int) -> Bookmark:
    return Bookmark(entry.direction or str(entry.page), entry.page + shift)
