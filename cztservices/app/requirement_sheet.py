"""What is accepted for a requirement, read and set in type."""

from dataclasses import dataclass
from datetime import datetime

from cztservices.catalogue.requirements import show_requirement
from cztservices.i18n import Translator
from cztservices.presenters.papers import FORMS, Paper
from cztservices.presenters.requirement_text import write_requirement
from cztservices.presenters.requirements import RequirementView, present_requirement
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.ui.paper_pages import PaperPages
from cztservices.ui.requirement_document import lay_out_requirement


@dataclass(frozen=True, slots=True)
class RequirementSheet:
    """The table of a requirement, as it is taken away."""

    view: RequirementView

    @property
    def title(self) -> str:
        """What a file or a print job is called for the reader."""
        return f"{self.view.kind}: {self.view.title}"

    @property
    def file_name(self) -> str:
        """What a file is called that nobody named otherwise, without its ending."""
        return self.view.file_name

    def write_text(self) -> str:
        """The table as text."""
        return write_requirement(self.view)

    def lay_out(self, paper: Paper, family: str, *, large: bool = False) -> PaperPages:
        """The table on pages, in the fonts of ``family``."""
        return lay_out_requirement(self.view, FORMS[paper, large], family)


def make_requirement_sheet(db: CatalogueDb, key: str, translator: Translator, now: datetime) -> RequirementSheet:
    """The table of the requirement called ``key``, taken away ``now``.

    Raises:
        UnknownNameError: there is no such requirement.
    """
    return RequirementSheet(present_requirement(show_requirement(db, key, now.date()), translator))
