"""Both kinds of notes on one guide: one's own on its lines, those of the hall on elements and the whole guide too."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cztservices.domain.hall import WHOLE
from cztservices.presenters.guide_view import GuideView, LineView, places_of_answer
from cztservices.presenters.mine_view import KeptView
from cztservices.ui.guide_notes import GuideNotes
from cztservices.ui.hall_notes import HallNotes
from cztservices.ui.note_button import NoteButton
from cztservices.ui.theme import Theme


class NotePlaces(QObject):
    """Tells both where they stand, and what is kept now."""

    keeping_requested = Signal(object)
    begun = Signal(QWidget)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """No guide is shown yet."""
        super().__init__(parent)
        self.own, self.hall = GuideNotes(theme, self), HallNotes(theme, self)
        for notes in (self.own, self.hall):
            notes.keeping_requested.connect(self.keeping_requested)
            notes.begun.connect(self.begun)

    def begin(self, view: GuideView | None) -> None:
        """Another guide is drawn from now on, or none."""
        service = view.service_id if view is not None else ""
        self.own.begin(service, view.kept if view is not None else None)
        self.hall.begin(service, view.hall if view is not None else None)

    def show_kept(self, view: KeptView) -> None:
        """Draw what is different now."""
        self.own.show_view(view)
        self.hall.show_view(view.hall)

    def on_line(self, line: LineView, below: QVBoxLayout) -> tuple[NoteButton, ...]:
        """The buttons that write on ``line``; the notes stand at the end of ``below``."""
        made = (notes.make_button(line.id, line.seen, below) for notes in (self.own, self.hall))
        return tuple(button for button in made if button is not None)

    def on_answer(self, view: GuideView, below: QVBoxLayout) -> tuple[NoteButton, ...]:
        """The same for the answer, where notes of the hall are about the whole guide."""
        line, made = view.answer_line, list[NoteButton | None]()
        if line is not None:
            made.append(self.own.make_button(line.id, line.seen, below))
        made.append(self.hall.make_button(WHOLE, "", below))
        behind = {one.id for one in view.answer_behind}
        for place in places_of_answer(view):
            if place != WHOLE and place not in behind:
                self.hall.show_at(place, below)
        return tuple(button for button in made if button is not None)

    def on_section(self, place: str, below: QVBoxLayout) -> NoteButton | None:
        """The button that writes for the hall on an element."""
        return self.hall.make_button(place, "", below)

    def make_gone(self) -> tuple[QWidget, ...]:
        """The notes on lines that the guide has no longer, where there are any."""
        return tuple(card for notes in (self.own, self.hall) if (card := notes.make_gone()) is not None)
