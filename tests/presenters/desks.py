"""A view that remembers, a runner that waits, and a clock: what tests of the desk work with."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from cztservices.domain.words import EntryKind, HandlingMode, ServiceState
from cztservices.i18n import Translator
from cztservices.presenters.direction import PickerView
from cztservices.presenters.found import ResultsView
from cztservices.presenters.guide_view import GuideView
from cztservices.presenters.labels import ASK_FIRST, MODES, STATES
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.tasks import InlineRunner
from cztservices.presenters.trip import TripView
from tests.sample_data import DAY

FILING, RESIDENCE, SENIOR, COMPANY = (
    "medical-offsite-filing",
    "residence-permit",
    "senior-card",
    "company-registration",
)
ALL = [FILING, RESIDENCE, SENIOR, COMPANY]
"""The services of the sample in the order of their domains."""

ENGLISH, CHINESE = Translator("en"), Translator("zh_CN")
SERVICES, OFFICES, HELP = PageRef(Page.SERVICES), PageRef(Page.OFFICES), PageRef(Page.HELP)


def guide(service: str) -> PageRef:
    """The page of a service."""
    return PageRef(Page.GUIDE, service)


class FakeView:
    """Remembers all that it was asked to show."""

    def __init__(self) -> None:
        self.results: list[ResultsView | None] = []
        self.pickers: list[tuple[PickerView, PickerView]] = []
        self.shown: list[tuple[PageRef, Any]] = []
        self.places: list[tuple[Page, bool]] = []
        self.news: list = []
        self.kept: list = []
        self.trips: list[TripView] = []
        self.texts: list[str] = []
        self.notices: list[str] = []
        self.ways_on: list[bool] = []
        self.scroll = 0.0

    def show_results(self, view: ResultsView | None) -> None:
        self.results.append(view)

    def show_direction(self, origin: PickerView, destination: PickerView) -> None:
        self.pickers.append((origin, destination))

    def show_page(self, ref: PageRef, view: Any) -> None:
        self.shown.append((ref, view))

    def show_no_page(self) -> None:
        self.scroll = 0.0

    def scrolled(self) -> float:
        return self.scroll

    def scroll_to(self, scroll: float) -> None:
        self.scroll = scroll

    def show_place(self, page: Page, *, can_go_back: bool, can_go_forward: bool) -> None:
        self.places.append((page, can_go_back))
        self.ways_on.append(can_go_forward)

    def show_news(self, view) -> None:
        self.news.append(view)

    def show_kept(self, view) -> None:
        self.kept.append(view)

    def show_trip(self, view: TripView) -> None:
        self.trips.append(view)

    def show_text(self, text: str) -> None:
        self.texts.append(text)

    def show_notice(self, text: str) -> None:
        self.notices.append(text)

    @property
    def refs(self) -> list[PageRef]:
        """The pages that were shown, one after another."""
        return [ref for ref, _view in self.shown]

    @property
    def guides(self) -> list[GuideView]:
        """The guides that were shown, one after another."""
        return [view for ref, view in self.shown if ref.page is Page.GUIDE]

    @property
    def listed(self) -> ResultsView | None:
        """The list, None where there is none."""
        return self.results[-1] if self.results else None

    @property
    def ids(self) -> list[str]:
        """Services in the list."""
        return [row.ref for row in self.results[-1].rows if row.kind is EntryKind.SERVICE]

    @property
    def badges(self) -> dict[str, str]:
        """Badge of each service in the list."""
        return {row.ref: row.badge for row in self.results[-1].rows if row.kind is EntryKind.SERVICE}

    @property
    def labels(self) -> list[str]:
        """What the two pickers are called."""
        return [picker.label for picker in self.pickers[-1]]

    @property
    def visible(self) -> list[bool]:
        """Which of the two pickers are there."""
        return [picker.visible for picker in self.pickers[-1]]

    @property
    def cities(self) -> tuple[str | None, str | None]:
        """The cities chosen in the two pickers."""
        origin, destination = (
            next((city.code for city in picker.cities if city.chosen), None) for picker in self.pickers[-1]
        )
        return origin, destination


class HoldingRunner:
    """Does the work when told, and not in the order of the calls if so told."""

    def __init__(self) -> None:
        self.held: list[tuple[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]]] = []
        self.failures: list[Exception] = []

    def read(self, work, done, failed) -> None:
        self.held.append((work, done, failed))

    write = read

    def work(self, number: int = 0) -> Callable[[], None]:
        """Do the work of one of those held, and return what hands its outcome over."""
        work, done, failed = self.held.pop(number)
        handed: list[Callable[[], None]] = []

        def keep_failure(error: Exception) -> None:
            self.failures.append(error)
            handed.append(lambda: failed(error))

        InlineRunner().read(work, lambda outcome: handed.append(lambda: done(outcome)), keep_failure)
        return handed[0]

    def release(self, number: int = 0) -> None:
        """Do the work of one of those held, and hand its outcome over."""
        self.work(number)()

    def release_all(self) -> None:
        """Do all the work, in the order of the calls."""
        while self.held:
            self.release()


class Clock:
    """The moment of the window, whose day may turn while it is open."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> datetime:
        return datetime.combine(self.day, time(11))


NOON = Clock(DAY)

ENDED, ASK = CHINESE.gettext(STATES[ServiceState.ENDED]), CHINESE.gettext(ASK_FIRST)
NOWHERE = {FILING: CHINESE.gettext(MODES[HandlingMode.FULLY_ONLINE]), RESIDENCE: ASK, SENIOR: ENDED, COMPANY: ASK}
TO_CHANGSHA = NOWHERE | {
    FILING: CHINESE.gettext(MODES[HandlingMode.NO_ACTION]),
    RESIDENCE: CHINESE.gettext(MODES[HandlingMode.HOME_WINDOW]),
}

SATURDAY = date(2023, 2, 4)
