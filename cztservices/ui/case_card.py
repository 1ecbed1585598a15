"""What a guide depends on: the offer to answer its questions, or the case that was answered."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.guide_view import CaseView, GuideView
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.case_chips import CaseChips
from cztservices.ui.fold import Fold
from cztservices.ui.guide_cards import make_captions
from cztservices.ui.link import Link
from cztservices.ui.theme import Theme
from cztservices.ui.tile import Tile
from cztservices.ui.widgets import make_card, make_label


def make_offer(view: GuideView, theme: Theme) -> Tile:
    """A large button that asks what holds in one's case."""
    tile = Tile(view.ask, "list-checks", theme, view.ask_caption, role="section")
    tile.setToolTip(f"{view.ask} ({ACTIONS[Action.ASK].shortcuts[0]})")
    return tile


class CaseCard(QWidget):
    """The answers of a case, who says what they come to, and the way back to the guide for everybody."""

    page_requested = Signal(object)

    def __init__(self, view: GuideView, case: CaseView, theme: Theme) -> None:
        """Draw ``case`` of the guide ``view``."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.dp(4))
        chips = CaseChips(case.title, case.path, theme)
        chips.page_requested.connect(self.page_requested)
        layout.addWidget(chips)
        if case.instead_page is not None:
            frame, inside = make_card(theme)
            inside.addWidget(make_label(case.instead_title, "caption"))
            link = Link(case.instead, theme)
            link.clicked.connect(partial(self.page_requested.emit, case.instead_page))
            inside.addWidget(link)
            layout.addWidget(frame)
        layout.addWidget(Fold(f"{case.caption} · {view.proof_title}", lambda: make_captions(case.proof, theme)))
        general = QToolButton()
        general.setText(case.general)
        general.setProperty("role", "quiet")
        general.clicked.connect(partial(self.page_requested.emit, PageRef(Page.GUIDE, view.service_id)))
        layout.addWidget(general, 0, Qt.AlignmentFlag.AlignLeft)
