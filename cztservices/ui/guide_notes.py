"""The notes on the lines of one guide: each below its line, where it is written and edited too."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cztservices.i18n import N_
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.drafts import Draft
from cztservices.presenters.guide_view import LineView
from cztservices.presenters.mine_view import KeptView, NoteView
from cztservices.ui.note_button import NoteButton
from cztservices.ui.note_card import NoteCard
from cztservices.ui.note_editor import NoteEditor
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import empty_layout, make_card, make_label


@dataclass(slots=True)
class _Place:
    """Where the notes of a line stand: made when there is first one."""

    line: LineView
    below: QVBoxLayout
    button: NoteButton
    box: QWidget | None = None
    drawn: tuple[object, ...] = ((), False)


class GuideNotes(QObject):
    """Draws the notes of a :class:`KeptView` on the lines that are told to it."""

    keeping_requested = Signal(object)
    begun = Signal(QWidget)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """No guide is shown yet."""
        super().__init__(parent)
        self._theme = theme
        self._service = ""
        self._view: KeptView | None = None
        self._places: dict[str, _Place] = {}

    def begin(self, service: str, view: KeptView | None) -> None:
        """Another guide is drawn from now on; None keeps no notes."""
        self._service, self._view, self._places = service, view, {}

    def make_button(self, line: LineView, below: QVBoxLayout) -> NoteButton | None:
        """The button that writes on ``line``; the notes stand at the end of ``below``. None where none are kept."""
        if self._view is None:
            return None
        words = self._view.translator.gettext(N_("Write a note"))
        button = NoteButton(f"{words} ({ACTIONS[Action.NOTE].shortcuts[0]})", self._theme)
        button.clicked.connect(lambda: self.write_on(line.id))
        self._places[line.id] = place = _Place(line, below, button)
        self._draw(place)
        return button

    def make_gone(self) -> QWidget | None:
        """The notes on lines that the guide has no longer."""
        view = self._view
        if view is None or not view.gone:
            return None
        frame, layout = make_card(self._theme)
        layout.addWidget(make_label(view.translator.gettext(N_("Notes on lines that are no longer here")), "section"))
        for note in view.gone:
            layout.addWidget(self._card(note))
        return frame

    def show_view(self, view: KeptView) -> None:
        """Draw what is different now."""
        self._view = view
        for place in self._places.values():
            self._draw(place)

    def write_on(self, line: str) -> None:
        """Write a new note on a line, or go on with the one that was begun."""
        place = self._places.get(line)
        if place is None or self._view is None:
            return
        draft = Draft(self._service, line)
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
        notes = view.notes.get(place.line.id, ())
        is_writing = view.drafts.text_of(Draft(self._service, place.line.id)) is not None
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
        if had_focus:
            place.button.setFocus()

    def _card(self, note: NoteView) -> NoteCard:
        assert self._view is not None  # noqa: S101 - a note of it
        card = NoteCard(note, self._service, self._view.drafts, self._theme, self._view.translator)
        card.keeping_requested.connect(self.keeping_requested)
        return card

    def _editor(self, place: _Place) -> NoteEditor:
        assert self._view is not None  # noqa: S101 - else nobody writes
        draft, seen = Draft(self._service, place.line.id), place.line.seen
        editor = NoteEditor(draft, self._view.drafts, self._theme, self._view.translator)
        editor.kept.connect(
            lambda text: self.keeping_requested.emit(lambda keeping: keeping.put_note(draft, text, seen))
        )
        editor.left.connect(lambda: self._draw(place))
        return editor


MakeButton = Callable[[LineView, QVBoxLayout], NoteButton | None]
