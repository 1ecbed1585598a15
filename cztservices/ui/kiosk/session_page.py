"""What one person sees of a kiosk: head, cities, page or what was found, letters, foot; dropped with the session."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cztservices.i18n import N_, Translator
from cztservices.presenters.actions import Action
from cztservices.presenters.direction import PickerView
from cztservices.presenters.kiosk.acts import KioskAct, present_act
from cztservices.presenters.kiosk.suggestions import SuggestionView
from cztservices.presenters.pages import COLLECTIONS, Page, PageRef, ref_of_entry
from cztservices.presenters.place_link import Place
from cztservices.presenters.ticks import Ticks
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.direction_bar import DirectionBar
from cztservices.ui.kiosk.foot_bar import FootBar
from cztservices.ui.kiosk.head_bar import HeadBar
from cztservices.ui.kiosk.home_page import KioskHomePage
from cztservices.ui.kiosk.letter_pad import LetterPad
from cztservices.ui.kiosk.scrolling import make_scrollable
from cztservices.ui.list_panel import ListPanel
from cztservices.ui.notices import Notices
from cztservices.ui.page_factory import make_page
from cztservices.ui.page_stack import PageStack
from cztservices.ui.page_wishes import PAGE_WISHES, PageWishes, pass_on
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from cztservices.presenters.found import ResultsView
    from cztservices.presenters.mine_view import KeptView
    from cztservices.presenters.news import NewsCardsView
    from cztservices.presenters.sheet_view import SheetView
    from cztservices.presenters.trip import TripView
    from cztservices.ui.kiosk.codes_page import CodesPage

READ = frozenset({Page.GUIDE, Page.COMPARE, Page.ENTRY, Page.REQUIREMENT})
"""Pages that are read before anything on them is pressed: in the low position too they fill the screen at first."""

REACH = 1 / 3
"""In the low position everything that can be pressed can be brought into this share of the screen, from below."""

_MARGIN, _SPACE, _SPACE_LOW = 24, 12, 6


class Front(Enum):
    """What stands on the stage."""

    PAGE = auto()
    FOUND = auto()
    """What was found, or the services of one field."""
    CODES = auto()


@dataclass(frozen=True, slots=True)
class Hall:
    """What the head says of the hall."""

    name: str = ""
    logo: "QPixmap | None" = None


@dataclass(frozen=True, slots=True)
class Shape:
    """How the page is laid out: for a screen of ``size`` pixels, ``is_low`` for who cannot reach its upper part."""

    size: QSize
    is_low: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether the screen stands upright."""
        return self.size.height() > self.size.width()

    @property
    def reach(self) -> int:
        """From which pixel downwards everything can be reached."""
        return round(self.size.height() * (1 - REACH)) if self.is_low else 0


class SessionPage(PageWishes, QWidget):
    """Draws a desk for a finger, and turns touches into wishes."""

    text_changed = Signal(str)
    act_requested = Signal(object)
    suggestion_chosen = Signal(object)
    row_chosen = Signal(object)
    page_made = Signal(object)
    results_shown = Signal()

    def __init__(
        self,
        theme: Theme,
        translator: Translator,
        ticks: Ticks,
        family: str,
        hall: Hall,
        shape: Shape,
        offered: tuple[KioskAct, ...] = tuple(KioskAct),
    ) -> None:
        """Build the parts once; views fill them. The acts that are ``offered`` stand at the foot."""
        super().__init__()
        self.setObjectName("window")
        self.setStyleSheet(style_sheet(theme, family))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(1, 1)  # else it is as high as its parts would be in a column one word wide
        self.resize(shape.size)
        self.theme, self.shape, self._tr, self._ticks = theme, shape, translator, ticks
        self.front, self.has_letters, self._lists = Front.PAGE, False, False
        self._place: tuple[Page, bool] = (Page.HOME, False)
        self._shown: tuple[Page, str] | None = None
        self._ends_shown = True
        self._codes: CodesPage | None = None
        self._build(hall, offered)
        self.retranslate(translator)
        self._share_height()

    def _build(self, hall: Hall, offered: tuple[KioskAct, ...]) -> None:
        theme, dp = self.theme, self.theme.dp
        self.head = HeadBar(theme, hall.name, hall.logo)
        self.ends, self.direction = QWidget(), DirectionBar(theme, self._tr)
        self.ends.setLayout(self.direction)
        self.direction.city_chosen.connect(self.city_chosen)
        self.direction.turn_requested.connect(lambda: self.action_requested.emit(Action.TURN_AROUND))
        self.notices = Notices(theme)
        self.pages = PageStack(theme, self._ticks, self._make_page)
        pass_on(self.pages, self, [name for name in PAGE_WISHES if name != "choice_requested"])
        self.pages.choice_requested.connect(self._on_choice_requested)
        self.pages.page_made.connect(self.page_made)
        self.list = ListPanel(theme, self._tr)
        self.list.row_clicked.connect(self._on_row_clicked)
        make_scrollable(self.list.rows)
        self.stage = QStackedWidget()
        self.stage.setMinimumHeight(1)  # else it asks for as much as the highest of all that it may show
        self.stage.addWidget(self.pages)
        self.stage.addWidget(self.list)
        self.pad = LetterPad(theme, self._tr)
        self.pad.text_changed.connect(self._on_text_changed)
        self.pad.suggestion_chosen.connect(self.suggestion_chosen)
        self.pad.results_requested.connect(self.show_results_whole)
        if self.shape.is_low:
            self.pad.setFixedHeight(self.pad.least_height(self.shape.size.width() - 2 * dp(_MARGIN)))
        is_narrow, is_low = self.shape.is_narrow, self.shape.is_low
        self.foot = FootBar(theme, offered, is_narrow=is_narrow, is_flat=is_low and not is_narrow)
        self.foot.act_requested.connect(self.act_requested)
        lines = self._lines = QVBoxLayout(self)
        space = dp(_SPACE_LOW if self.shape.is_low else _SPACE)
        lines.setContentsMargins(dp(_MARGIN), space, dp(_MARGIN), space)
        lines.setSpacing(space)
        lines.addWidget(self.head)
        if not self.shape.is_low:
            lines.addWidget(self.ends)
        lines.addLayout(self.notices)
        lines.addWidget(self.stage, 1)
        if self.shape.is_low:
            lines.addWidget(self.ends)
        lines.addWidget(self.pad)
        lines.addWidget(self.foot)

    @property
    def _headroom(self) -> int:
        """How much of the stage lies above what can be reached."""
        self._lines.activate()
        return max(0, self.shape.reach - self.stage.y())

    def _make_page(self, name: Page, theme: Theme, ticks: Ticks) -> ColumnPage:
        page = KioskHomePage(theme) if name is Page.HOME else make_page(name, theme, ticks)
        page.headroom = self._headroom
        page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        make_scrollable(page)
        return page

    def retranslate(self, translator: Translator) -> None:
        """Say everything that the page itself says in another language."""
        self._tr = translator
        self.setStyleSheet(self.styleSheet())  # what is there already would keep the font of the other language
        self.head.show_name(translator.gettext(N_("Cross-city services")))
        self.direction.retranslate(translator)
        self.list.retranslate(translator)
        self.pad.retranslate(translator)
        if self._codes is not None:
            self._codes.retranslate(translator)
        for act in KioskAct:
            self.foot.show_act(present_act(act, translator, is_on=self._is_on(act)))

    def _is_on(self, act: KioskAct) -> bool:
        return {KioskAct.LOW: self.shape.is_low, KioskAct.LARGE: self.theme.elder}.get(act, False)

    def show_next_language(self, language: str) -> None:
        """Offer another language, in its own words."""
        self.foot.show_act(present_act(KioskAct.LANGUAGE, self._tr, next_language=language))

    # What the desk draws on

    def show_results(self, view: "ResultsView | None") -> None:
        """Show what was found; None takes it away."""
        self._lists = view is not None
        if view is not None:
            self.list.show_results(view)
        self._share_height()
        self.results_shown.emit()

    def show_direction(self, origin: PickerView, destination: PickerView) -> None:
        """Show the pickers."""
        self.direction.show_direction(origin, destination)
        self.pages.show_direction(origin, destination)
        self._ends_shown = origin.visible or destination.visible
        self._share_height()

    def show_page(self, ref: PageRef, view: Any) -> None:
        """Show a page; nothing on it has the focus before somebody uses keys."""
        if self._shown not in (None, (ref.page, ref.ref)):
            self.notices.show_done("")  # it was said of another page
        self._shown = (ref.page, ref.ref)
        if ref.page in self.pages.made:
            self.pages.made[ref.page].headroom = self._headroom
        page = self.pages.show_page(ref, view)
        if self.front is Front.CODES:
            self.front = Front.PAGE
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self._share_height()
        if ref.page in READ:
            page.pass_headroom()

    def show_no_page(self) -> None:
        """Show nothing in the place of the page."""
        if self.opened is not None:
            self.pages.clear_page()

    def scrolled(self) -> float:
        """How far down the page is scrolled, from 0.0 to 1.0."""
        return self.opened.scrolled() if self.opened is not None else 0.0

    def scroll_to(self, scroll: float) -> None:
        """Scroll the page so far down, however late it is laid out."""
        if self.opened is not None:
            self.opened.scroll_to(scroll)

    def show_place(self, page: Page, *, can_go_back: bool, can_go_forward: bool) -> None:
        """Let be pressed what does something here."""
        self._place = (page, can_go_back)
        self._enable()

    def show_trip(self, view: "TripView") -> None:
        """Show what is known of a journey on another day, on the guide that lies open."""
        self.pages.show_trip(view)

    def show_kept(self, view: "KeptView") -> None:
        """Nothing is kept here."""

    def show_news(self, view: "NewsCardsView") -> None:
        """There is no room for news."""

    def show_text(self, text: str) -> None:
        """Write ``text`` where one types, without searching for it."""
        self.pad.set_text(text)

    def show_notice(self, text: str) -> None:
        """Say that a wish could not be met; empty once one has been."""
        self.notices.show_notice(text)

    def show_done(self, text: str) -> None:
        """Say what came of a wish."""
        self.notices.show_notice("")
        self.notices.show_done(text)
        if text:
            from cztservices.ui.accessible import announce

            announce(self, text)

    def show_trouble(self, text: str) -> None:
        """Say what is wrong with this computer for as long as it is."""
        self.notices.show_trouble(text)

    def show_codes(self, view: "SheetView") -> None:
        """Show the codes of a sheet in the place of the page, until that is left or another one is opened."""
        if self._codes is None:
            from cztservices.ui.kiosk.codes_page import CodesPage

            self._codes = CodesPage(self.theme, self._tr)
            make_scrollable(self._codes.scroller)
            self._codes.set_low(self.shape.is_low)
            self._codes.left.connect(self.leave_codes)
            self.stage.addWidget(self._codes)
        self._codes.show_sheet(view)
        self.front = Front.CODES
        self._share_height()

    def leave_codes(self) -> None:
        """Show the page again."""
        self.front = Front.PAGE
        self._share_height()

    def show_suggestions(self, views: tuple[SuggestionView, ...]) -> None:
        """Offer words of the catalogue above the letters."""
        self.pad.show_suggestions(views)

    @property
    def opened(self) -> ColumnPage | None:
        """The page that is shown."""
        return self.pages.opened

    # Touches

    def stand_like(self, before: "SessionPage") -> None:
        """Show what stood there before: the same desk, on another page."""
        self.front, self.has_letters = before.front, before.has_letters
        self._share_height()

    def show_letters(self) -> None:
        """Show the letters, and what was found for what has been typed already."""
        self.has_letters = True
        self.front = Front.FOUND if self.pad.text.strip() else Front.PAGE
        self._share_height()

    def show_found(self) -> None:
        """Show what was found, above the letters."""
        self.front, self.has_letters = Front.FOUND, True
        self._share_height()

    def show_results_whole(self) -> None:
        """Lay the letters away, so that what was found has their room."""
        self.has_letters = False
        self._share_height()

    def leave_search(self) -> None:
        """What was found has been left for a page."""
        self.front, self.has_letters = Front.PAGE, False
        self._share_height()

    def _on_text_changed(self, text: str) -> None:
        self.front, self.has_letters = Front.FOUND if text.strip() else Front.PAGE, True
        self.text_changed.emit(text)
        self._share_height()

    def _on_row_clicked(self) -> None:
        row = self.list.chosen
        if row is None:
            return
        place = row.place if row.place is not None else Place(ref_of_entry(row.kind, row.ref))
        self.row_chosen.emit(place)

    def _on_choice_requested(self, choice: str) -> None:
        """A field of services that was chosen has its list in the place of the fields."""
        if self.pages.opened_name in COLLECTIONS and choice:
            self.front = Front.FOUND
        self.choice_requested.emit(choice)
        self._share_height()

    def _share_height(self) -> None:
        """Give the stage what the letters leave, and show on it what was asked for last."""
        fronts: dict[Front, QWidget | None] = {
            Front.FOUND: self.list if self._lists else None,
            Front.CODES: self._codes,
        }
        at_home = self.pages.opened_name in (Page.HOME, None) and self.front is Front.PAGE
        shows_pad = self.has_letters or (at_home and not self.shape.is_low)
        self.stage.setCurrentWidget(fronts.get(self.front) or self.pages)
        self.pad.setVisible(shows_pad)
        is_crowded = self.shape.is_low and shows_pad
        self.ends.setVisible(self._ends_shown and not is_crowded)
        self.foot.crowd(crowded=is_crowded)
        if self.front is Front.FOUND:  # above the letters there is no room within reach; suggestions stand there
            headroom = 0 if is_crowded else self._headroom
            self.list.rows.headroom = max(0, headroom - self.list.rows.y())
        self._enable()

    def _enable(self) -> None:
        page, can_go_back = self._place
        on_page, elsewhere = self.front is Front.PAGE, page is not Page.HOME
        possible = {
            KioskAct.BACK: not on_page or can_go_back or elsewhere,
            KioskAct.HOME: not on_page or elsewhere,
            KioskAct.SEARCH: not self.has_letters,
            KioskAct.PRINT: page is Page.GUIDE and self.front is not Front.FOUND,
            KioskAct.CODES: page is Page.GUIDE and on_page,
        }
        for act, is_possible in possible.items():
            self.foot.enable(act, possible=is_possible)
