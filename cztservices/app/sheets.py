"""From the catalogue to sheets set in type."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from cztservices.catalogue.show import ShownGuide, show_guide
from cztservices.domain.hall import Hall
from cztservices.i18n import Translator
from cztservices.presenters.code_text import write_codes
from cztservices.presenters.codes import Code, make_code
from cztservices.presenters.papers import FORMS, Form, Paper
from cztservices.presenters.sheet import present_sheet
from cztservices.presenters.sheet_text import write_sheet
from cztservices.presenters.sheet_view import SheetView
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.ui.paper_pages import PaperPages
from cztservices.ui.sheet_pages import lay_out_sheet


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is taken away of one guide: the guide, its sheet, and the texts of the codes that hold it."""

    shown: ShownGuide
    view: SheetView
    texts: tuple[str, ...]

    @property
    def title(self) -> str:
        """What a file or a print job is called for the reader."""
        return self.view.foot.left

    @property
    def file_name(self) -> str:
        """What a file is called that nobody named otherwise, without its ending."""
        return self.view.file_name

    def write_text(self) -> str:
        """The sheet as text."""
        return write_sheet(self.view)

    def codes(self, most: int | None = None) -> tuple[Code, ...]:
        """The codes, or as many of them as there is room for."""
        return tuple(make_code(text, quick=True) for text in self.texts[:most])

    def lay_out(self, paper: Paper, family: str, *, large: bool = False) -> PaperPages:
        """The sheet on pages, in the fonts of ``family``."""
        return self.lay_out_form(FORMS[paper, large], family)

    def lay_out_form(self, form: Form, family: str) -> PaperPages:
        """The sheet on pages of ``form``."""
        return lay_out_sheet(self.view, self.codes(form.most_codes), len(self.texts), form, family)


def make_sheet(
    db: CatalogueDb,
    service: str,
    origin: str | None,
    destination: str | None,
    translator: Translator,
    now: datetime,
    answers: Mapping[str, str] | None = None,
    hall: Hall | None = None,
) -> Sheet:
    """The sheet of a service for one direction (codes of cities, or None where not known), taken away ``now``.

    With ``answers`` (by question) that lead to an outcome it is that of the case; ``hall`` adds its notes.

    Raises:
        UnknownNameError: there is no such service.
    """
    return write_sheet_of(show_guide(db, service, origin, destination, now.date(), answers, hall), translator, now)


def make_counter_sheet(
    db: CatalogueDb,
    service: str,
    origin: str | None,
    destination: str | None,
    translator: Translator,
    now: datetime,
    answers: Mapping[str, str] | None = None,
    hall: Hall | None = None,
    *,
    ticked: Collection[str] = (),
    only_missing: bool = False,
) -> Sheet:
    """The sheet that goes with a file which a window takes in, or ``only_missing`` what has yet to be brought.

    The papers that are ``ticked`` (ids) lie there; the rest as :func:`make_sheet`.

    Raises:
        UnknownNameError: there is no such service.
    """
    from cztservices.catalogue.counter import show_counter
    from cztservices.presenters.handover import present_handover, present_missing

    shown = show_counter(db, service, origin, destination, now.date(), answers, hall)
    present = present_missing if only_missing else present_handover
    return Sheet(shown.shown, present(shown, ticked, translator, now), ())


def write_sheet_of(shown: ShownGuide, translator: Translator, now: datetime) -> Sheet:
    """The sheet of a guide that has been read."""
    view = present_sheet(shown, translator, now)
    return Sheet(shown, view, write_codes(view))
