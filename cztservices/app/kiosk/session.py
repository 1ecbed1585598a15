"""One session of a kiosk: a desk and what it draws on, made for one person and dropped whole after them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from cztservices.domain.catalogue import Service
from cztservices.i18n import Translator
from cztservices.presenters.actions import Action
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.desk_view import NoView
from cztservices.presenters.kiosk.acts import KioskAct
from cztservices.presenters.kiosk.suggestions import present_suggestions
from cztservices.presenters.pages import COLLECTIONS, HOME, PageRef
from cztservices.presenters.place_link import Place
from cztservices.presenters.ticks import Ticks
from cztservices.ui.kiosk.session_page import Front, Hall, SessionPage, Shape
from cztservices.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Offers:
    """What the kiosk gives every session.

    ``speak`` gives the translator of a language; ``services`` are those of the catalogue, whose words are offered
    before anything is typed; ``acts`` stand at the foot.
    """

    hall: Hall
    speak: Callable[[str], Translator]
    acts: tuple[KioskAct, ...]
    services: Callable[[], Sequence[Service]]


class KioskSession(QObject):
    """Takes touches to the desk; what is the kiosk's to do it passes on.

    ``page_laid`` brings a page that stands in the place of the one before; ``opened`` says which page a person opened.
    """

    page_laid = Signal(object)
    act_requested = Signal(object)
    opened = Signal(object)
    searched = Signal()
    codes_wanted = Signal()
    language_changed = Signal(str)

    def __init__(
        self,
        desk: DeskPresenter,
        theme: Theme,
        shape: Shape,
        family: str,
        languages: tuple[str, ...],
        offers: Offers,
    ) -> None:
        """Begin in the first of the ``languages``."""
        super().__init__()
        self.desk, self.theme, self.shape = desk, theme, shape
        self._family, self._languages, self._offers, self._ticks = family, languages, offers, Ticks()
        self.translator = offers.speak(languages[0])
        self._found_at: PageRef | None = None
        self._has_returned = False
        self.is_over = False
        self.page: SessionPage

    def begin(self) -> None:
        """Lay the first page."""
        self._lay_page()
        self.desk.begin()

    def end(self) -> None:
        """Let go of everything of the person; nothing of this session can be used any more."""
        self.is_over = True
        self.desk.leave_search()
        self.desk.move_to(NoView())
        self._ticks.clear()

    def fit(self, shape: Shape) -> None:
        """Lay the page anew on a screen that was turned or is another now."""
        if shape != self.shape:
            self.shape = shape
            self._lay_page()

    def type(self, text: str) -> None:
        """Type with keys that somebody has plugged in."""
        self.page.pad.type_text(text)

    def erase(self) -> None:
        """Take the last letter away."""
        self.page.pad.erase()

    def enter(self) -> None:
        """Look at what was found, with all the room there is."""
        self.page.show_results_whole()

    def look_for(self, text: str) -> None:
        """Look for ``text`` as if it had been typed."""
        self.page.show_text(text)
        self._on_text_changed(text)
        self.page.show_letters()

    def act(self, act: KioskAct) -> None:
        """Do what stands at the foot, as far as it is done here."""
        deeds: dict[KioskAct, Callable[[], object]] = {
            KioskAct.BACK: self._go_back,
            KioskAct.HOME: self._go_home,
            KioskAct.SEARCH: self.page.show_letters,
            KioskAct.LARGE: self._change_size,
            KioskAct.LOW: self._change_height,
            KioskAct.LANGUAGE: self._change_language,
        }
        deeds.get(act, partial(self.act_requested.emit, act))()

    @property
    def next_language(self) -> str:
        """The language that is offered; none where there is one only."""
        if len(self._languages) == 1:
            return ""
        return self._languages[(self._languages.index(self.translator.language) + 1) % len(self._languages)]

    def _lay_page(self) -> None:
        before: SessionPage | None = vars(self).get("page")
        self.page = page = SessionPage(
            self.theme, self.translator, self._ticks, self._family, self._offers.hall, self.shape, self._offers.acts
        )
        page.show_next_language(self.next_language)
        self._connect(page)
        self.desk.move_to(page)
        self._suggest()
        if before is not None:
            self._stand_like(before.front)
            page.stand_like(before)
        self.page_laid.emit(page)

    def _stand_like(self, front: Front) -> None:
        """Codes that were shown are made anew, in the language and size of now."""
        if front is Front.CODES:
            self.codes_wanted.emit()

    def _connect(self, page: SessionPage) -> None:
        page.text_changed.connect(partial(self._on_text_changed))
        page.text_requested.connect(partial(self.look_for))
        page.suggestion_chosen.connect(partial(self._on_suggestion_chosen))
        page.page_requested.connect(partial(self._open))
        page.row_chosen.connect(partial(self._open_found))
        page.place_requested.connect(partial(self.desk.go_to))
        page.choice_requested.connect(partial(self.desk.choose))
        page.city_chosen.connect(partial(self.desk.choose_city))
        page.day_chosen.connect(partial(self.desk.choose_day))
        page.action_requested.connect(partial(self._on_action_requested))
        page.act_requested.connect(partial(self.act))
        page.results_shown.connect(partial(self._suggest))

    def _open(self, ref: PageRef) -> None:
        self.opened.emit(ref)
        self.desk.follow(ref)
        self.page.leave_search()

    def _open_found(self, place: Place) -> None:
        """Open a page from what was found, to which one can go back."""
        self.opened.emit(place.ref)
        self._found_at, self._has_returned = place.ref, False
        self.desk.hold_on()
        self.desk.go_to(place)
        self.page.leave_search()

    def _go_back(self) -> None:
        """Back from the codes to the page, from what was opened to what was found, from there to what lay before."""
        page, current = self.page, self.desk.current
        if page.front is Front.CODES:
            page.leave_codes()
        elif page.front is Front.FOUND:
            self._leave_found()
        elif self._found_at is not None and (current.page, current.ref) == (self._found_at.page, self._found_at.ref):
            self._found_at, self._has_returned = None, True
            page.show_found()
        else:
            self.desk.go_back()
            page.leave_search()

    def _leave_found(self) -> None:
        if self._has_returned:  # what was opened from there is still below
            self._has_returned = False
            self.desk.go_back()
            self.page.leave_search()
        elif self.desk.text and (self.desk.current == HOME or self.desk.current.page in COLLECTIONS):
            self._go_home()
        else:
            self.page.leave_search()

    def _go_home(self) -> None:
        self._found_at, self._has_returned = None, False
        self.desk.go_home()
        self.page.leave_search()
        self._suggest()

    def _change_size(self) -> None:
        self.theme = replace(self.theme, elder=not self.theme.elder)
        self._lay_page()

    def _change_height(self) -> None:
        self.shape = replace(self.shape, is_low=not self.shape.is_low)
        self._lay_page()

    def _change_language(self) -> None:
        if self.next_language:
            self.translator = self._offers.speak(self.next_language)
            self.page.retranslate(self.translator)
            self.page.show_next_language(self.next_language)
            front = self.page.front
            self.desk.redraw(self.translator)
            self._stand_like(front)
            self.language_changed.emit(self.translator.language)

    def _on_action_requested(self, action: Action) -> None:
        """What pages ask for beside leading on: to be asked for one's case, or for another direction."""
        deeds: dict[Action, Callable[[], object]] = {
            Action.ASK: self.desk.ask,
            Action.COMPARE: self.desk.compare,
            Action.TURN_AROUND: self.desk.turn_around,
            Action.HOME: self._go_home,
            Action.BACK: self._go_back,
        }
        deeds.get(action, lambda: None)()

    def _on_text_changed(self, text: str) -> None:
        if text.strip() and not self.desk.text.strip():
            self.searched.emit()
        self._found_at, self._has_returned = None, False
        self.desk.search(text)

    def _suggest(self) -> None:
        """Offer words of the catalogue above the letters."""
        self.page.show_suggestions(present_suggestions(self.desk.found, self._offers.services(), self.translator))

    def _on_suggestion_chosen(self, target: PageRef | str) -> None:
        """Open it, or look for it."""
        if isinstance(target, PageRef):
            self._open_found(Place(target))
        else:
            self.look_for(target)
