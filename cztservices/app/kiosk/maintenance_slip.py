"""How a kiosk is, set in type for its own printer."""

from dataclasses import dataclass

from cztservices.presenters.kiosk.maintenance import MaintenanceView
from cztservices.presenters.kiosk.slip import write_slip, write_slip_text
from cztservices.presenters.papers import FORMS, Paper
from cztservices.ui.kiosk.slip_document import lay_out_slip
from cztservices.ui.paper_pages import PaperPages


@dataclass(frozen=True, slots=True)
class MaintenanceSlip:
    """The maintenance page, as it is taken away."""

    view: MaintenanceView

    @property
    def title(self) -> str:
        """What a print job is called."""
        return f"{self.view.kind}: {self.view.title}"

    def write_text(self) -> str:
        """The slip as text."""
        return write_slip_text(write_slip(self.view))

    def lay_out(self, paper: Paper, family: str, *, large: bool = False) -> PaperPages:
        """The slip on pages, in the fonts of ``family``."""
        return lay_out_slip(write_slip(self.view), FORMS[paper, large], family)
