"""The notes on the lines of one guide: each below its line, where it is written and edited too."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cztservices.i18n import N_
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.drafts import Draft
from cztservices.presenters.mine_view import NotesView, NoteView
from cztservices.ui.note_button import NoteButton
from cztservices.ui.note_card import NoteCard
from cztservices.ui.note_editor import NoteEditor
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import empty_layout, make_card, make_label

if TYPE_CHECKING:
    from cztservices.presenters.keeping import Keeping

    Wish = Callable[[Keeping], object]


@dataclass(slots=True)
class _Place:
    """Where notes on a line stand: made when there is first one. What the line says is ``seen`` (zh)."""

    name: str
    seen: str
    below: QVBoxLayout
    button: NoteButton | None
    box: QWidget | None = None
    drawn: tuple[object, ...] = ((), False)


class GuideNotes(QObject):
    """Draws the notes of a :class:`NotesView` on the lines that are told to it."""

    words = N_("Write a note")
    gone_title = N_("Notes on lines that are no longer here")
    action = Action.NOTE

    keeping_requested = Signal(object)
    begun = Signal(QWidget)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """No guide is shown yet."""
        super().__init__(parent)
        self._theme = theme
        self._service = ""
        self._view: NotesView | None = None
        self._places: dict[str, _Place] = {}

    def begin(self, service: str, view: NotesView | None) -> None:
        """Another guide is drawn from now on; None keeps no notes."""
        self._service, self._view, self._places = service, view, {}

    def make_button(self, line: str, seen: str, below: QVBoxLayout) -> NoteButton | None:
        """The button that writes on ``line``, which says ``seen``; the notes stand at the end of ``below``.

        None where none are written.
        """
        if self._view is None:
            return None
        button = self._pencil(self._view)
        if button is not None:
            button.clicked.connect(lambda: self.write_on(line))
        self.add_place(line, seen, below, button)
        return button

    def add_place(self, line: str, seen: str, below: QVBoxLayout, button: NoteButton | None) -> None:
        """Draw the notes on ``line`` at the end of ``below``, now and when they are others."""
        self._places[line] = place = _Place(line, seen, below, button)
        self._draw(place)

    def make_gone(self) -> QWidget | None:
        """The notes on lines that the guide has no longer."""
        view = self._view
        if view is None or not view.gone:
            return None
        frame, layout = make_card(self._theme)
        layout.addWidget(make_label(view.translator.gettext(self.gone_title), "section"))
        for note in view.gone:
            layout.addWidget(self._card(note))
        return frame

    def show_view(self, view: NotesView | None) -> None:
        """Draw what is different now."""
        if view is None or self._view is None:
            return
        self._view = view
        for place in self._places.values():
            self._draw(place)

    def write_on(self, line: str) -> None:
        """Write a new note on a line, or go on with the one that was begun."""
        place = self._places.get(line)
        if place is None or place.button is None or self._view is None:
            return
        draft = self._draft(line)
        if self._view.drafts.text_of(draft) is None:
            self._view.drafts.write(draft, "")
            self._draw(place)
        if place.box is not None:
            for editor in place.box.findChildren(NoteEditor):
                editor.begin()
                self.begun.emit(editor)

    def line_with_focus(self) -> str:
        """The line on which the focus is; empty where it is on none."""
        held: QWidget | None = QApplication.focusWidget()
        while held is not None:
            for name, place in self._places.items():
                if held in (place.button, place.box) or held is place.below.parentWidget():
                    return name
            held = held.parentWidget()
        return ""

    def _draw(self, place: _Place) -> None:
        view = self._view
        assert view is not None  # noqa: S101 - else there are no places
        notes = view.notes.get(place.name, ())
        is_writing = place.button is not None and view.drafts.text_of(self._draft(place.name)) is not None
        if place.drawn == (notes, is_writing):
            return
        place.drawn = (notes, is_writing)
        if place.box is None:
            place.box = QWidget()
            layout = QVBoxLayout(place.box)
            layout.setContentsMargins(0, self._theme.dp(4), 0, 0)
            place.below.addWidget(place.box)
        lines, held = place.box.layout(), QApplication.focusWidget()
        assert lines is not None  # noqa: S101 - made above
        had_focus = held is not None and place.box.isAncestorOf(held)
        empty_layout(lines)
        for note in notes:
            lines.addWidget(self._card(note))
        if is_writing:
            lines.addWidget(self._editor(place))
        place.box.setVisible(bool(notes or is_writing))
        if had_focus and place.button is not None:
            place.button.setFocus()

    def _card(self, note: NoteView) -> NoteCard:
        assert self._view is not None  # noqa: S101 - a note of it
        card = self._make_card(note, self._view)
        card.keeping_requested.connect(self.keeping_requested)
        return card

    def _editor(self, place: _Place) -> NoteEditor:
        assert self._view is not None  # noqa: S101 - else nobody writes
        editor = self._make_editor(place.name, self._view)
        editor.kept.connect(lambda text: self.keeping_requested.emit(self._wish(place.name, place.seen, text)))
        editor.left.connect(lambda: self._draw(place))
        return editor

    # What is otherwise for the notes of a hall

    def _draft(self, line: str) -> Draft:
        return Draft(self._service, line)

    def _pencil(self, view: NotesView) -> NoteButton | None:
        words = view.translator.gettext(self.words)
        return NoteButton(f"{words} ({ACTIONS[self.action].shortcuts[0]})", self._theme)

    def _make_card(self, note: NoteView, view: NotesView) -> NoteCard:
        return NoteCard(note, self._service, view.drafts, self._theme, view.translator)

    def _make_editor(self, line: str, view: NotesView) -> NoteEditor:
        return NoteEditor(self._draft(line), view.drafts, self._theme, view.translator)

    def _wish(self, line: str, seen: str, text: str) -> "Wish":
        draft = self._draft(line)
        return lambda keeping: keeping.put_note(draft, text, seen)
