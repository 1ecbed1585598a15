"""A note in its own look: what it says, what became of its line, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from cztservices.i18n import N_, Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.drafts import Draft, Drafts
from cztservices.presenters.hall_view import Reach
from cztservices.presenters.mine_view import NoteView
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.link import Link
from cztservices.ui.note_editor import NoteEditor
from cztservices.ui.questions import ask
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, empty_layout, make_label, make_selectable


class NoteCard(QFrame):
    """Draws a :class:`NoteView`; it is edited and deleted in place."""

    keeping_requested = Signal(object)
    place_requested = Signal(object)

    def __init__(
        self,
        note: NoteView,
        service: str,
        drafts: Drafts,
        theme: Theme,
        translator: Translator,
        *,
        names_service: bool = False,
        can_edit: bool = True,
        reach: Reach | None = None,
    ) -> None:
        """``service`` is the id of the guide; ``names_service`` puts its name above, which leads there.

        ``reach`` is between which cities a note of the hall can be made to hold; None leaves it as it is.
        """
        super().__init__()
        self.setProperty("role", "hall_note" if note.layer else "note")
        self._note, self._drafts, self._theme, self._tr = note, drafts, theme, translator
        self._names_service = names_service
        self._can_edit, self._reach = can_edit, reach
        self._draft = Draft(service, note.line, note.uid, of_hall=bool(note.layer))
        self.editor: NoteEditor | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.dp(12), theme.dp(8), theme.dp(12), theme.dp(8))
        self._layout.setSpacing(theme.dp(6))
        self._draw()

    def _draw(self) -> None:
        self.editor = None
        empty_layout(self._layout)
        if self._note.layer:
            self._layout.addWidget(Chip(self._note.layer, self._note.layer_token, self._theme))
        if self._names_service:
            self._layout.addWidget(self._service())
        if self._note.state:
            self._layout.addWidget(Chip(self._note.state, self._note.token, self._theme, filled=True, wrap=True))
        if self._note.state and self._can_edit:
            self._layout.addWidget(self._words())
            if self._note.seen:
                self._layout.addWidget(self._new_words())
        if self._drafts.text_of(self._draft) is not None:
            self._layout.addWidget(self._edit())
            return
        if self._names_service and (about := self._note.about or ("" if self._note.state else self._note.new)):
            self._layout.addWidget(make_label(about, "caption"))
        self._layout.addWidget(make_selectable(make_label(self._note.text, "body")))
        self._layout.addWidget(make_label(self._note.written, "caption"))
        if self._can_edit:
            self._layout.addWidget(self._buttons())

    def _service(self) -> QWidget:
        place = self._note.service
        if place.page is None:
            return make_label(place.title, "section")
        link = Link(place.title, self._theme)
        link.clicked.connect(lambda: self.place_requested.emit(place))
        return link

    def _words(self) -> QWidget:
        """What the line said and what it says, beside each other."""
        box, _ = _SideBySide(self._theme), self._tr.gettext
        box.add(_(N_("The line said")), self._note.old or "–")
        if self._note.new:
            box.add(_(N_("It says now")), self._note.new)
        return box

    def _new_words(self) -> Link:
        link = Link(self._tr.gettext(N_("Keep the note for the new words")), self._theme, "list")
        link.clicked.connect(self._keep_for_new_words)
        return link

    def _buttons(self) -> QWidget:
        box, _ = QWidget(), self._tr.gettext
        row = FlowLayout(self._theme.dp(8))
        box.setLayout(row)
        for words, wish in ((N_("Edit"), self._begin), (N_("Delete"), self._ask_to_delete)):
            button = QPushButton(_(words))
            button.setProperty("role", "chip")
            button.clicked.connect(wish)
            row.addWidget(button)
        return box

    def _edit(self) -> NoteEditor:
        only_here = self._reach.only_here if self._reach is not None else ""
        self.editor = NoteEditor(self._draft, self._drafts, self._theme, self._tr, only_here)
        self.editor.kept.connect(self._keep)
        self.editor.left.connect(self._on_editor_left)
        return self.editor

    def _begin(self) -> None:
        self._drafts.write(self._draft, self._note.text)
        self._drafts.direct(self._draft, on=self._is_directed)
        self._draw()
        assert self.editor is not None  # noqa: S101 - there is a draft
        self.editor.begin()

    def _on_editor_left(self) -> None:
        self._draw()
        self.findChildren(QPushButton)[-1].setFocus()

    @property
    def _is_directed(self) -> bool:
        """Whether the note holds in one direction only."""
        return self._note.service.direction != Direction()

    def _keep(self, text: str) -> None:
        """An edited note is about the line as it was; only a button says that it is about the new words.

        One that is current, and holds elsewhere from now on, is about what stands beneath it there.
        """
        draft, seen, direction = self._draft, self._note.written_on, self._note.service.direction
        directed = self._drafts.is_directed(draft)
        if self._reach is not None and directed != self._is_directed:
            seen = seen if self._note.state else self._reach.seen(directed=directed)
            direction = self._reach.between(directed=directed)
        self.keeping_requested.emit(lambda keeping: keeping.put_note(draft, text, seen, direction))

    def _keep_for_new_words(self) -> None:
        draft, text, seen, direction = self._draft, self._note.text, self._note.seen, self._note.service.direction
        self.keeping_requested.emit(lambda keeping: keeping.put_note(draft, text, seen, direction))

    def _ask_to_delete(self) -> None:
        draft, _ = self._draft, self._tr.gettext

        def delete() -> None:
            self.keeping_requested.emit(lambda keeping: keeping.remove_note(draft))

        ask(self, _(N_("Delete this note?")), self._note.text, _(N_("Delete")), self._tr, delete)


class _SideBySide(QWidget):
    """Two texts beside each other, below each other where there is little room."""

    _NARROW_HAN = 24

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setMinimumWidth(1)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.dp(16))

    def add(self, title: str, text: str) -> None:
        """One of them."""
        box = QWidget()
        words = QVBoxLayout(box)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(self._theme.dp(2))
        words.addWidget(make_label(title, "caption"))
        words.addWidget(make_selectable(make_label(text, "list")))
        words.addStretch(1)
        self._lines.addWidget(box, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn them where they would have too little room."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = event.size().width() < self._theme.text("body") * self._NARROW_HAN
        self._lines.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
