"""One guide: the answer, the way in a picture, what to do, what is not known, what proves it."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from cztservices.domain.dates import Doubt
from cztservices.domain.words import Element
from cztservices.i18n import N_
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.flow import FlowView
from cztservices.presenters.guide_view import GuideView, LineView, RingView, SectionView
from cztservices.presenters.mine_view import KeptView
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.ticks import Ticks
from cztservices.presenters.trip import TripView
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.flow_picture import FlowPicture
from cztservices.ui.fold import Fold
from cztservices.ui.guide_line import GuideLine
from cztservices.ui.guide_notes import GuideNotes
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.link import Link
from cztservices.ui.theme import Theme
from cztservices.ui.trip_card import TripCard
from cztservices.ui.widgets import Chip, make_card, make_fitting_label, make_label, make_rule, make_selectable

SHORT_ANSWER = 26
"""An answer of at most so many characters (two Latin letters count one) is written in the largest size."""

_DOING = (Element.STATUS, Element.CONDITION, Element.MATERIAL, Element.STEP, Element.CHANNEL, Element.OFFICE)
"""Elements that say what to do; whether a trip would be wasted follows them."""

_LESS_URGENT = (Element.RESULT, Element.AMOUNT, Element.NOTE, Element.LEGAL_BASIS)
"""Elements that large print folds away, so that fewer things stand on the page."""


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
        self._read: QPushButton | None = None
        self._star: QPushButton | None = None
        self._notes = GuideNotes(theme, self)
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
        self._notes.begin(view.service_id, view.kept)
        if self._trip is not None:
            self._trip.setParent(self)  # else it would go with the page that it stands on
        ground, self._column = self.make_column()
        self._parts = self._make_parts(view)
        for part in islice(self._parts, self.at_once):
            self._column.addWidget(part)
        if place:
            self.complete()
        else:
            QTimer.singleShot(0, ground, self.complete)
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
        self._read = self._star = None
        self._notes.begin("", None)
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
        self._notes.show_view(view)
        if self._star is not None:
            _show_star(self._star, view)

    def write_note(self) -> None:
        """Write a note on the line that has the focus, or else on the answer."""
        sections = [line for section in self._view.sections for line in section.lines]
        first = self._view.answer_line or next(iter(sections), None)
        line = self._notes.line_with_focus() or (first.id if first is not None else "")
        self.complete()
        self._notes.write_on(line)

    def _on_note_begun(self, editor: QWidget) -> None:
        """Bring it into sight once it has its place."""
        QTimer.singleShot(0, editor, lambda: self.ensureWidgetVisible(editor))

    def offer_reading(self, *, offered: bool) -> None:
        """Show the button that reads the guide aloud, or take it away."""
        self._offers_reading = offered
        if self._read is not None:
            self._read.setVisible(offered)

    def sentences(self) -> tuple[str, ...]:
        """What to read aloud: the answer, the way, the papers, the steps, what is not known."""
        view = self._view
        read = [view.title, view.answer, *(fact.label + ": " + fact.text for fact in view.facts)]
        for section in view.sections:
            if section.element not in _LESS_URGENT:
                read += [section.title, *(line.text for line in section.lines)]
        return (*read, *view.gaps)

    def _make_parts(self, view: GuideView) -> Iterator[QWidget]:
        """The parts of the page from above, each made when it is asked for."""
        yield self._head(view)
        yield self._answer(view)
        if view.flow is not None:
            yield self._flow(view.flow)
        folded = [section for section in view.sections if self.theme.elder and section.element in _LESS_URGENT]
        shown = [section for section in view.sections if section not in folded]
        yield from (self._section(section) for section in shown if section.element in _DOING)
        if view.travel:
            yield self._travel(view)
        if view.trip is not None:
            yield self._trip_card(view.trip)
        yield from (self._section(section) for section in shown if section.element not in _DOING)
        if view.ring:
            yield self._ring(view.ring)
        if view.gaps:
            yield self._gaps(view)
        gone = self._notes.make_gone()
        if gone is not None:
            yield gone
        for section in folded:
            yield Fold(f"{section.title} ({len(section.lines)})", partial(self._section, section))
        yield from self._proofs(view)

    def _proofs(self, view: GuideView) -> Iterator[QWidget]:
        if view.lists:
            yield self._lists(view)
        yield self._sources(view)
        yield make_label(view.footer, "caption")

    def _flow(self, flow: FlowView) -> QWidget:
        frame, inside = make_card(self.theme)
        inside.addWidget(FlowPicture(flow, self.theme))
        return frame

    def _head(self, view: GuideView) -> QWidget:
        dp, box = self.theme.dp, QWidget()
        head = QVBoxLayout(box)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(dp(8))
        first = QHBoxLayout()
        first.addWidget(make_label(view.title, "title"), 1)
        self._read = QPushButton(view.read_aloud)
        self._read.clicked.connect(lambda: self.reading_requested.emit(self.sentences()))
        self._read.setVisible(self._offers_reading)
        first.addWidget(self._read, 0, Qt.AlignmentFlag.AlignTop)
        compare = QPushButton(view.compare)
        compare.setToolTip(f"{view.compare} ({ACTIONS[Action.COMPARE].shortcuts[0]})")
        compare.clicked.connect(lambda: self.page_requested.emit(PageRef(Page.COMPARE, view.service_id)))
        first.addWidget(compare, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(first)
        line = FlowLayout(dp(12))
        for number, end in enumerate(view.ends):
            if number:
                line.addWidget(make_label("→", "body", wrap=False))
            line.addWidget(Chip(f"{end.label} {end.city}", end.token, self.theme, role="list", wrap=True))
        line.addWidget(Chip(view.badge, view.badge_token, self.theme, filled=True, role="list", wrap=True))
        head.addLayout(line)
        if view.buttons or view.kept is not None:
            head.addLayout(self._buttons(view))
        if view.kept is not None and view.kept.trouble:
            head.addWidget(Chip(view.kept.trouble, "caution", self.theme, filled=True, role="list", wrap=True))
        if view.prompt:
            head.addWidget(Chip(view.prompt, "caution", self.theme, filled=True, role="list", wrap=True))
        return box

    def _buttons(self, view: GuideView) -> FlowLayout:
        """What can be done with the guide."""
        line = FlowLayout(self.theme.dp(8))
        if view.kept is not None:
            line.addWidget(self._make_star(view.kept, view.title))
        for shown in view.buttons:
            button = QToolButton()
            button.setText(shown.text)
            button.setToolTip(shown.title)
            button.setProperty("role", "chip")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(partial(self._on_button_clicked, shown.action))
            line.addWidget(button)
        return line

    def _on_button_clicked(self, action: Action) -> None:
        self.action_requested.emit(action)

    def _make_star(self, kept: KeptView, title: str) -> QPushButton:
        """The button that shows whether the guide is a favourite, and makes it one or none."""
        self._star = star = QPushButton()
        star.clicked.connect(
            lambda: self.keeping_requested.emit(lambda keeping: keeping.toggle_favourite(kept.place, title))
        )
        _show_star(star, kept)
        return star

    def _answer(self, view: GuideView) -> QWidget:
        line = view.answer_line
        unconfirmed = line is not None and line.doubt is Doubt.UNCONFIRMED
        role = "caution" if unconfirmed else {"stop": "stop", "caution": "caution"}.get(view.badge_token, "answer")
        frame, layout = make_card(self.theme, role)
        layout.setSpacing(self.theme.dp(12))
        length = sum(1 if ord(char) > 0x2E80 else 0.5 for char in view.answer)  # noqa: PLR2004 - where wide characters begin
        layout.addWidget(
            make_selectable(make_label(view.answer, "answer" if length <= SHORT_ANSWER else "answer_long"))
        )
        if line and line.caution:
            layout.addWidget(Chip(line.caution, "caution", self.theme, filled=unconfirmed, role="list", wrap=True))
        if line and line.dispute:
            layout.addWidget(Chip(line.dispute, "caution", self.theme, role="list", wrap=True))
        facts = FlowLayout(self.theme.dp(32))
        for fact in view.facts:
            facts.addWidget(self._fact(fact.label, fact.text))
        layout.addLayout(facts)
        if line:
            row = QHBoxLayout()
            row.addWidget(self._proof(line, view.proof_title), 1)
            layout.addLayout(row)
        if view.answer_behind:
            layout.addWidget(self._behind(view.answer_behind, view.behind_title))
        if line and (button := self._notes.make_button(line, layout)) is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
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

    def _fact(self, label: str, text: str) -> QWidget:
        box = QWidget()
        stack = QVBoxLayout(box)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(make_fitting_label(label, "caption"))
        stack.addWidget(make_fitting_label(text, "section"))
        return box

    def _proof(self, line: LineView, title: str) -> QWidget:
        """What proves the answer, which is not written as a line."""
        return Fold(f"{line.layer} · {title}", lambda: self._captions(line.proof))

    def _section(self, section: SectionView) -> QWidget:
        frame, layout = make_card(self.theme)
        head = QHBoxLayout()
        head.addWidget(make_label(section.title, "section"), 1)
        layout.addLayout(head)
        ticks = section.element is Element.MATERIAL and len(section.lines) > 0
        if ticks:
            count = make_label("", "list", wrap=False)
            head.addWidget(count)
        for number, line in enumerate(section.lines):
            if number:
                layout.addWidget(make_rule())
            drawn = self._line(line, can_be_ticked=ticks)
            if drawn.box is not None:
                drawn.box.setChecked(self._ticks.has(self._shown, line.id))
                drawn.ticked.connect(
                    lambda on, line=line, lines=section.lines, count=count: self._on_ticked(line, lines, count, on=on)
                )
            layout.addWidget(drawn)
        if ticks:
            self._count(section.lines, count)
        if section.behind:
            layout.addWidget(self._behind(section.behind, section.behind_title))
        return frame

    def _line(self, line: LineView, *, can_be_ticked: bool = False) -> GuideLine:
        drawn = GuideLine(
            line,
            self._view.proof_title,
            self.theme,
            can_be_ticked=can_be_ticked,
            make_note_button=self._notes.make_button,
        )
        drawn.link_requested.connect(self.link_requested)
        return drawn

    def _on_ticked(self, line: LineView, lines: Iterable[LineView], count: QLabel, *, on: bool) -> None:
        self._ticks.put(self._shown, line.id, on=on)
        self._count(lines, count)

    def _count(self, lines: Iterable[LineView], count: QLabel) -> None:
        done = [self._ticks.has(self._shown, line.id) for line in lines]
        count.setText(self._view.ticked.format(done=sum(done), all=len(done)))

    def _behind(self, lines: tuple[LineView, ...], title: str) -> QWidget:
        def make() -> QWidget:
            box = QWidget()
            layout = QVBoxLayout(box)
            layout.setContentsMargins(0, 0, 0, 0)
            for line in lines:
                layout.addWidget(self._line(line))
            return box

        return Fold(f"{title} ({len(lines)})", make)

    def _travel(self, view: GuideView) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.addWidget(make_label(view.travel_title, "section"))
        for way in view.travel:
            link = Link(way.name, self.theme)
            link.clicked.connect(lambda _checked=False, page=way.page: self.page_requested.emit(page))
            layout.addWidget(link)
            layout.addWidget(make_label(way.text, "list"))
        return frame

    def _ring(self, ring: RingView) -> QWidget:
        frame, layout = make_card(self.theme, "caution")
        layout.addWidget(make_label(ring.title, "section"))
        for words in (ring.greeting, *ring.questions):
            layout.addWidget(make_selectable(make_label(words, "body")))
        for words in ring.chinese:
            spoken = make_selectable(make_label(words, "body"))
            spoken.setProperty("language", "zh_CN")
            layout.addWidget(spoken)
        return frame

    def _gaps(self, view: GuideView) -> QWidget:
        frame, layout = make_card(self.theme, "caution")
        layout.addWidget(make_label(view.gaps_title, "section"))
        for gap in view.gaps:
            layout.addWidget(make_label(gap, "body"))
        return frame

    def _lists(self, view: GuideView) -> QWidget:
        return self._fold(view.lists_title, [f"{mention.text}\n{mention.caption}" for mention in view.lists])

    def _sources(self, view: GuideView) -> QWidget:
        texts = [
            f"[{source.number}] {source.title}\n{source.caption}" + (f"\n{source.url}" if source.url else "")
            for source in view.sources
        ]
        return self._fold(view.sources_title, texts)

    def _fold(self, title: str, texts: list[str]) -> QWidget:
        make: Callable[[], QWidget] = lambda: self._captions(texts)  # noqa: E731 - named for its type
        return Fold(f"{title} ({len(texts)})", make)

    def _captions(self, texts: Iterable[str]) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.theme.dp(10))
        for text in texts:
            layout.addWidget(make_selectable(make_label(text, "caption")))
        return box


def _show_star(star: QPushButton, kept: KeptView) -> None:
    words = N_("Take from the favourites") if kept.is_favourite else N_("Add to the favourites")
    name = f"{kept.translator.gettext(words)} ({ACTIONS[Action.FAVOURITE].shortcuts[0]})"
    star.setText("★" if kept.is_favourite else "☆")
    star.setAccessibleName(name)
    star.setToolTip(name)
