"""Chooses a visit to an office: which one, on which day, at what time, only within its opening hours."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from cztservices.catalogue.show import ShownGuide
from cztservices.i18n import N_, Translator
from cztservices.presenters.visit_view import VisitDayView, VisitOfficeView, VisitsView, present_visits
from cztservices.ui.dialog import Dialog
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, empty_layout, make_card, make_label, make_selectable


def open_visit(
    shown: ShownGuide, theme: Theme, translator: Translator, now: datetime, parent: QWidget
) -> "VisitDialog":
    """Open the choice of a visit for ``shown`` over ``parent``."""
    dialog = VisitDialog(theme, translator, present_visits(shown, translator, now), parent)
    dialog.open()
    return dialog


class VisitDialog(Dialog):
    """Draws a :class:`VisitsView`; what was chosen is saved by whoever listens."""

    visit_chosen = Signal(str, object)
    """The id of an office, and when the visit begins on the clock of the halls, as a :class:`datetime.datetime`."""

    contact_chosen = Signal(str)
    """The id of an office."""

    def __init__(self, theme: Theme, translator: Translator, view: VisitsView, parent: QWidget) -> None:
        """With the soonest visit chosen."""
        super().__init__(view.title, theme, translator, parent)
        self._view, self._office = view, view.proposed_office
        self._start = view.proposed
        self.column.addWidget(self.title)
        self.column.addWidget(make_label(view.service, "body"))
        self._found = QVBoxLayout()
        self._found.setSpacing(theme.dp(12))
        self._times = QVBoxLayout()
        self._times.setSpacing(theme.dp(12))
        self.column.addLayout(self._found)
        self.column.addLayout(self._times)
        self.column.addStretch(1)
        self.sentence = make_label("", "section")
        self.sentence.setMinimumHeight(1)  # else it is as high as its words would be one below the other
        self.foot.insertWidget(0, self.sentence)
        self.days, self.times = QButtonGroup(self), QButtonGroup(self)
        self.save = self.add_button(N_("Save for the calendar"))
        self.save.setDefault(True)
        self.contact = self.add_button(N_("Save as a contact"))
        self.another = self.add_button(N_("Another office"))
        self.add_close()
        self.save.clicked.connect(lambda: self.visit_chosen.emit(self._chosen.id, self._start))
        self.contact.clicked.connect(lambda: self.contact_chosen.emit(self._chosen.id))
        self.another.clicked.connect(self._on_another_clicked)
        self.contact.setVisible(bool(view.offices))
        self.another.setVisible(len(view.offices) > 1)
        self._show_office()
        chosen = self.days.checkedButton()
        (chosen or self.contact).setFocus()

    @property
    def _chosen(self) -> VisitOfficeView:
        return self._view.offices[self._office]

    def _on_another_clicked(self) -> None:
        self._office = (self._office + 1) % len(self._view.offices)
        days = self._chosen.days
        self._start = days[0].times[0].start if days else None
        self._show_office()

    def _show_office(self) -> None:
        empty_layout(self._times)
        empty_layout(self._found)
        if not self._view.offices:
            self._found.addWidget(make_label(self._view.nothing, "body"))
        else:
            self._found.addWidget(self._make_card(self._chosen))
            if self._chosen.days:
                labels = [day.label for day in self._chosen.days]
                self.days = self._choose(N_("Day"), labels, self._day_number(), self._found)
                self.days.idToggled.connect(self._on_day_toggled)
        self._show_day()

    def _make_card(self, office: VisitOfficeView) -> QWidget:
        frame, lines = make_card(self.theme)
        if len(self._view.offices) > 1:
            lines.addWidget(make_label(f"{self._office + 1} / {len(self._view.offices)}", "number"))
        lines.addWidget(make_selectable(make_label(office.name, "section")))
        for detail in office.details:
            lines.addWidget(make_selectable(make_label(detail, "body")))
        for warning in filter(None, (office.caution, office.nothing)):
            chip = Chip(warning, "caution", self.theme, role="body", wrap=True)
            lines.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        return frame

    def _choose(self, title: str, labels: Sequence[str], chosen: int, into: QVBoxLayout) -> QButtonGroup:
        """A title and buttons, of which one is pressed; arrows lead from one to the next."""
        holder, choice = QWidget(), FlowLayout(self.theme.dp(8))
        holder.setMinimumHeight(1)
        group, lines = QButtonGroup(holder), QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        name = self.translator.gettext(title)
        lines.addWidget(make_label(name, "caption"))
        for number, label in enumerate(labels):
            button = QToolButton()
            button.setText(label)
            button.setAccessibleName(f"{name}: {label}")
            button.setCheckable(True)
            button.setProperty("role", "chip")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setChecked(number == chosen)
            group.addButton(button, number)
            choice.addWidget(button)
        lines.addLayout(choice)
        into.addWidget(holder)
        holder.show()
        return group

    def _day_number(self) -> int:
        starts = [{time.start for time in day.times} for day in self._chosen.days]
        return next((number for number, day in enumerate(starts) if self._start in day), 0)

    def _on_day_toggled(self, number: int, chosen: bool) -> None:
        if chosen:
            self._start = self._chosen.days[number].times[0].start
            self._show_day()

    def _on_time_toggled(self, number: int, chosen: bool) -> None:
        if chosen:
            self._start = self._day().times[number].start
            self._say()

    def _day(self) -> VisitDayView:
        return self._chosen.days[self._day_number()]

    def _show_day(self) -> None:
        """The times of the chosen day."""
        if self._start is not None:
            empty_layout(self._times)
            day = self._day()
            self._times.addWidget(make_label(day.hours, "caption"))
            starts = [time.start for time in day.times]
            labels = [time.label for time in day.times]
            self.times = self._choose(N_("Time"), labels, starts.index(self._start), self._times)
            self.times.idToggled.connect(self._on_time_toggled)
        self._say()

    def _say(self) -> None:
        """The whole choice in a sentence above the buttons; nothing can be saved where nothing can be chosen."""
        times = self._day().times if self._start is not None else ()
        self.sentence.setText(next((time.sentence for time in times if time.start == self._start), ""))
        self.sentence.setVisible(self._start is not None)
        self.save.setVisible(self._start is not None)
