"""One guide: the answer, the way in a picture, what to do, what is not known, what proves it."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cztservices.domain.hall import WHOLE
from cztservices.domain.words import Element
from cztservices.presenters.actions import Action
from cztservices.presenters.flow import FlowView
from cztservices.presenters.guide_view import GuideView, is_less_urgent
from cztservices.presenters.mine_view import KeptView
from cztservices.presenters.ticks import Ticks
from cztservices.presenters.trip import TripView
from cztservices.ui.case_card import CaseCard, make_offer
from cztservices.ui.column_page import LATER_MS, ColumnPage
from cztservices.ui.flow_picture import FlowPicture
from cztservices.ui.fold import Fold
from cztservices.ui.guide_cards import make_gaps, make_lists, make_ring, make_sources, make_travel
from cztservices.ui.guide_head import GuideHead
from cztservices.ui.guide_lines import GuideLines
from cztservices.ui.note_places import NotePlaces
from cztservices.ui.page_wishes import pass_on
from cztservices.ui.theme import Theme
from cztservices.ui.trip_card import TripCard
from cztservices.ui.widgets import make_card, make_label

_DOING = (Element.STATUS, Element.CONDITION, Element.MATERIAL, Element.STEP, Element.CHANNEL, Element.OFFICE)
"""Elements that say what to do; whether a trip would be wasted follows them."""


class GuidePage(ColumnPage):
    """Draws a :class:`GuideView`; papers that are ticked stay ticked."""

    at_once = 4
    """So many parts are drawn before the first paint: they fill a screen."""

    def __init__(self, theme: Theme, ticks: Ticks) -> None:
        """Empty until a guide is shown."""
        super().__init__(theme)
        self._ticks = ticks
        self._shown = ""
        self._place: int | None = None
        self._trip: TripCard | None = None
        self._offers_reading = False
        self._parts: Iterator[QWidget] = iter(())
        self._head: GuideHead | None = None
        self._notes = NotePlaces(theme, self)
        self._notes.keeping_requested.connect(self.keeping_requested)
        self._notes.begun.connect(self._on_note_begun)

    def show_view(self, view: GuideView) -> None:
        """Show ``view``; the same service in another direction keeps its place on the page.

        What lies below the first screen is drawn when that has been painted.
        """
        keeps_place = view.service_id == self._shown
        place = self.verticalScrollBar().value() if keeps_place else 0
        self._shown, self._view = view.service_id, view
        self.setAccessibleName(view.title)
        self._notes.begin(view)
        if self._trip is not None:
            self._trip.setParent(self)  # else it would go with the page that it stands on
        ground, self._column = self.make_column()
        self._parts = self._make_parts(view)
        for part in islice(self._parts, self.at_once):
            self._column.addWidget(part)
        if place:
            self.complete()
        else:
            QTimer.singleShot(LATER_MS, ground, self.complete)
        self.setWidget(ground)
        self._place = place
        self._keep_place()
        if place:
            QTimer.singleShot(0, self, self._keep_place)

    def scroll_to(self, scroll: float) -> None:
        """Go there instead of where the same service was before."""
        self._place = None
        super().scroll_to(scroll)

    def _keep_place(self) -> None:
        if self._place is not None:
            self.verticalScrollBar().setValue(self._place)

    def release(self) -> None:
        """Let go of the guide; the card of the trip stays for the next."""
        self._parts = iter(())
        if self._trip is not None:
            self._trip.setParent(self)
            self._trip.hide()
        self._head = None
        self._notes.begin(None)
        super().release()

    def complete(self) -> None:
        """Draw what has not been drawn yet."""
        for part in self._parts:
            self._column.addWidget(part)
        self._column.addStretch(1)

    def show_trip(self, view: TripView) -> None:
        """Show what is known of a journey on another day."""
        if self._trip is not None:
            self._trip.show_trip(view)

    def show_kept(self, view: KeptView) -> None:
        """Show whether it is a favourite, and the notes."""
        self._notes.show_kept(view)
        if self._head is not None:
            self._head.show_kept(view)

    def write_note(self) -> None:
        """Write a note on the line that has the focus, or else on the answer."""
        sections = [line for section in self._view.sections for line in section.lines]
        first = self._view.answer_line or next(iter(sections), None)
        line = self._notes.own.line_with_focus() or (first.id if first is not None else "")
        self.complete()
        self._notes.own.write_on(line)

    def write_hall_note(self) -> None:
        """Write a note of the hall on the line or the section that has the focus, or else on the whole guide."""
        place = self._notes.hall.line_with_focus() or WHOLE
        self.complete()
        self._notes.hall.write_on(place)

    def _on_note_begun(self, editor: QWidget) -> None:
        """Bring it into sight once it has its place."""
        QTimer.singleShot(0, editor, lambda: self.ensureWidgetVisible(editor))

    def offer_reading(self, *, offered: bool) -> None:
        """Show the button that reads the guide aloud, or take it away."""
        self._offers_reading = offered
        if self._head is not None:
            self._head.offer_reading(offered=offered)

    def _make_parts(self, view: GuideView) -> Iterator[QWidget]:
        """The parts of the page from above, each made when it is asked for."""
        lines = GuideLines(view, self.theme, self._ticks, self._notes, self.link_requested, self.page_requested)
        yield self._make_head(view)
        yield lines.make_answer()
        yield from self._make_case(view)
        if view.flow is not None:
            yield self._flow(view.flow)
        folded = [section for section in view.sections if self.theme.elder and is_less_urgent(section, view)]
        shown = [section for section in view.sections if section not in folded]
        yield from (lines.make_section(section) for section in shown if section.element in _DOING)
        if view.travel:
            yield make_travel(view, self.theme, self.page_requested.emit)
        if view.trip is not None:
            yield self._trip_card(view.trip)
        yield from (lines.make_section(section) for section in shown if section.element not in _DOING)
        if view.ring:
            yield make_ring(view.ring, self.theme)
        if view.gaps:
            yield make_gaps(view, self.theme)
        yield from self._notes.make_gone()
        for section in folded:
            yield Fold(f"{section.title} ({len(section.lines)})", partial(lines.make_section, section))
        if view.lists:
            yield make_lists(view, self.theme)
        yield make_sources(view, self.theme)
        yield make_label(view.footer, "caption")

    def _make_head(self, view: GuideView) -> GuideHead:
        self._head = head = GuideHead(view, self.theme, offers_reading=self._offers_reading)
        pass_on(head, self, ("action_requested", "page_requested", "reading_requested", "keeping_requested"))
        return head

    def _make_case(self, view: GuideView) -> Iterator[QWidget]:
        """The case that was answered, or the offer to ask; nothing where the guide holds for everybody."""
        if view.case is not None:
            card = CaseCard(view, view.case, self.theme)
            card.page_requested.connect(self.page_requested)
            yield card
        elif view.ask:
            tile = make_offer(view, self.theme)
            tile.clicked.connect(lambda: self.action_requested.emit(Action.ASK))
            yield tile

    def _flow(self, flow: FlowView) -> QWidget:
        frame, inside = make_card(self.theme)
        inside.addWidget(FlowPicture(flow, self.theme))
        return frame

    def _trip_card(self, trip: TripView) -> TripCard:
        """The card of the trip, which goes from one guide to the next: its calendar is slow to make."""
        if self._trip is None:
            self._trip = TripCard(trip, self.theme)
            self._trip.day_chosen.connect(self.day_chosen)
        else:
            self._trip.show_trip(trip)
            self._trip.show()
        return self._trip
