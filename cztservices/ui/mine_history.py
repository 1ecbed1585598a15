"""Where one has been, day by day."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cztservices.i18n import N_
from cztservices.presenters.mine_view import DayView, MinePageView, VisitView
from cztservices.ui.fold import Fold
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.mine_part import MinePart
from cztservices.ui.questions import ask
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_card, make_label

_OPEN_DAYS = 2
"""So many days are shown; those before them are folded."""


class HistoryPart(MinePart):
    """Cleared, switched off and on with two buttons; in a hall, so is the counting of failed searches."""

    def __init__(self, view: MinePageView, theme: Theme) -> None:
        """Draw all days."""
        super().__init__(view, theme)
        mine = view.mine
        self.column.addWidget(make_label(mine.history_lead, "body"))
        buttons = FlowLayout(theme.dp(8))
        words = self.say(N_("Switch history off") if mine.keeps_history else N_("Switch history on"))
        buttons.addWidget(self.make_button(words, words, self._switch))
        if mine.days:
            words = self.say(N_("Clear all"))
            buttons.addWidget(self.make_button(words, words, self._ask_to_clear))
        self.column.addLayout(buttons)
        if mine.counts_failures is not None:
            self.column.addWidget(self._make_counting(is_on=mine.counts_failures))
        if not mine.days:
            words = self.say(N_("Nothing is recorded yet; open a guide, and it stands here."))
            self.column.addWidget(make_label(words, "section"))
        for number, day in enumerate(mine.days):
            if number < _OPEN_DAYS:
                frame, layout = make_card(theme)
                layout.addWidget(make_label(day.title, "section"))
                layout.addWidget(self._visits(day))
                self.column.addWidget(frame)
            else:
                self.column.addWidget(Fold(f"{day.title} ({len(day.visits)})", partial(self._visits, day)))

    def _make_counting(self, *, is_on: bool) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.addWidget(make_label(self.view.mine.counting_title, "section"))
        layout.addWidget(make_label(self.view.mine.counting_lead, "body"))
        words = self.say(N_("Stop and delete the counts") if is_on else N_("Count failed searches"))
        buttons = FlowLayout(self.theme.dp(8))
        buttons.addWidget(self.make_button(words, words, partial(self._switch_counting, on=not is_on)))
        layout.addLayout(buttons)
        return frame

    def _switch_counting(self, *, on: bool) -> None:
        self.keeping_requested.emit(lambda keeping: keeping.switch_counting(on=on))

    def _visits(self, day: DayView) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.theme.dp(2))
        for visit in day.visits:
            layout.addLayout(self._visit(visit))
        return box

    def _visit(self, visit: VisitView) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.dp(12))
        row.addWidget(make_label(visit.time, "list", wrap=False))
        row.addWidget(self.make_place(visit.place), 1)
        return row

    def _switch(self) -> None:
        on = not self.view.mine.keeps_history
        self.keeping_requested.emit(lambda keeping: keeping.switch_history(on=on))

    def _ask_to_clear(self) -> None:
        question, detail = N_("Forget where you have been?"), N_("Favourites, notes and ticks stay.")

        def clear() -> None:
            self.keeping_requested.emit(lambda keeping: keeping.clear_history())

        ask(self, self.say(question), self.say(detail), self.say(N_("Clear all")), self.view.translator, clear)
