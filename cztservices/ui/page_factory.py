"""Makes the widget of each page when it is first opened."""

from cztservices.presenters.pages import Page
from cztservices.presenters.ticks import Ticks
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.theme import Theme


def make_page(page: Page, theme: Theme, ticks: Ticks) -> ColumnPage:  # noqa: C901, PLR0911, PLR0912 - a branch a page
    """A new, empty widget for ``page``; its module is loaded only now."""
    match page:
        case Page.HOME:
            from cztservices.ui.home_page import HomePage

            return HomePage(theme)
        case Page.SERVICES:
            from cztservices.ui.tiles_page import ServicesPage

            return ServicesPage(theme)
        case Page.GUIDE:
            from cztservices.ui.guide_page import GuidePage

            return GuidePage(theme, ticks)
        case Page.ASK:
            from cztservices.ui.ask_page import AskPage

            return AskPage(theme)
        case Page.COUNTER:
            from cztservices.ui.counter_page import CounterPage

            return CounterPage(theme)
        case Page.COMPARE:
            from cztservices.ui.compare_page import ComparePage

            return ComparePage(theme)
        case Page.LICENCES:
            from cztservices.ui.licences_page import LicencesPage

            return LicencesPage(theme)
        case Page.OFFICES:
            from cztservices.ui.offices_page import OfficesPage

            return OfficesPage(theme)
        case Page.ENTRY:
            from cztservices.ui.entry_page import EntryPage

            return EntryPage(theme)
        case Page.REQUIREMENT:
            from cztservices.ui.requirement_page import RequirementPage

            return RequirementPage(theme)
        case Page.EVENTS:
            from cztservices.ui.tiles_page import EventsPage

            return EventsPage(theme)
        case Page.EVENT:
            from cztservices.ui.event_page import EventPage

            return EventPage(theme, ticks)
        case Page.COVERAGE:
            from cztservices.ui.coverage_page import CoveragePage

            return CoveragePage(theme)
        case Page.CHANGES:
            from cztservices.ui.changes_page import ChangesPage

            return ChangesPage(theme)
        case Page.HELP:
            from cztservices.ui.help_page import HelpPage

            return HelpPage(theme)
        case Page.MINE:
            from cztservices.ui.mine_page import MinePage

            return MinePage(theme)
